using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Pages.Cases.Proposals;

// Each test makes its own case, so they share one program.
public sealed class ProposalTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    public static TheoryData<OutcomeKind> Outcomes() => [.. Enum.GetValues<OutcomeKind>()];

    [Fact]
    public async Task An_outcome_is_proposed_by_one_and_confirmed_by_another()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating());
        var counsellor = await app.ClientAs("sanne");
        var choice = await counsellor.Get($"/cases/{number}/propose");
        var link = choice.Find("a[href$='/propose/cooperated-no-shelter']").GetAttribute("href")!;
        var proposed = await counsellor.Fill(link, new() { ["Input.Grounds"] = "Alles is geprobeerd.\nNiemand kan zorgen." });
        Assert.Equal($"/cases/{number}", proposed.RedirectsTo);

        var supervisor = await app.ClientAs("ingrid");
        var page = await supervisor.Get($"/cases/{number}/proposal");
        Assert.Contains("Niemand kan zorgen.", page.Text, StringComparison.Ordinal);
        Assert.Contains("came to each talk", page.Text, StringComparison.Ordinal);
        var confirmed = await supervisor.Submit(page, "#confirm", button: "button");
        Assert.Equal($"/cases/{number}", confirmed.RedirectsTo);
        var file = await app.Read(number);
        var referral = Assert.Single(file.Referrals);
        Assert.Equal((CasePhase.CooperatedNoShelter, ReferralKind.CooperatedNoShelter), (file.Phase, referral.Kind));
        Assert.Matches("^RF-2026-[0-9]{6}$", referral.Number);
    }

    [Fact]
    public async Task A_day_before_the_proposal_is_sent_back_with_the_day_of_the_proposal()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Wait(5).Proposed(OutcomeKind.CooperatedNoShelter);
        var number = await app.KeepCase(built);
        var supervisor = await app.ClientAs("ingrid");
        var page = await supervisor.Get($"/cases/{number}/proposal");
        var (before, on) = (built.Today.AddDays(-1), built.Today);
        var refused = await supervisor.Submit(page, "#confirm", Day(before), "button");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Deze datum ligt vóór de dag van het voorstel: 7 maart 2026.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal($"/cases/{number}", (await supervisor.Submit(refused, "#confirm", Day(on), "button")).RedirectsTo);

        static Dictionary<string, string?> Day(DateOnly day) => new() { ["Input.OccurredOn.Day"] = $"{day.Day}", ["Input.OccurredOn.Month"] = $"{day.Month}", ["Input.OccurredOn.Year"] = $"{day.Year}" };
    }

    [Fact]
    public async Task A_proposer_cannot_confirm_and_is_told_so()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating());
        var supervisor = await app.ClientAs("ingrid");
        await supervisor.Fill($"/cases/{number}/propose/cooperated-no-shelter", new() { ["Input.Grounds"] = "Alles is geprobeerd." });
        var page = await supervisor.Get($"/cases/{number}/proposal");
        Assert.True(page.Find("#confirm button").HasAttribute("disabled"));
        var refused = await supervisor.Submit(page, "#confirm", button: "button");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(GuardCatalogue.Of(GuardCode.FourEyes).Sentence.Nl, refused.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Equal(CasePhase.ShelterSearch, (await app.Read(number)).Phase);
    }

    [Fact]
    public async Task A_supervisor_of_another_team_decides_where_the_proposer_is_a_supervisor()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating());
        await (await app.ClientAs("ingrid")).Fill($"/cases/{number}/propose/cooperated-no-shelter", new() { ["Input.Grounds"] = "Alles is geprobeerd." });
        var other = await app.ClientAs("hassan");
        // Whoever only decides is offered nothing that is refused.
        var (links, page) = ($"a[href^='/cases/{number}/proposal/']", await other.Get($"/cases/{number}/proposal"));
        Assert.Empty(page.Document.QuerySelectorAll(links));
        Assert.Equal(2, (await (await app.ClientAs("sanne")).Get($"/cases/{number}/proposal")).Document.QuerySelectorAll(links).Length);
        var confirmed = await other.Fill($"/cases/{number}/proposal", form: "#confirm", button: "button");
        Assert.Equal("/review", confirmed.RedirectsTo);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cases/{number}/proposal")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cases/{number}/assign")).Status);
    }

    [Fact]
    public async Task A_supervisor_of_another_team_decides_where_a_supervisor_wrote_the_judgement_or_the_grounds()
    {
        var other = await app.ClientAs("hassan");
        var judged = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating(Staff.Ingrid).Proposed(OutcomeKind.CooperatedNoShelter));
        Assert.Equal("/review", (await other.Fill($"/cases/{judged}/proposal", form: "#confirm", button: "button")).RedirectsTo);

        var built = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter);
        var revised = await app.KeepCase(built.Do(c => c.File.ReviseProposal(c.By(Staff.Ingrid), "Beter.")));
        Assert.Equal(HttpStatusCode.OK, (await other.Get($"/cases/{revised}/proposal")).Status);
        var plain = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cases/{plain}/proposal")).Status);
    }

    [Fact]
    public async Task A_supervisor_of_another_team_reads_and_decides_and_nothing_else()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter, Staff.Ingrid));
        var other = await app.ClientAs("hassan");
        var page = await other.Get($"/cases/{number}");
        Assert.Contains("U kunt alleen over het voorstel beslissen.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#actions, #record"));
        Assert.Contains("U kunt alleen over het voorstel beslissen.", (await other.Get($"/cases/{number}/proposal")).Text, StringComparison.Ordinal);
        Assert.Empty((await other.Get($"/cases/{number}/proposal/withdraw")).Document.QuerySelectorAll("main form[method=post]"));
        var refused = await other.Post($"/cases/{number}/proposal/withdraw", [new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), new("Input.Reason", "Dat gaat hem niet aan.")]);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.NotNull((await app.Read(number)).OpenProposal);
        var own = await (await app.ClientAs("ingrid")).Get($"/cases/{number}");
        Assert.DoesNotContain("U kunt alleen over het voorstel beslissen.", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_is_returned_with_a_reason_only()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter));
        var supervisor = await app.ClientAs("ingrid");
        var missing = await supervisor.Fill($"/cases/{number}/proposal", form: "#return", button: "button");
        Assert.Equal((HttpStatusCode.BadRequest, "Schrijf op waarom u het voorstel teruggeeft."), (missing.Status, Assert.Single(missing.Errors)));
        var returned = await supervisor.Submit(missing, "#return", new() { ["Input.ReturnReason"] = "Vraag ook de oom." }, "button");
        Assert.Equal(HttpStatusCode.Redirect, returned.Status);
        var proposal = Assert.Single((await app.Read(number)).Proposals);
        Assert.Equal((ProposalState.Returned, "Vraag ook de oom."), (proposal.State, proposal.ReturnReason));
    }

    [Fact]
    public async Task What_is_new_since_the_proposal_stands_first_and_blocks_where_it_must()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedInsufficient().Proposed(OutcomeKind.InsufficientCooperation);
        built.Requested(RequestResult.Done);
        var number = await app.KeepCase(built);
        var supervisor = await app.ClientAs("ingrid");
        var page = await supervisor.Get($"/cases/{number}/proposal");
        Assert.Contains("Nieuw sinds het voorstel", page.Find(".rc-cols > div > section").TextContent, StringComparison.Ordinal);
        Assert.Contains(GuardCatalogue.Of(GuardCode.JudgementIsNewest).Sentence.Nl, page.Text, StringComparison.Ordinal);
        Assert.Contains("geen recht meer op onderdak en scholing", page.Text, StringComparison.Ordinal);
        var refused = await supervisor.Submit(page, "#confirm", button: "button");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
    }

    [Fact]
    public async Task Grounds_are_revised_and_whoever_does_so_cannot_confirm()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter));
        var supervisor = await app.ClientAs("ingrid");
        var page = await supervisor.Get($"/cases/{number}/proposal/revise");
        Assert.Contains("the grounds", page.Find("#Input_Grounds").TextContent, StringComparison.Ordinal);
        await supervisor.Submit(page, "main form", new() { ["Input.Grounds"] = "Beter verwoord." });
        Assert.Equal("Beter verwoord.", (await app.Read(number)).OpenProposal!.Grounds);
        var refused = await supervisor.Fill($"/cases/{number}/proposal", form: "#confirm", button: "button");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
    }

    [Fact]
    public async Task A_proposal_is_withdrawn_and_the_page_then_says_that_none_is_open()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter));
        var client = await app.ClientAs("sanne");
        var withdrawn = await client.Fill($"/cases/{number}/proposal/withdraw", new() { ["Input.Reason"] = "Er belde een tante." });
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.Status);
        Assert.Null((await app.Read(number)).OpenProposal);
        Assert.Contains("Er ligt geen voorstel", (await client.Get($"/cases/{number}/proposal")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_save_at_once_lose_no_text()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating());
        var counsellor = await app.ClientAs("sanne");
        var mine = await counsellor.Get($"/cases/{number}/propose/cooperated-no-shelter");
        var other = await app.ClientAs("ingrid");
        await other.Fill($"/cases/{number}/contacts", new() { ["Input.Role"] = "Lawyer", ["Input.Name"] = "Mr. Advocaat" });
        var conflict = await counsellor.Submit(mine, "main form", new() { ["Input.Grounds"] = "Mijn eigen gronden." });
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("I. Hermans", conflict.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Contains("Mijn eigen gronden.", conflict.Find("#Input_Grounds").TextContent, StringComparison.Ordinal);
        var again = await counsellor.Submit(conflict, "main form");
        Assert.Equal(HttpStatusCode.Redirect, again.Status);
    }

    [Fact]
    public async Task What_is_missing_is_said_before_anybody_writes_grounds()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"/cases/{number}/propose/insufficient-cooperation");
        Assert.Contains(GuardCatalogue.Of(GuardCode.CountryNamed).Sentence.Nl, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"a[href='/cases/{number}/judgement']"));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Every_outcome_has_a_page(OutcomeKind outcome)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.FurtherSearch));
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"/cases/{number}/propose/{Slugs.Of(outcome)}");
        Assert.Equal((HttpStatusCode.OK, $"Voorstel: {CaseTexts.Of(outcome).Nl}"), (page.Status, page.Title));
    }
}
