using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
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

    private static readonly Type[] Frozen = [typeof(FrozenReferral), typeof(SearchClock), .. typeof(FrozenReferral).GetNestedTypes()];

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
        Assert.All(Frozen.SelectMany(DossierFields.FrozenOf).Select(p => DossierFields.LabelKey(p.Name)), key => Assert.Contains(key, keys));
    }

    /// <summary>What a referral froze is about whom the same fact is about in its own place.</summary>
    [Fact]
    public void Every_frozen_field_is_classified_like_the_fact_it_was_read_from()
    {
        (Type Frozen, Type Fact)[] same =
        [
            (typeof(FrozenReferral.Person), typeof(IdentityVersion)), (typeof(FrozenReferral.Contact), typeof(ContactPerson)), (typeof(FrozenReferral.Proposed), typeof(OutcomeProposal)),
            (typeof(FrozenReferral.Decision), typeof(AuthorityDecision)), (typeof(FrozenReferral.Away), typeof(KindReasonedAway)), (typeof(FrozenReferral.Candidate), typeof(ShelterCandidate)),
            (typeof(FrozenReferral.Taken), typeof(CandidateStep)), (typeof(FrozenReferral.Assessed), typeof(CandidateAssessment)), (typeof(FrozenReferral.Request), typeof(CooperationFact)),
            (typeof(FrozenReferral.Judged), typeof(CooperationJudgement)), (typeof(FrozenReferral.View), typeof(Statement)), (typeof(FrozenReferral.Suspended), typeof(Suspension)),
            (typeof(FrozenReferral.Birth), typeof(BirthDateVersion)), (typeof(FrozenReferral.Moved), typeof(CaseEntry)), (typeof(FrozenReferral.Stretch), typeof(SearchStretch)),
            (typeof(FrozenReferral.Cause), typeof(StopCause)), (typeof(FrozenReferral.Named), typeof(CountryNamed)), (typeof(FrozenReferral.Checked), typeof(SafetyCheck)),
            (typeof(FrozenReferral.Verified), typeof(ShelterVerification)), (typeof(FrozenReferral.Outcome), typeof(CooperationResult)), (typeof(FrozenReferral.Talk), typeof(ContactMoment)),
            (typeof(FrozenReferral.TravelPaper), typeof(TravelDocument)), (typeof(FrozenReferral.Answered), typeof(TravelDocumentAnswer)), (typeof(FrozenReferral.Planned), typeof(ReturnPlan)),
            (typeof(FrozenReferral.Idle), typeof(DiligenceGap)), (typeof(FrozenReferral.Paper), typeof(CaseDocument)), (typeof(FrozenReferral.Earlier), typeof(Referral)),
            (typeof(FrozenReferral.EmbassyStepTaken), typeof(EmbassyStep)), (typeof(FrozenReferral.Part), typeof(StatementPart)), (typeof(FrozenReferral.AgreedWith), typeof(PlanAgreement)),
        ];
        Assert.Equal(Frozen.Where(type => type != typeof(FrozenReferral) && type != typeof(SearchClock)).ToHashSet(), same.Select(pair => pair.Frozen).ToHashSet());
        var compared = 0;
        foreach (var (frozen, fact) in same)
        {
            foreach (var property in DossierFields.FrozenOf(frozen))
            {
                if (fact.GetProperty(property.Name) is not { } twin)
                    continue;
                compared++;
                Assert.True(DossierFields.KindOf(fact, twin) == DossierFields.KindOf(frozen, property), $"{frozen.Name}.{property.Name}");
            }
        }

        Assert.True(compared > 50, $"{compared} compared");
        foreach (var name in (string[])["ProposedBy", "ConfirmedBy"])
            Assert.Equal(FieldKind.ThirdPerson, DossierFields.KindOf(typeof(FrozenReferral.Proposed), typeof(FrozenReferral.Proposed).GetProperty(name)!));
    }

    /// <summary>The whole demo, with what nobody chose: no name, number or address of anybody else, and no word of the program.</summary>
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task No_dossier_of_the_demo_gives_anybody_else_away_or_speaks_the_words_of_the_program(string language)
    {
        var files = Telling.Told.Value.Select(t => t.File).Where(f => f.Referrals.Count > 0).ToList();
        Assert.True(files.Count > 10);
        foreach (var file in files)
        {
            var text = System.Net.WebUtility.HtmlDecode((await Read(file, language)).Body);
            Assert.DoesNotContain(OfOthers(file), secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotMatch(@"\\u[0-9a-fA-F]{4}|""[a-zA-Z]+"":", text);
            AssertNoIdentifier(text);
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Every_act_that_the_trail_knows_has_words_in_a_dossier(string language)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language == "nl" ? "nl-NL" : "en-GB");
        var (dossier, _) = await Read(CasePageCases.In(CasePhase.Intake).File, language);
        var looks = Enum.GetValues<AuditAction>().Select(action => new Look(new DateTime(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc), ActorRole.Auditor, action)).ToList();
        var body = scope.ServiceProvider.GetRequiredService<DossierDocument>().Body(dossier with { Looks = looks }, Request()).Value!;
        Assert.Equal(looks.Count, body.Split("<li>").Length - 1);
        AssertNoIdentifier(body);
    }

    [Theory]
    [InlineData("O. Yıldız belde met voogd O. Yildiz.", "[naam] belde met voogd [naam].")]
    [InlineData("FATIMA DE BOER, bel +31 6 1234 5678 of f.deboer@EXAMPLE.org", "[naam], bel [bereik] of [bereik]")]
    [InlineData("Bel 0612345678, +31 (0)6 12-34-56-78 of 0031612345678.", "Bel [bereik], [bereik] of [bereik].")]
    [InlineData("Tolk Idris vertaalde; in 2026 was Selam er.", "Tolk [naam] vertaalde; in 2026 was Selam er.")]
    public void Names_numbers_and_addresses_go_however_they_are_typed(string text, string left)
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Named("Selam", "Tesfay");
        builder.File.RecordContactPerson(builder.By(new Actor("o", "O. Yıldız", ActorRole.Counsellor)), ContactRole.Guardian, "Fatima de Boer", "Nidos", "06-12345678", "f.deboer@example.org");
        builder.File.RecordRequest(builder.By(Staff.Sanne), new RequestDetails("call", "Tigrinya", "Tolk mw. Idris", true, null));
        Assert.Equal(left, ThirdPersons.Of(builder.File, "[naam]", "[bereik]").LeftOutOf(text));
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

    // Names without a capital, such as "aunt", are words of everybody.
    private static string[] OfOthers(CaseFile file)
    {
        var identity = file.Identity;
        return
        [
            .. file.Facts.OfType<ContactPerson>().SelectMany(c => (string?[])[c.Name, c.Phone, c.Email])
                .Concat(file.Facts.OfType<ShelterCandidate>().Where(c => c.Kind != ShelterKind.ReceptionHouse).Select(c => c.Name))
                .Concat(file.Facts.OfType<CooperationFact>().Select(f => f.Interpreter)).Concat(file.Facts.OfType<ContactMoment>().Select(c => c.Interpreter))
                .Concat(file.Entries.Select(e => e.ByName)).Concat(file.Referrals.Select(r => FrozenReferral.Read(r.Content).Counsellor))
                .OfType<string>().Where(said => said.Length > 3 && said.Any(c => char.IsUpper(c) || char.IsAsciiDigit(c) || c == '@') && said.Contains(' ', StringComparison.Ordinal) | said.Any(c => !char.IsLetter(c)))
                .Where(said => !$"{identity.FirstNames} {identity.LastName}".Contains(said, StringComparison.OrdinalIgnoreCase)).Distinct(),
        ];
    }

    private static void AssertNoIdentifier(string text)
    {
        var identifiers = new[] { typeof(CaseFile).Assembly, typeof(AuditAction).Assembly, typeof(DossierDocument).Assembly }.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsEnum)
            .SelectMany(Enum.GetNames).Where(name => name.Skip(1).Any(char.IsUpper)).ToHashSet();
        Assert.True(identifiers.Count > 200);
        Assert.DoesNotContain(System.Text.RegularExpressions.Regex.Matches(text, @"\w+").Select(word => word.Value), identifiers.Contains);
    }

    private static AccessRequest Request() => (AccessRequest)Activator.CreateInstance(typeof(AccessRequest), nonPublic: true)!;

    private async Task<(Dossier Dossier, string Body)> Read(CaseFile file, string language)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language == "nl" ? "nl-NL" : "en-GB");
        var dossier = await scope.ServiceProvider.GetRequiredService<DossierReader>().ReadAsync(file);
        return (dossier, scope.ServiceProvider.GetRequiredService<DossierDocument>().Body(dossier, Request()).Value!);
    }
}
