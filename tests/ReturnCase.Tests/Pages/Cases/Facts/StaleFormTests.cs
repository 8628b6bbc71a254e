using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>A form that would be refused says so before anybody fills it in.</summary>
public sealed class StaleFormTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task A_correction_of_what_was_corrected_says_so_at_once_and_leads_to_what_holds()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch);
        var first = Recorded(builder, "Gesproken.");
        var second = Recorded(builder, "Gesproken over school.", first);
        var last = Recorded(builder, "Gesproken over school en sport.", second);
        var at = $"/cases/{await app.KeepCase(builder)}";
        var client = await app.ClientAs("sanne");
        foreach (var old in (int[])[first, second])
        {
            var said = (await client.Get($"{at}/contact?corrects={old}")).Find(".rc-alert--warn");
            Assert.Contains("is al verbeterd", said.TextContent, StringComparison.Ordinal);
            Assert.Equal([$"{at}?all=true#line-{last}", $"{at}/contact?corrects={last}"], said.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        }

        Assert.Null((await client.Get($"{at}/contact?corrects={last}")).Document.QuerySelector(".rc-alert--warn"));
        // What was typed elsewhere meanwhile is still there to copy.
        Assert.NotNull((await client.Get($"{at}/contact?corrects={first}")).Find("[name='Input.Notes']"));
    }

    [Fact]
    public async Task What_was_taken_back_is_not_corrected_and_its_form_says_so()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch);
        var first = Recorded(builder, "Gesproken.");
        builder.File.RetractAsError(builder.By(Staff.Sanne), first);
        var at = $"/cases/{await app.KeepCase(builder)}";
        var page = await (await app.ClientAs("sanne")).Get($"{at}/contact?corrects={first}");
        Assert.Contains("teruggenomen als fout", page.Find(".rc-alert--warn").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contact", true)]
    [InlineData("request", true)]
    [InlineData("best-interests", true)]
    [InlineData("follow-up", false)]
    [InlineData("document", false)]
    [InlineData("contacts", false)]
    public async Task A_form_of_a_closed_case_says_at_once_whether_it_can_be_saved(string page, bool refused)
    {
        var builder = CaseBuilder.In(CasePhase.Closed);
        var at = $"/cases/{await app.KeepCase(builder)}";
        var said = (await (await app.ClientAs("sanne")).Get($"{at}/{page}")).Document.QuerySelectorAll(".rc-alert--warn").Select(alert => alert.TextContent).ToList();
        Assert.Equal(refused, said.Exists(text => text.Contains("De zaak is gesloten.", StringComparison.Ordinal) && text.Contains("besluiten vastleggen", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_correction_that_changes_nothing_is_refused_and_one_of_the_day_alone_is_not()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).Wait(3);
        var first = Recorded(builder, "Gesproken.");
        var number = await app.KeepCase(builder);
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"/cases/{number}/contact?corrects={first}");
        var refused = await client.Submit(form, "main form", new() { ["Input.CorrectionReason"] = "Zomaar." });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Dit staat er al zo", refused.Text, StringComparison.Ordinal);
        Assert.Equal(first, (await app.Read(number)).Latest<ContactMoment>()!.Sequence);

        var day = builder.Today.AddDays(-1);
        Dictionary<string, string?> dated = new() { ["Input.OccurredOn.Day"] = $"{day.Day}", ["Input.OccurredOn.Month"] = $"{day.Month}", ["Input.OccurredOn.Year"] = $"{day.Year}" };
        Assert.Equal($"/cases/{number}", (await client.Submit(form, "main form", dated)).RedirectsTo);
    }

    [Fact]
    public async Task A_correction_of_a_talk_with_brothers_still_names_them()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch);
        var first = builder.File.RecordContact(builder.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "Gesproken.", null, null, null) { AlsoWith = "RC-2026-000099" }).Sequence;
        var number = await app.KeepCase(builder);
        await (await app.ClientAs("sanne")).Fill($"/cases/{number}/contact?corrects={first}", new() { ["Input.Notes"] = "Gesproken over school." });
        var kept = (await app.Read(number)).Latest<ContactMoment>()!;
        Assert.Equal(("Gesproken over school.", "RC-2026-000099"), (kept.Notes, kept.AlsoWith));
    }

    private static int Recorded(CaseBuilder builder, string notes, int? corrects = null) =>
        builder.File.RecordContact(builder.By(Staff.Sanne, corrects: corrects), new(ContactKind.Visit, null, null, null, null, notes, null, null, null)).Sequence;
}
