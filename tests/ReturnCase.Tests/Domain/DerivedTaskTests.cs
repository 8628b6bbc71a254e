using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What a case asks for by itself: what brings it, when it is due, and which fact takes it away again.</summary>
public sealed class DerivedTaskTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly Dictionary<DerivedTaskKind, (Func<CaseBuilder> Begun, DateOnly DueOn, Action<CaseBuilder> Cleared)> Table = new()
    {
        [DerivedTaskKind.DecisionWaits] = (
            () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Wait(1).Answer(DecisionKind.ResidenceNotGranted),
            // Recorded on a Tuesday; two working days.
            new(2026, 3, 5),
            c => c.Moved(CaseTrigger.IndDoesNotGrant)),
        [DerivedTaskKind.ProposalReturned] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound).Do(c => c.File.ReturnProposal(c.By(Staff.Ingrid))),
            new(2026, 3, 4),
            c => c.Proposed(OutcomeKind.ShelterFound)),
        [DerivedTaskKind.RequestDue] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: Day.AddDays(7)),
            Day.AddDays(7),
            c => c.File.RecordRequest(c.By(Staff.Sanne, corrects: c.File.Latest<CooperationFact>()!.Sequence), new("call your aunt", "Fula", null, true, Day.AddDays(7), RequestResult.Done, "called"))),
        [DerivedTaskKind.ViewDue] = (
            () => CaseBuilder.In(CasePhase.ReturnPreparation).Note(StatementKind.GuardianViewOnReturn, answer: ViewAnswer.Asked),
            Day.AddDays(14),
            c => c.Note(StatementKind.GuardianViewOnReturn, answer: ViewAnswer.Declined)),
        [DerivedTaskKind.EmbassyAnswerDue] = (
            () => CaseBuilder.In(CasePhase.ReturnPreparation).Do(c => c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", null)),
            new(2027, 3, 2),
            c => c.File.AnswerTravelDocument(c.By(Staff.Sanne), c.File.Latest<TravelDocument>()!.Sequence, EmbassyAnswer.Agrees, null)),
        [DerivedTaskKind.IndAnswerDue] = (
            () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported(),
            Day.AddDays(56),
            c => c.Wait(1).Answer(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number)),
        [DerivedTaskKind.ContactDue] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).Do(c => Contact(c, ContactKind.DepartureInterview, Day.AddDays(21))),
            Day.AddDays(21),
            c => Contact(c.Wait(3), ContactKind.PhoneCall)),
        [DerivedTaskKind.AssessmentExpires] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Assessed(28),
            Day.AddDays(28),
            c => c.Assessed(29)),
        [DerivedTaskKind.VerificationExpires] = (
            () => CaseBuilder.In(CasePhase.ReadyToTravel),
            Day.AddDays(14),
            c => c.Note(StatementKind.DepartureNotice).Moved(CaseTrigger.Departed)),
    };

    public static TheoryData<DerivedTaskKind> Kinds() => [.. Table.Keys];

    /// <summary>A case that asks for a task of a kind.</summary>
    internal static CaseBuilder Begun(DerivedTaskKind kind) => Table[kind].Begun();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_task_comes_with_its_fact_and_goes_with_the_next(DerivedTaskKind kind)
    {
        var (begun, due, cleared) = Table[kind];
        var builder = begun();
        var task = Assert.Single(Asked(builder), task => task.Kind == kind);
        Assert.Equal(due, task.DueOn);

        cleared(builder);

        Assert.DoesNotContain(Asked(builder), task => task.Kind == kind);
    }

    [Fact]
    public void Every_kind_is_in_the_table_but_the_step_that_is_due_by_itself() =>
        Assert.Equal(Enum.GetValues<DerivedTaskKind>().Except([DerivedTaskKind.StepDue]).Order(), Table.Keys.Order());

    [Fact]
    public void A_step_of_our_own_is_due_before_the_gap_and_a_step_ends_that()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).Country();
        Assert.DoesNotContain(On(builder, Day.AddDays(20)), IsStep);
        Assert.Equal(Day.AddDays(28), Assert.Single(On(builder, Day.AddDays(21)), IsStep).DueOn);
        Assert.Contains(On(builder, Day.AddDays(90)), IsStep);
        Contact(builder.Wait(21), ContactKind.TalkWithSchool);
        Assert.DoesNotContain(On(builder, builder.Today), IsStep);

        static bool IsStep(DerivedTask task) => task.Kind == DerivedTaskKind.StepDue;
    }

    [Fact]
    public void An_expiring_assessment_is_named_from_the_days_that_policy_says()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound();
        var until = Day.AddDays(365);
        Assert.Empty(Expiring(until.AddDays(-29)));
        Assert.Equal(until, Assert.Single(Expiring(until.AddDays(-28))).DueOn);
        Assert.Equal(until, Assert.Single(Expiring(until.AddDays(5))).DueOn);
        Assert.DoesNotContain(DerivedTasks.Of(builder.File, until.AddDays(-10), new CasePolicy { ExpiryWarningDays = 9 }), task => task.Kind == DerivedTaskKind.AssessmentExpires);

        IEnumerable<DerivedTask> Expiring(DateOnly day) => On(builder, day).Where(task => task.Kind == DerivedTaskKind.AssessmentExpires);
    }

    [Fact]
    public void An_interview_with_the_child_stands_until_the_child_was_spoken_to()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch);
        Contact(builder, ContactKind.DepartureInterview, Day.AddDays(10));
        Contact(builder.Wait(1), ContactKind.TalkWithLawyer);
        Contact(builder.Wait(9), ContactKind.NotReached);
        Assert.Equal([Day.AddDays(10)], Contacts());
        Contact(builder, ContactKind.NotReached, Day.AddDays(17));
        Assert.Equal([Day.AddDays(17)], Contacts());
        Contact(builder.Wait(1), ContactKind.TalkWithGuardian, Day.AddDays(30));
        Assert.Equal([Day.AddDays(17), Day.AddDays(30)], Contacts());
        Contact(builder.Wait(1), ContactKind.Visit);
        Assert.Empty(Contacts());

        IEnumerable<DateOnly> Contacts() => Asked(builder).Where(task => task.Kind == DerivedTaskKind.ContactDue).Select(task => task.DueOn).Order();
    }

    [Fact]
    public void A_view_that_is_asked_again_is_due_anew_and_each_candidate_has_its_own()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate();
        var first = builder.Candidate;
        var second = builder.AddCandidate(name: "uncle").Candidate;
        builder.Note(StatementKind.GuardianViewOnShelter, first, ViewAnswer.Asked).Note(StatementKind.GuardianViewOnShelter, second, ViewAnswer.Asked);
        builder.Wait(5).Note(StatementKind.GuardianViewOnShelter, second, ViewAnswer.Asked);
        var views = Asked(builder).Where(task => task.Kind == DerivedTaskKind.ViewDue).ToDictionary(task => task.Candidate!.Value, task => task.DueOn);
        Assert.Equal(new() { [first] = Day.AddDays(14), [second] = Day.AddDays(19) }, views);
    }

    [Fact]
    public void A_closed_case_asks_for_nothing_and_a_task_raises_no_version()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: Day.AddDays(7));
        var version = builder.File.Version;
        builder.File.Settle(builder.By(Staff.Sanne));
        Assert.Equal(version, builder.File.Version);
        builder.Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError);
        Assert.Empty(Asked(builder));
    }

    private static IReadOnlyList<DerivedTask> Asked(CaseBuilder builder) => builder.File.Asks()!.Tasks;

    private static IReadOnlyList<DerivedTask> On(CaseBuilder builder, DateOnly day) => DerivedTasks.Of(builder.File, day, CasePolicy.Default);

    private static void Contact(CaseBuilder builder, ContactKind kind, DateOnly? next = null) =>
        builder.File.RecordContact(builder.By(Staff.Sanne), new(kind, null, null, null, null, "spoken", null, null, next));
}
