using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Demo;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Tests.Privacy;

public sealed class DossierTests : IDisposable
{
    private static readonly Type[] Things =
    [
        typeof(CaseEntry), typeof(OutcomeProposal), typeof(Suspension), typeof(SafetyAlarm), typeof(Referral),
        .. typeof(RecordedFact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RecordedFact))),
    ];

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Everything_that_can_be_recorded_has_a_name_in_the_dossier(string language)
    {
        var keys = XDocument.Load(Path.Combine(Repository.Web, "Resources", "Privacy", $"DossierText.{language}.resx"))
            .Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet();
        Assert.All(Things.SelectMany(type => DossierFields.Of(type).Where(p => p.Name != "Period")).Select(p => DossierFields.LabelKey(p.Name)), key => Assert.Contains(key, keys));
    }

    [Fact]
    public async Task Every_case_of_the_demo_can_be_read_as_a_dossier_in_both_languages()
    {
        foreach (var language in (string[])["nl", "en"])
        {
            foreach (var (file, _) in Telling.Demo().DistinctBy(t => t.Plan.Story.Name).Select(t => (t.File, t.Plan)))
            {
                var (dossier, body) = await Read(file, language);
                Assert.True(dossier.Parts.Count > file.Entries.Count);
                Assert.Contains(file.VNumber, body, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Names_of_others_are_left_out_unless_chosen_and_the_childs_own_stay()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Named("Selam", "Tesfay");
        builder.File.RecordContactPerson(builder.By(Staff.Sanne), ContactRole.Guardian, "Fatima de Boer", "Nidos", "06-12345678", "f.deboer@example.org");
        builder.AddCandidate(name: "Hirut Tesfay");
        builder.File.RecordContact(builder.By(Staff.Sanne), new(
            ContactKind.Visit, "Utrecht", "Selam, Fatima de Boer", "Tigrinya", "mw. Idris", "Selam belt met tante Hirut. Mevrouw De Boer was erbij.", "Ik mis Hirut.", null, null));
        var (dossier, body) = await Read(builder.File, "nl");
        foreach (var name in (string[])["Fatima", "Boer", "06-12345678", "deboer@", "Hirut", "Idris", "Sanne"])
            Assert.DoesNotContain(name, body, StringComparison.Ordinal);
        Assert.Contains("Selam", body, StringComparison.Ordinal);
        Assert.Contains("Tesfay", body, StringComparison.Ordinal);
        Assert.Contains("Selam belt met tante [naam weggelaten]. Mevrouw De [naam weggelaten] was erbij.", System.Net.WebUtility.HtmlDecode(body), StringComparison.Ordinal);

        var phone = dossier.Parts.SelectMany(part => part.Fields).Single(field => field.Value == "06-12345678");
        Assert.Equal("06-12345678", dossier.Shown(phone, new Dictionary<string, FieldChoice> { [phone.Key] = FieldChoice.Show }));
        var notes = dossier.Parts.SelectMany(part => part.Fields).Single(field => field.Value.StartsWith("Selam belt", StringComparison.Ordinal));
        Assert.Null(dossier.Shown(notes, new Dictionary<string, FieldChoice> { [notes.Key] = FieldChoice.LeaveOut }));
        var own = dossier.Parts.SelectMany(part => part.Fields).First(field => field.Value == "Selam");
        Assert.Equal("Selam", dossier.Shown(own, new Dictionary<string, FieldChoice> { [own.Key] = FieldChoice.LeaveOut }));
    }

    private async Task<(Dossier Dossier, string Body)> Read(CaseFile file, string language)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language == "nl" ? "nl-NL" : "en-GB");
        var dossier = await scope.ServiceProvider.GetRequiredService<DossierReader>().ReadAsync(file);
        var request = (AccessRequest)Activator.CreateInstance(typeof(AccessRequest), nonPublic: true)!;
        return (dossier, scope.ServiceProvider.GetRequiredService<DossierDocument>().Body(dossier, request).Value!);
    }
}
