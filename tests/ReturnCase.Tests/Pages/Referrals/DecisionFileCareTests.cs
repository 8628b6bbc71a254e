using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Referrals;

/// <summary>What keeps a liaison from recording by file what is not meant: it is told, not ticked, asked for, or set aside.</summary>
public sealed class DecisionFileCareTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_reference_that_stands_in_another_case_is_an_error_of_the_line()
    {
        var (one, other) = (CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), CasePageCases.In(CasePhase.CooperatedNoShelter).Exported());
        await _app.KeepAll([one, other]);
        var client = await _app.ClientAs("pieter");
        await client.Record(await client.Bring(DecisionFileCases.Csv(one.Line("X-1", "ResidenceNotGranted"))));
        var page = await client.Bring(DecisionFileCases.Csv(other.Line("x-1", "ResidenceNotGranted")));
        Assert.Contains("staat al in een andere zaak", page.Results()[0], StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("input[name='Input.Items']"));
    }

    [Fact]
    public async Task Two_decisions_about_one_child_name_each_other_and_are_not_ticked()
    {
        var (twice, once) = (CasePageCases.In(CasePhase.InsufficientCooperation).Exported(), CasePageCases.In(CasePhase.InsufficientCooperation).Exported());
        await _app.KeepAll([twice, once]);
        var client = await _app.ClientAs("pieter");
        var page = await client.Bring(DecisionFileCases.Csv(twice.Line("Z-1", "FurtherInvestigation"), once.Line("Z-2", "NothingFurther"), twice.Line("Z-3", "NothingFurther")));
        Assert.Contains("Ook regel 4", page.Results()[0], StringComparison.Ordinal);
        Assert.Contains("Ook regel 2", page.Results()[2], StringComparison.Ordinal);
        Assert.Equal(["2"], page.Document.QuerySelectorAll("input[name='Input.Items'][checked]").Select(box => box.GetAttribute("value")));
        Assert.Contains("kan worden vastgelegd: 1", page.Text, StringComparison.Ordinal);
        Assert.Contains("eerst zelf bekijken: 2", page.Text, StringComparison.Ordinal);
        await client.Post(page.Address, [new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), new("Input.All", "true")]);
        Assert.Empty((await _app.Read(twice.File.Number)).WaitingDecisions);
        Assert.Single((await _app.Read(once.File.Number)).WaitingDecisions);
    }

    [Fact]
    public async Task Decisions_about_many_children_ask_for_their_number_and_keep_what_was_ticked()
    {
        CaseBuilder[] cases = [.. Enumerable.Range(0, 12).Select(_ => CasePageCases.In(CasePhase.CooperatedNoShelter).Exported())];
        await _app.KeepAll(cases);
        var client = await _app.ClientAs("pieter");
        var page = await client.Bring(DecisionFileCases.Csv([.. cases.Select((one, i) => one.Line($"Z-{i}", "ResidenceNotGranted"))]));
        var asked = await client.Record(page, [.. Enumerable.Range(1, 11)]);
        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Contains("11 kinderen", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Equal(11, asked.Document.QuerySelectorAll("input[name='Input.Items'][checked]").Length);
        Assert.Empty((await _app.Read(cases[0].File.Number)).WaitingDecisions);
        KeyValuePair<string, string>[] form = [new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), .. Enumerable.Range(1, 11).Select(item => new KeyValuePair<string, string>("Input.Items", $"{item}"))];
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Post(page.Address, [.. form, new("Input.Children", "12")])).Status);
        Assert.NotNull((await client.Post(page.Address, [.. form, new("Input.Children", "11")])).RedirectsTo);
        Assert.Single((await _app.Read(cases[10].File.Number)).WaitingDecisions);
        Assert.Empty((await _app.Read(cases[11].File.Number)).WaitingDecisions);
    }

    [Theory]
    [InlineData("nl", "grond: regulier verblijf", "vertrektermijn: 28 dagen", "naar: Guinee", "antwoord vóór 31 januari 2027", "onrechtmatig verblijf: ja")]
    [InlineData("en", "ground: regulier verblijf", "departure term: 28 days", "to: Guinea", "answer before 31 January 2027", "unlawful stay: yes")]
    public async Task The_preview_shows_what_is_recorded_and_the_referral_that_was_found(string language, params string[] stated)
    {
        var (granted, decided, asked) = (CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), CasePageCases.In(CasePhase.ShelterFound).Exported(), CasePageCases.In(CasePhase.InsufficientCooperation).Exported());
        await _app.KeepAll([granted, decided, asked]);
        var client = await _app.ClientAs("pieter");
        await client.Speak(language);
        var page = await client.Bring(DecisionFileCases.Csv(
            $"Z-1;;;{granted.File.VNumber};ResidenceGranted;2026-11-23;regulier verblijf;;;;;",
            decided.Line("Z-2", "ReturnDecisionIssued", rest: ";;true;true;28;GN"),
            asked.Line("Z-3", "FurtherInvestigation", rest: ";2027-01-31;;;;")));
        foreach (var words in stated)
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
        var found = $"a[href='/referrals/{granted.Referral.Number.ToLowerInvariant()}']";
        Assert.NotNull(page.Document.QuerySelector(found));
        Assert.NotNull((await client.Record(page)).Document.QuerySelector(found));
    }

    [Theory]
    [InlineData(CasePhase.CooperatedNoShelter, true)]
    [InlineData(CasePhase.CooperatedNoShelter, false)]
    [InlineData(CasePhase.InsufficientCooperation, true)]
    public async Task In_track_1_a_return_decision_answers_any_referral(CasePhase phase, bool named)
    {
        var builder = CasePageCases.In(phase).Exported();
        await _app.KeepAll([builder]);
        var client = await _app.ClientAs("pieter");
        await client.Record(await client.Bring(DecisionFileCases.Csv(builder.Line("Z-1", "ReturnDecisionIssued", named ? null : "", rest: ";;true;true;28;GN"))));
        var file = await _app.Read(builder.File.Number);
        Assert.Equal((CaseTrigger.ReturnDecisionIssued, builder.Referral.Number, ReferralState.Decided), (Assert.Single(file.WaitingDecisions).Trigger, file.ReturnDecision!.ReferralNumber, file.Referrals[^1].State));
    }

    [Fact]
    public async Task A_file_that_is_set_aside_records_nothing_until_it_is_used_again()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await _app.KeepAll([builder]);
        var client = await _app.ClientAs("pieter");
        var page = await client.Bring(DecisionFileCases.Csv(builder.Line("Z-1", "ResidenceNotGranted")));
        await client.Submit(page, "form[action*='may=false']");
        var aside = await client.Get(page.Address);
        Assert.Contains("opzij gezet door", aside.Text, StringComparison.Ordinal);
        Assert.Empty(aside.Document.QuerySelectorAll("input[name='Input.Items']"));
        await client.Record(page, 1);
        Assert.Empty((await _app.Read(builder.File.Number)).WaitingDecisions);
        Assert.Contains("Niet gebruiken", (await client.Get("/referrals/decisions")).Find("tbody tr").TextContent, StringComparison.Ordinal);

        await client.Submit(await client.Get(page.Address), "form[action*='may=true']");
        await client.Record(await client.Get(page.Address));
        Assert.Equal(DecisionKind.ResidenceNotGranted, Assert.Single((await _app.Read(builder.File.Number)).WaitingDecisions).Decision.Kind);
    }

    [Fact]
    public async Task Days_in_errors_are_written_as_on_the_rest_of_the_page()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await _app.KeepAll([builder]);
        var page = await (await _app.ClientAs("pieter")).Bring(DecisionFileCases.Csv(builder.Line("Z-1", "ResidenceNotGranted", on: new(2026, 12, 24))));
        Assert.Contains("24 december 2026 ligt na vandaag", page.Results()[0], StringComparison.Ordinal);
    }
}
