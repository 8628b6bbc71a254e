using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases;

/// <summary>What the case page and the pages behind it tell of referrals, and what the liaison is not told of the case.</summary>
public sealed class ReferralOnCaseTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Ingetrokken op 21 november 2026", "Reden: an uncle turned up", "Aan de IND verteld op 20 november 2026", "Besluit van de IND: ")]
    [InlineData("en", "Withdrawn on 21 November 2026", "Reason: an uncle turned up", "The IND was told on 20 November 2026", "Decision of the IND: ")]
    public async Task A_withdrawn_referral_says_when_why_whether_the_IND_was_told_and_what_it_decided(string language, params string[] told)
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported().Note(StatementKind.IndTold).Wait(1).Moved(CaseTrigger.WithdrawReferral, reason: "an uncle turned up");
        builder.Decide(DecisionKind.ResidenceNotGranted, referral: builder.Referral.Number);
        var address = await _app.Keep(builder);
        var sanne = await _app.ClientAs("sanne");
        await sanne.Speak(language);
        var text = (await sanne.Get(address)).Find(".rc-case__referrals").TextContent;
        Assert.All(told, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_withdrawal_says_where_it_leads()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.CooperatedNoShelter));
        var page = await (await _app.ClientAs("ingrid")).Get($"{address}/withdraw-referral");
        Assert.Equal(CaseTexts.Of(CasePhase.ShelterSearch).Nl, page.Document.QuerySelectorAll("main .rc-dl dd")[1].TextContent.Trim());
    }

    [Fact]
    public async Task A_version_that_went_nowhere_is_not_said_to_be_in_a_package()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        builder.File.RecordContactPerson(builder.By(Staff.Sanne), ContactRole.Lawyer, "mr. N. Nieuw", null, null, null);
        builder.File.CorrectReferral(builder.By(Staff.Ingrid), builder.Referral.Number);
        var address = await _app.Keep(builder);
        var ingrid = await _app.ClientAs("ingrid");
        var page = await ingrid.Get($"{address}/correct-referral");
        Assert.Contains("nog niet in een pakket; een eerdere versie wel, voor het eerst op 20 november 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("Versie 2 moet nog naar de IND; een eerdere versie is verstuurd.", (await ingrid.Get(address)).Text, StringComparison.Ordinal);
        Assert.Contains("versie 2 moest nog naar de IND", (await ingrid.Get($"{address}/as-of?At=")).Find("#row-referrals").TextContent, StringComparison.Ordinal);
        // It came to a counsellor meanwhile; with that in it there is nothing more to say.
        Assert.NotNull((await ingrid.Submit(page, "form.rc-form", new() { ["Input.Reason"] = "The counsellor is another one." })).RedirectsTo);
        Assert.Contains("zou hetzelfde zeggen", (await ingrid.Get($"{address}/correct-referral")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_the_IND_never_had_is_said_so_where_it_decided_on_an_earlier_one()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        builder.File.RecordContactPerson(builder.By(Staff.Sanne), ContactRole.Lawyer, "mr. N. Nieuw", null, null, null);
        builder.File.CorrectReferral(builder.By(Staff.Ingrid), builder.Referral.Number);
        builder.Decide(ReturnCase.Domain.Decisions.DecisionKind.ResidenceNotGranted, referral: builder.Referral.Number);
        var address = await _app.Keep(builder);
        Assert.Contains("Versie 2 is niet verstuurd. De IND had een eerdere versie.", (await (await _app.ClientAs("sanne")).Get(address)).Text, StringComparison.Ordinal);
        Assert.Contains("versie 2 niet verstuurd", (await (await _app.ClientAs("pieter")).Get($"/referrals/{builder.Referral.Number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_are_recorded_only_of_what_was_sent_and_two_of_one_day_are_told_apart()
    {
        var (unsent, sent) = (CasePageCases.In(CasePhase.CooperatedNoShelter), CasePageCases.In(CasePhase.CooperatedNoShelter).Exported());
        var (nowhere, address) = (await _app.Keep(unsent), await _app.Keep(sent));
        var sanne = await _app.ClientAs("sanne");
        Assert.Null((await sanne.Get($"{nowhere}/returned-with-questions")).Document.QuerySelector("form.rc-form"));
        foreach (var asked in (string[])["Which aunt?", "Which uncle?"])
        {
            var form = await sanne.Get($"{address}/returned-with-questions");
            Assert.Equal(HttpStatusCode.BadRequest, (await sanne.Submit(form, "form.rc-form", new() { ["Input.Text"] = asked, ["Input.Reference"] = unsent.Referral.Number })).Status);
            Assert.NotNull((await sanne.Submit(form, "form.rc-form", new() { ["Input.Text"] = asked, ["Input.Reference"] = sent.Referral.Number })).RedirectsTo);
        }

        var lines = (await sanne.Get("/tasks")).Document.QuerySelectorAll("a[href*='/answer?question=']").Select(link => link.TextContent).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Equal(lines.Distinct(), lines);
        var answer = await sanne.Get($"{address}/answer");
        Assert.True(answer.Text.IndexOf("Which aunt?", StringComparison.Ordinal) is var question and > 0 && question < answer.Text.IndexOf("Opslaan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_liaison_is_not_told_of_what_stays_here()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        builder.File.RaiseAlarm(builder.By(Staff.Sanne), AlarmKind.Trafficking);
        var asked = builder.File.AddCandidate(builder.By(Staff.Sanne), new CandidateDetails(ShelterKind.Family, "grandmother", "grandmother", "GN", null, ContactRoute.ChildAskedRedCross));
        builder.File.RetractAsError(builder.By(Staff.Sanne), asked.Sequence);
        await _app.Keep(builder);
        var pieter = await _app.ClientAs("pieter");
        Assert.Contains("niets", await Row(), StringComparison.Ordinal);
        var address = $"/referrals/{builder.Referral.Number.ToLowerInvariant()}";
        Assert.Contains("Er is niets meer vastgelegd.", (await pieter.Get(address)).Text, StringComparison.Ordinal);
        await _app.With(async (ReturnCase.Data.Cases.CaseStore store) =>
        {
            var file = (await store.FindAsync(builder.File.Number))!;
            file.RecordContact(builder.By(Staff.Sanne), new ContactDetails(ContactKind.Visit, null, null, null, null, "talked", null, null, null));
            return await store.SaveAsync();
        });
        Assert.Contains("1 vastlegging", await Row(), StringComparison.Ordinal);
        Assert.DoesNotContain("Er is niets meer vastgelegd.", (await pieter.Get(address)).Text, StringComparison.Ordinal);

        async Task<string> Row() => (await pieter.Get("/referrals?list=sent")).Find("tbody tr").TextContent;
    }
}
