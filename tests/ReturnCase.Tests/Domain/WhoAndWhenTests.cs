using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What is recorded on a case is recorded by somebody who works on it, of a day that has come, and on an open case; whatever else is asked comes after that.</summary>
public sealed class WhoAndWhenTests
{
    private static readonly Dictionary<string, Action<CaseFile, Change>> OnAnOpenCase = new()
    {
        ["a request"] = (file, change) => file.RecordRequest(change, new RequestDetails("call", "Fula", "in person", true, null)),
        ["what came of a request"] = (file, change) => file.RecordResult(change, 1, new ResultDetails(RequestResult.Done, "interview", null)),
        ["a judgement"] = (file, change) => file.Judge(change, new JudgementDetails(CooperationVerdict.CooperatedThroughout, "came", [], CaseBuilder.Agrees, CaseBuilder.NoAnswer)),
        ["other grounds of a proposal"] = (file, change) => file.ReviseProposal(change, "grounds"),
        ["a proposal sent back"] = (file, change) => file.ReturnProposal(change),
        ["a proposal taken back"] = (file, change) => file.WithdrawProposal(change),
        ["shelter that was lost"] = (file, change) => file.ReportShelterLost(change, "RF-2026-000099", "the aunt moved"),
        ["a question about lost shelter taken back"] = (file, change) => file.WithdrawShelterLost(change, "RF-2026-000099"),
        ["a plan"] = (file, change) => file.Plan(change, new(1, change.OccurredOn, "she takes care", null, "an escort", "by air", change.OccurredOn, change.OccurredOn, null, "a call")),
        ["a travel document asked for"] = (file, change) => file.FileTravelDocument(change, "laissez-passer", "GN", null),
        ["an answer of an embassy"] = (file, change) => file.AnswerTravelDocument(change, 1, EmbassyAnswer.Issued, null),
        ["a step with an embassy"] = (file, change) => file.RecordEmbassyStep(change, 1, EmbassyStepKind.Presented, null, "was there"),
        ["a kind reasoned away"] = (file, change) => file.ReasonAway(change, "GN", ShelterKind.Family, "nobody is left"),
        ["a candidate"] = (file, change) => file.AddCandidate(change, new(ShelterKind.Family, "aunt", null, "GN", null, ContactRoute.LocalPartner)),
        ["a check of safety"] = (file, change) => file.CheckSafety(change, 1, true, "glad", null, "that she is well"),
        ["a step with a candidate"] = (file, change) => file.RecordStep(change, 1, CandidateStage.ContactAttempted, "called", null),
        ["a verification"] = (file, change) => file.Verify(change, 1, true, "by phone"),
        ["a suspension"] = (file, change) => file.StartSuspension(change, new(SuspensionKind.Appeal, "AWB 1", false, false)),
        ["the end of a suspension"] = (file, change) => file.EndSuspension(change, 1),
        ["an answer about a suspension"] = (file, change) => file.AnswerException(change, 1, SuspensionWish.Pause, true),
        ["a suspension asked again"] = (file, change) => file.ReaffirmSuspension(change, 1),
        ["an alarm"] = (file, change) => file.RaiseAlarm(change, AlarmKind.Trafficking),
    };

    public static TheoryData<string> Names => [.. OnAnOpenCase.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nobody_else_on_no_day_ahead_and_on_no_closed_case(string name)
    {
        var act = OnAnOpenCase[name];
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(3).Note(StatementKind.OtherCase);
        Assert.Equal([GuardCode.CaseWorker], Refused(Staff.Pieter));
        Assert.Equal([GuardCode.CaseWorker], Refused(Staff.Auditor));
        Assert.Equal([GuardCode.NotInFuture], Refused(Staff.Ingrid, c.Today.AddDays(1)));
        c.Moved(CaseTrigger.CloseDuplicateOrError);
        Assert.Equal([GuardCode.CaseIsOpen], Refused(Staff.Ingrid));

        IReadOnlyList<GuardCode> Refused(Actor by, DateOnly? on = null)
        {
            var lines = c.File.Entries.Count;
            var guards = Assert.Throws<CaseRefusedException>(() => act(c.File, c.By(by, on: on))).Guards;
            Assert.Equal(lines, c.File.Entries.Count);
            return guards;
        }
    }
}
