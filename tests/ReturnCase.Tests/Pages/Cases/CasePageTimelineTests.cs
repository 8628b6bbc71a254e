using AngleSharp.Dom;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases.Timeline;

namespace ReturnCase.Tests.Pages.Cases;

public sealed class CasePageTimelineTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    // Every test has cases of its own, so that they can share one program.
    private readonly ReturnCaseApp _app = app;

    public static TheoryData<EntryKind> Kinds() => [.. Enum.GetValues<EntryKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_line_has_a_partial(EntryKind kind) =>
        Assert.True(File.Exists(Path.Combine(Repository.Web, "Pages", "Cases", "Timeline", TimelinePartials.Of(kind) + ".cshtml")), kind.ToString());

    [Fact]
    public void Every_partial_of_the_timeline_is_used() =>
        Assert.Equal(
            Enum.GetValues<EntryKind>().Select(TimelinePartials.Of).Distinct().Order(),
            Directory.EnumerateFiles(Path.Combine(Repository.Web, "Pages", "Cases", "Timeline"), "*.cshtml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_line_shows_what_it_holds(EntryKind kind)
    {
        var (builder, words) = With(kind);
        var client = await _app.ClientAs("sanne");
        var address = await _app.Keep(builder);
        Assert.Contains(builder.File.Entries, entry => entry.Kind == kind);
        foreach (var language in (string[])["nl", "en"])
        {
            await client.Speak(language);
            var page = await client.Get(address + "?all=true");
            var lines = page.Document.QuerySelectorAll($".rc-timeline [data-kind={kind}]");
            Assert.NotEmpty(lines);
            Assert.Contains(lines, line => line.TextContent.Contains(words, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_line_says_when_it_happened_who_recorded_it_late_why_and_from_which_source()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 10);
        builder.File.Note(
            new Change(Staff.Sanne, builder.Today, CasePageCases.Today.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc), "she rang later", "e-mail"),
            new StatementDetails(StatementKind.OtherEffort, "asked the consul"));
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(builder));
        var line = page.Find("[data-kind=Statement]").TextContent;
        Assert.Contains("13 nov", line, StringComparison.Ordinal);
        Assert.Contains("Sanne, regievoerder", line, StringComparison.Ordinal);
        Assert.Contains("laat vastgelegd, op 23 november 2026", line, StringComparison.Ordinal);
        Assert.Contains("bron: e-mail", line, StringComparison.Ordinal);
        Assert.Contains("Reden: she rang later", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_shows_from_where_to_where()
    {
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch)));
        var move = page.Find(".rc-timeline__event--move");
        Assert.Equal(["Intake", "Onderzoek naar opvang"], move.QuerySelectorAll(".rc-timeline__move .rc-tag").Select(tag => tag.TextContent));
    }

    [Fact]
    public async Task What_was_taken_back_or_corrected_stays_struck_through_with_a_link()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch);
        builder.Requested();
        var taken = builder.File.Latest<CooperationFact>()!.Sequence;
        builder.File.RetractAsError(builder.By(Staff.Sanne), taken);
        var retracted = builder.File.Version;
        builder.Country("SY");
        var wrong = builder.File.Latest<CountryNamed>()!.Sequence;
        builder.File.NameCountry(builder.By(Staff.Sanne, corrects: wrong), "GN", "born there");
        var number = builder.File.Number;
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(builder));

        var line = page.Find($"#line-{taken}");
        Assert.NotNull(line.QuerySelector("del"));
        Assert.Equal($"/cases/{number}?all=true#line-{retracted}", line.QuerySelector(".rc-timeline__ended a")!.GetAttribute("href"));
        Assert.Null(line.QuerySelector($"a[href='/cases/{number}/retract/{taken}']"));
        Assert.NotNull(page.Find($"#line-{wrong} del"));
        Assert.Equal($"/cases/{number}?all=true#line-{wrong}", page.Find($"#line-{wrong + 1} .rc-timeline__ended a").GetAttribute("href"));
        Assert.NotNull(page.Find($"#line-{wrong + 1} a[href='/cases/{number}/retract/{wrong + 1}']"));
    }

    [Fact]
    public async Task A_decision_that_a_move_acted_on_cannot_be_taken_back_from_here()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch);
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(builder));
        Assert.Null(page.Find("[data-kind=Decision]").QuerySelector("a[href*='/retract/']"));
    }

    [Fact]
    public async Task The_latest_twenty_are_shown_and_all_on_request()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch);
        for (var i = 0; i < 30; i++)
            builder.Requested();
        var address = await _app.Keep(builder);
        var client = await _app.ClientAs("sanne");
        var page = await client.Get(address);
        Assert.Equal(20, page.Document.QuerySelectorAll("#timeline .rc-timeline > li").Length);
        var all = await client.Get(page.Find("#timeline .rc-case__more a").GetAttribute("href")!);
        Assert.Equal(builder.File.Version, all.Document.QuerySelectorAll("#timeline .rc-timeline > li").Length);
    }

    // A case that has such a line, and words that it must show.
    private static (CaseBuilder Builder, string Words) With(EntryKind kind)
    {
        var search = CasePageCases.In(CasePhase.ShelterSearch);
        var file = search.File;
        switch (kind)
        {
            case EntryKind.Registered:
                return (search, file.Number);
            case EntryKind.Moved:
                return (search, "Intake");
            case EntryKind.Assigned:
                return (search, "S. de Wit");
            case EntryKind.Retracted:
                search.Requested();
                file.RetractAsError(search.By(Staff.Sanne), file.Version);
                return (search, "2026");
            case EntryKind.SecondClosingReason:
                var grown = CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2008, 11, 20), daysAgo: 13).Wait(10).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
                grown.Decide(DecisionKind.ResidenceGranted);
                return (grown, "e");
            case EntryKind.BroughtIn:
                return (new CaseBuilder().BroughtIn(CasePhase.NoShelter), "INDIGO, A-1");
            case EntryKind.BirthDate:
                return (search, "2010");
            case EntryKind.Identity:
                return (search, "Amina Diallo");
            case EntryKind.ContactPerson:
                file.RecordContactPerson(search.By(Staff.Sanne), ContactRole.Guardian, "Mevrouw Bos", "Nidos", "030 1234567", "bos@example.org");
                return (search, "Mevrouw Bos · Nidos · 030 1234567");
            case EntryKind.ContactMoment:
                file.RecordContact(search.By(Staff.Sanne), new ContactDetails(
                    ContactKind.DepartureInterview, "Assen", "guardian", "Fula", "by phone", "talked about the aunt", "I miss her", "will call",
                    search.Today.AddDays(7), CheckAnswer.No, CheckAnswer.No, CheckAnswer.NotDiscussed, "tired"));
                return (search, "I miss her");
            case EntryKind.CooperationFact:
                return (search.Requested(), "call your aunt");
            case EntryKind.CooperationResult:
                return (search.Requested(), "call your aunt");
            case EntryKind.CooperationJudgement:
                return (search.JudgedInsufficient(), "did not call");
            case EntryKind.Decision:
                return (search, "Z1-1");
            case EntryKind.CountryNamed:
                return (search.Country(), "nationality");
            case EntryKind.KindReasonedAway:
                return (search.Country().AllReasonedAway(), "nobody there");
            case EntryKind.Candidate:
                return (search.AddCandidate(name: "Aissatou"), "Aissatou");
            case EntryKind.CandidateStep:
                return (search.AddCandidate().Steps(CandidateStage.ContactAttempted), "as expected");
            case EntryKind.SafetyCheck:
                return (search.AddCandidate(), "that the child is well");
            case EntryKind.Assessment:
                return (search.AcceptedCandidate(), "wants to go");
            case EntryKind.Verification or EntryKind.ReturnPlan:
                return (CasePageCases.In(CasePhase.ReadyToTravel), kind == EntryKind.ReturnPlan ? "an escort" : "called");
            case EntryKind.TravelDocument or EntryKind.TravelDocumentAnswer:
                var document = file.FileTravelDocument(search.By(Staff.Sanne), "laissez-passer", "GN", null);
                file.AnswerTravelDocument(search.By(Staff.Sanne), document.Sequence, EmbassyAnswer.Issued, "collected");
                return (search, "laissez-passer");
            case EntryKind.TravelDetails:
                file.RecordTravelDetails(search.By(Staff.Sanne), new(new(9, 40), "KL 587", null, "arrivals hall", null, null));
                return (search, "KL 587");
            case EntryKind.EmbassyStep:
                var asked = file.FileTravelDocument(search.By(Staff.Sanne), "laissez-passer", "GN", null);
                file.RecordEmbassyStep(search.By(Staff.Sanne), asked.Sequence, EmbassyStepKind.Presented, null, "asked for the village");
                return (search, "asked for the village");
            case EntryKind.Document:
                return (search.Document("akte.pdf"), "akte.pdf");
            case EntryKind.RepeatedTransfer:
                return (CasePageCases.In(CasePhase.Closed).TransferredAgain("Awa"), "Awa Diallo");
            case EntryKind.Statement:
                return (search.Note(StatementKind.OtherEffort), "noted");
            case EntryKind.Proposed or EntryKind.ProposalRevised or EntryKind.ProposalReturned or EntryKind.ProposalWithdrawn or EntryKind.ProposalLapsed:
                return (Proposal(search.GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound), kind), "1.1");
            case EntryKind.SuspensionStarted or EntryKind.SuspensionEnded or EntryKind.SuspensionAnswered or EntryKind.SuspensionReaffirmed or EntryKind.SuspensionCorrected:
                var suspension = file.StartSuspension(search.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "AWB 26/1", true, true)).Sequence;
                file.AnswerException(search.By(Staff.Ingrid), suspension, SuspensionWish.Pause, approved: false);
                file.ReaffirmSuspension(search.By(Staff.Sanne), suspension);
                file.EndSuspension(search.By(Staff.Sanne), suspension);
                file.CorrectSuspension(search.By(Staff.Sanne, corrects: suspension), new(new(SuspensionKind.Appeal, "AWB 26/12", true, true), search.Today, "because"));
                return (search, kind == EntryKind.SuspensionCorrected ? "AWB 26/12" : "AWB 26/1");
            case EntryKind.AlarmRaised or EntryKind.AlarmOwned or EntryKind.AlarmClosed:
                var alarm = file.RaiseAlarm(search.By(Staff.Sanne), AlarmKind.Missing).Sequence;
                file.OwnAlarm(search.By(Staff.Ingrid), alarm);
                file.CloseAlarm(search.By(Staff.Ingrid), alarm);
                return (search, "because");
            case EntryKind.ReferralCorrected:
                var corrected = CasePageCases.In(CasePhase.ShelterFound);
                corrected.File.RecordContactPerson(corrected.By(Staff.Sanne), ContactRole.Lawyer, "mr. N. Nieuw", null, null, null);
                corrected.File.CorrectReferral(corrected.By(Staff.Ingrid), corrected.Referral.Number);
                return (corrected, corrected.Referral.Number);
            case EntryKind.ReferralMade or EntryKind.ReferralWithdrawn or EntryKind.ReferralExported or EntryKind.ReferralReceived:
                var found = CasePageCases.In(CasePhase.ShelterFound).Exported();
                found.File.RecordReceipt(found.By(Staff.Pieter), found.Referral.Number, "IND-9");
                found.Note(StatementKind.IndTold).Moved(CaseTrigger.WithdrawReferral, Staff.Ingrid);
                return (found, found.Referral.Number);
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "No example of this kind.");
        }
    }

    private static CaseBuilder Proposal(CaseBuilder builder, EntryKind kind)
    {
        switch (kind)
        {
            case EntryKind.ProposalRevised:
                builder.File.ReviseProposal(builder.By(Staff.Sanne), "better grounds");
                break;
            case EntryKind.ProposalReturned:
                builder.File.ReturnProposal(builder.By(Staff.Ingrid));
                break;
            case EntryKind.ProposalWithdrawn:
                builder.File.WithdrawProposal(builder.By(Staff.Sanne));
                break;
            case EntryKind.ProposalLapsed:
                builder.Moved(CaseTrigger.CloseAdministrative, Staff.Ingrid);
                break;
            default:
                break;
        }
        return builder;
    }
}
