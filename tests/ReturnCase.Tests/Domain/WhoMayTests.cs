using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Each act is done by the roles that domain 4 gives it to, and by no other: where it is theirs it is done, whatever else would be asked of others.</summary>
public sealed class WhoMayTests
{
    private static readonly ActorRole[] Workers = [ActorRole.Counsellor, ActorRole.Supervisor];
    private static readonly ActorRole[] Supervisors = [ActorRole.Supervisor];
    private static readonly ActorRole[] ToTheInd = [ActorRole.IndLiaison, ActorRole.ApiClient];
    private static readonly ActorRole[] FromTheInd = [.. Workers, .. ToTheInd];

    private static readonly Dictionary<string, (ActorRole[] May, Func<CaseBuilder> Case, Action<CaseBuilder, Change> Act)> Acts = new()
    {
        ["send a referral"] = (ToTheInd, Filed, (c, change) => c.File.ExportReferral(change, c.Referral.Number)),
        ["receive a receipt"] = (ToTheInd, Sent, (c, change) => c.File.RecordReceipt(change, c.Referral.Number, "IND-9")),
        ["receive questions"] = (ToTheInd, Sent, (c, change) => c.File.RecordQuestions(change, c.Referral.Number, "Which aunt?")),
        ["answer questions"] = (Workers, Asked, (c, change) => c.File.AnswerQuestions(change, Question(c).Sequence, "The eldest.")),
        ["give an answer"] = (ToTheInd, Answered, (c, change) => c.File.GiveAnswer(change, c.File.Questions[0].Answer!.Sequence, "by mail")),
        ["record a decision"] = (FromTheInd, Sent, (c, change) => c.File.RecordDecision(change, new DecisionDetails(DecisionKind.NothingFurther, DecisionOrigin.Ind, "Z3"))),
        ["take a decision back"] = (FromTheInd, Answer, (c, change) => c.File.RetractAsError(change, c.File.Latest<AuthorityDecision>()!.Sequence)),
        ["record a transfer"] = ([.. Workers, ActorRole.ApiClient], () => CaseBuilder.In(CasePhase.Closed).Wait(1), (c, change) => c.File.RecordRepeatedTransfer(change, CaseBuilder.Transfer(), "Zuid")),
        ["assign a case"] = (Supervisors, Filed, (c, change) => c.File.Assign(change, "Zuid", Staff.Bram)),
        ["correct a referral"] = (Supervisors, () => Sent().Do(c => c.File.RecordIdentity(c.By(Staff.Sanne), new("Amina", "Bah", null, "GN", "Fula", "Utrecht"))), (c, change) => c.File.CorrectReferral(change, c.Referral.Number)),
        ["withdraw lost shelter"] = (Supervisors, Lost, (c, change) => c.File.WithdrawShelterLost(change, c.Referral.Number)),
        ["answer a wish"] = (Supervisors, Suspended, (c, change) => c.File.AnswerException(change, c.File.Suspensions[0].Sequence, SuspensionWish.Pause, true)),
        ["send a proposal back"] = (Supervisors, Proposed, (c, change) => c.File.ReturnProposal(change)),
        ["change the grounds of a proposal"] = (Workers, Proposed, (c, change) => c.File.ReviseProposal(change, "nobody is left in Conakry")),
        ["take a proposal back"] = (Workers, Proposed, (c, change) => c.File.WithdrawProposal(change)),
        ["take an alarm"] = (Workers, () => Filed().Do(c => c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Trafficking)), (c, change) => c.File.OwnAlarm(change, c.File.OpenAlarms.First().Sequence)),
        ["close an alarm"] = (Workers, () => Filed().Do(c => c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Trafficking)), (c, change) => c.File.CloseAlarm(change, c.File.OpenAlarms.First().Sequence)),
        ["lift an order to stop"] = (Supervisors, Stopped, (c, change) => c.File.CloseAlarm(change, c.File.OpenAlarms.First(alarm => alarm.Kind == AlarmKind.StopTravel).Sequence)),
        ["take a note back"] = (Workers, () => Filed().Note(StatementKind.OtherEffort), (c, change) => c.File.RetractAsError(change, c.File.Latest<Statement>()!.Sequence)),
        ["sign that a child is gone"] = (Supervisors, () => CaseBuilder.In(CasePhase.ShelterSearch).Gone(), (c, change) => c.File.Note(change, new(StatementKind.MissingFindingSigned, "gone"))),
        ["review a case"] = (Supervisors, Filed, (c, change) => c.File.Note(change, new(StatementKind.Review, "seen") { NextOn = c.Today.AddDays(30) })),
    };

    public static TheoryData<string, ActorRole> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, ActorRole>();
            foreach (var act in Acts.Keys)
                foreach (var role in Enum.GetValues<ActorRole>())
                    pairs.Add(act, role);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Each_act_is_done_by_its_roles_alone(string name, ActorRole role)
    {
        var (may, make, act) = Acts[name];
        var c = make();
        c.Second++;
        var (lines, change) = (c.File.Entries.Count, c.By(new("somebody", "Somebody", role)));
        if (may.Contains(role))
        {
            act(c, change);
            Assert.True(c.File.Entries.Count > lines);
            // What lists show of the case is of that moment, too.
            Assert.Equal(change.RecordedAt, c.File.Asks()!.At);
            return;
        }

        var refused = Assert.Throws<CaseRefusedException>(() => act(c, change));
        Assert.Contains(Assert.Single(refused.Guards), (GuardCode[])[GuardCode.CaseWorker, GuardCode.Supervisor]);
        Assert.Equal(lines, c.File.Entries.Count);
    }

    private static CaseBuilder Filed() => CaseBuilder.In(CasePhase.CooperatedNoShelter);

    private static CaseBuilder Sent() => Filed().Exported();

    private static CaseBuilder Asked() => Sent().Do(c => c.File.RecordQuestions(c.By(Staff.Pieter), c.Referral.Number, "Which aunt?"));

    private static CaseBuilder Answered() => Asked().Do(c => c.File.AnswerQuestions(c.By(Staff.Sanne), Question(c).Sequence, "The eldest."));

    private static CaseBuilder Answer() => Sent().Answer(DecisionKind.NothingFurther);

    private static CaseBuilder Lost() => CaseBuilder.In(CasePhase.ReturnPreparation).Do(c => c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "she fell ill"));

    private static CaseBuilder Stopped() => CaseBuilder.In(CasePhase.Travelling).Do(c => c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "the house burned down"));

    private static CaseBuilder Suspended() => CaseBuilder.In(CasePhase.ShelterSearch).Do(c => c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "AWB 1", false, true)));

    private static CaseBuilder Proposed() => CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().Complete().JudgedCooperating()
        .Do(c => c.File.Propose(c.By(Staff.Sanne), OutcomeKind.CooperatedNoShelter, "nobody is left"));

    private static Statement Question(CaseBuilder c) => c.File.Questions[0].Asked;
}
