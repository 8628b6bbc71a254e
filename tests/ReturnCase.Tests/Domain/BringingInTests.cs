using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Figures;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>A case that lived in another system comes in as it stands: told, never made again, and never past what the law asks.</summary>
public sealed class BringingInTests
{
    private static readonly Actor By = new("opdrachtregel", "opdrachtregel", ActorRole.Counsellor);
    private static readonly DateOnly Today = new(2026, 11, 27);
    private static readonly DateOnly Transferred = new(2026, 2, 3);
    private static readonly DateOnly Rejected = new(2026, 1, 20);

    private readonly CaseFile _file = CaseFile.Register(
        On(Transferred), "RC-2026-000001", VNumber.Parse("2900000001"), new IdentityDetails("Amina", "Diallo", null, "GN", "Fula", null), new PartialDate(2010, 5), BirthDateSource.Statement, "Noord", Staff.Sanne);

    public BringingInTests() => _file.RecordDecision(On(Rejected), new DecisionDetails(DecisionKind.AsylumRejected, DecisionOrigin.Ind, "Z1-1"));

    public static TheoryData<CasePhase> Phases() => [.. Enum.GetValues<CasePhase>().Where(phase => phase is not (CasePhase.Intake or CasePhase.Closed))];

    [Theory]
    [MemberData(nameof(Phases))]
    public void In_every_phase_history_replays_it_the_clocks_run_and_there_is_a_way_forward(CasePhase phase)
    {
        Bring(phase, new(2026, 6, 1));

        Assert.Equal(phase, _file.Phase);
        Assert.Equal(phase, _file.PhaseLines.Aggregate(CasePhase.Intake, (at, line) => at == (line.From ?? CasePhase.Intake) ? line.To!.Value : throw new InvalidOperationException("The lines do not join.")));
        Assert.Equal((new DateOnly(2026, 6, 1), Today, "INDIGO, A-1"), (_file.LastMove.OccurredOn, AmsterdamCalendar.DateOf(_file.LastMove.RecordedAt), _file.LastMove.Source));
        var clocks = CaseClocks.For(_file, Today, CasePolicy.Default);
        Assert.NotNull(clocks.Governing);
        Assert.Equal(phase.IsTrack1() ? Rejected : (DateOnly?)null, clocks.Search?.StartedOn);
        Assert.Contains(_file.MoveOptions(On(Today) with { By = Staff.Ingrid }), move => move.State != MoveState.NotNow && CaseLifecycle.Closing(move.Trigger) is null);
    }

    [Theory]
    [InlineData(CasePhase.ShelterSearch)]
    [InlineData(CasePhase.FurtherSearch)]
    public void Where_nothing_is_missing_nothing_is_asked(CasePhase phase)
    {
        Bring(phase, new(2026, 6, 1));
        Assert.Empty(_file.BroughtInWithout(Today, CasePolicy.Default));
    }

    [Fact]
    public void What_is_missing_is_named_in_the_words_of_the_table_until_it_is_on_file()
    {
        Bring(CasePhase.InsufficientCooperation, new(2026, 6, 1));
        Assert.Equal(
            [GuardCode.CountryNamed, GuardCode.EveryKindTried, GuardCode.JudgedInsufficient, GuardCode.RequestUnderstoodNotMet, GuardCode.GuardianViewOnProposal],
            _file.BroughtInWithout(Today, CasePolicy.Default));
        Assert.Equal("CountryNamed 4", Asked().Detail);

        _file.NameCountry(On(new(2026, 3, 1)) with { By = Staff.Sanne }, "GN", "nationality");
        Assert.DoesNotContain(GuardCode.CountryNamed, _file.BroughtInWithout(Today, CasePolicy.Default));
    }

    [Theory]
    [InlineData(CasePhase.ReadyToTravel, "2026-06-01", "2026-12-01")]
    [InlineData(CasePhase.Travelling, "2026-11-27", "2026-12-01")]
    [InlineData(CasePhase.InsufficientCooperation, "2026-06-01", "2026-12-01")]
    [InlineData(CasePhase.InsufficientCooperation, "2026-11-20", "2027-01-15")]
    [InlineData(CasePhase.NoShelter, "2026-11-26", "2027-02-26")]
    [InlineData(CasePhase.NoShelter, "2026-11-27", "2027-02-27")]
    public void What_is_missing_is_due_by_the_next_review_and_sooner_where_the_case_cannot_wait(CasePhase phase, string since, string due)
    {
        Bring(phase, Day(since));
        Assert.Equal(Day(due), Asked().DueOn);
    }

    [Fact]
    public void Of_a_receiver_who_is_not_on_file_nothing_can_be_judged_and_nothing_is_called_met()
    {
        Bring(CasePhase.ReadyToTravel, new(2026, 6, 1));
        GuardCode[] unknown = [GuardCode.VerificationFresh, GuardCode.CountryInDecision, GuardCode.ReceiverUnchanged];
        Assert.Equal(unknown, Enum.GetValues<GuardCode>().Where(guard => !_file.CanJudge(On(Today), guard)));
        Assert.Empty(unknown.Intersect(_file.MoveOptions(On(Today)).Single(move => move.Trigger == CaseTrigger.Departed).Unmet));
    }

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);

    private DerivedTask Asked() => Assert.Single(DerivedTasks.Of(_file, Today, CasePolicy.Default), task => task.Kind == DerivedTaskKind.CompleteBroughtIn);

    [Fact]
    public void Taking_the_case_in_and_acting_on_an_answer_of_the_ind_are_moves_and_the_rest_is_told()
    {
        Bring(CasePhase.ShelterSearch, new(2026, 2, 6));
        Bring(CasePhase.InsufficientCooperation, new(2026, 6, 1));
        _file.RecordDecision(On(new(2026, 7, 1)), new DecisionDetails(DecisionKind.FurtherInvestigation, DecisionOrigin.Ind, "Z1-3") { DueOn = new DateOnly(2027, 1, 15) });
        Bring(CasePhase.FurtherSearch, new(2026, 7, 3));

        Assert.Equal(
            [(EntryKind.Registered, null), (EntryKind.Moved, CaseTrigger.AcceptWithoutReturnDecision), (EntryKind.BroughtIn, null), (EntryKind.Moved, (CaseTrigger?)CaseTrigger.IndAsksFurtherInvestigation)],
            _file.PhaseLines.Select(line => (line.Kind, line.Trigger)));
        Assert.Equal(new Deadline(DeadlineKind.FurtherSearch, new(2027, 1, 15)), CaseClocks.For(_file, Today, CasePolicy.Default).Governing);
        Assert.True(_file.InsufficientOutcomeStands);
    }

    [Fact]
    public void Nothing_adverse_comes_in_without_a_reason_and_two_persons()
    {
        Assert.Equal([GuardCode.ReasonGiven, GuardCode.FourEyes], Refused(CasePhase.NoShelter, On(new(2026, 6, 1)), decided: "J. Dekker", confirmed: " j.  dekker "));
        Assert.Equal([GuardCode.FourEyes], Refused(CasePhase.NoShelter, On(new(2026, 6, 1), "why"), decided: "J. Dekker", confirmed: "J.Dekker"));
        Assert.Equal([GuardCode.FourEyes], Refused(CasePhase.InsufficientCooperation, On(new(2026, 6, 1), "why"), decided: "J. Dekker", confirmed: null));
        // Not even where a decision would open the move to it.
        Bring(CasePhase.InsufficientCooperation, new(2026, 6, 1));
        _file.RecordDecision(On(new(2026, 7, 1)), new DecisionDetails(DecisionKind.NothingFurther, DecisionOrigin.Ind, "Z1-3"));
        Bring(CasePhase.NoShelter, new(2026, 7, 3));
        Assert.Equal((EntryKind.BroughtIn, "why (J. Dekker; I. Smit)"), (_file.LastMove.Kind, _file.LastMove.Reason));
        Assert.Empty(_file.WaitingDecisions);
    }

    [Fact]
    public void What_the_law_asks_is_judged_on_the_day_itself()
    {
        Assert.Equal([GuardCode.Minor], Refused(CasePhase.ShelterSearch, On(new(2028, 6, 1)) with { RecordedAt = new(2028, 6, 1, 10, 0, 0, DateTimeKind.Utc) }, comesIn: false));
        Assert.Equal([GuardCode.ReturnDecisionInForce], Refused(CasePhase.ReturnPreparation, On(new(2026, 6, 1))));
        Assert.Equal([GuardCode.NotBeforeLastMove], Refused(CasePhase.FurtherSearch, On(new(2026, 2, 1))));
        Assert.Equal([GuardCode.NotInFuture], Refused(CasePhase.FurtherSearch, On(new(2026, 12, 1))));
        _file.RecordDecision(On(new(2026, 2, 4)), Complete);
        Assert.Equal([GuardCode.NoReturnDecisionRecorded], Refused(CasePhase.FurtherSearch, On(new(2026, 6, 1))));
        Assert.Equal([GuardCode.ResidenceGrantRecorded], Refused(CasePhase.Closed, On(new(2026, 6, 1), "why"), ClosingReason.ResidenceGranted));
        Assert.Equal([GuardCode.Eighteen], Refused(CasePhase.Closed, On(new(2026, 6, 1), "why"), ClosingReason.AgedOut));
        Assert.Equal([GuardCode.ReasonGiven], Refused(CasePhase.Closed, On(new(2026, 6, 1)), ClosingReason.Administrative));
        Bring(CasePhase.NoArrangements, new(2026, 6, 1));
        Assert.Empty(Refused(CasePhase.ReadyToTravel, On(new(2026, 7, 1))));
    }

    [Fact]
    public void Nobody_departs_from_a_case_that_came_ready_until_all_that_this_needs_is_on_file()
    {
        Bring(CasePhase.ReadyToTravel, new(2026, 6, 1));
        GuardCode[] ready = [GuardCode.DocumentsReady, GuardCode.EscortArranged, GuardCode.DepartureDaySet, GuardCode.BestInterestsOnReturn, GuardCode.ChildViewOnReturn, GuardCode.GuardianViewOnReturn, GuardCode.GuardianToldOfReturn];
        Assert.Superset(ready.ToHashSet(), _file.BroughtInWithout(Today, CasePolicy.Default).ToHashSet());
        Assert.Contains(GuardCode.BroughtInComplete, Unmet(CaseTrigger.Departed));
        _file.Move(On(Today, "made ready anew") with { By = Staff.Sanne }, CaseTrigger.FellThrough);
        Assert.Superset(ready.ToHashSet(), Unmet(CaseTrigger.Ready).ToHashSet());

        IReadOnlyList<GuardCode> Unmet(CaseTrigger trigger) => _file.MoveOptions(On(Today) with { By = Staff.Sanne }).Single(move => move.Trigger == trigger).Unmet;
    }

    [Fact]
    public void What_is_completed_lets_nobody_depart_before_the_case_is_made_ready_here()
    {
        var c = new CaseBuilder().BroughtIn(CasePhase.ReadyToTravel).GroundsForTravel().Note(StatementKind.DepartureNotice);
        Assert.Contains(GuardCode.ReceiverUnchanged, c.Refusal(CaseTrigger.Departed)!);
        c.Moved(CaseTrigger.FellThrough);
        Assert.DoesNotContain(GuardCode.BroughtInComplete, c.File.MoveOptions(c.By(Staff.Sanne)).Single(move => move.Trigger == CaseTrigger.Ready).Unmet);
    }

    [Fact]
    public void A_case_that_somebody_worked_on_is_past_being_brought_in()
    {
        Bring(CasePhase.ShelterSearch, new(2026, 2, 6));
        _file.NameCountry(On(Today) with { By = Staff.Sanne }, "GN", "nationality");
        Assert.Equal([GuardCode.CaseWorker], Refused(CasePhase.FurtherSearch, On(Today)));
        Assert.Throws<ArgumentNullException>(() => _file.BringIn(On(Today) with { Source = null }, new(CasePhase.FurtherSearch)));
    }

    [Fact]
    public void Only_who_may_work_on_cases_brings_one_in()
    {
        Assert.Equal([GuardCode.CaseWorker], Refused(CasePhase.ShelterSearch, On(new(2026, 6, 1)) with { By = By with { Role = ActorRole.IndLiaison } }));
    }

    [Theory]
    [InlineData(CasePhase.ShelterSearch, CasePhase.ShelterSearch)]
    [InlineData(CasePhase.FurtherSearch, CasePhase.FurtherSearch)]
    [InlineData(CasePhase.ReturnPreparation, CasePhase.ReturnPreparation)]
    public void A_referral_comes_from_the_phase_before_it_and_once(CasePhase before, CasePhase from)
    {
        Bring(before, new(2026, 5, 1));
        Bring(before.IsTrack2() ? CasePhase.CooperatedCannotLeave : CasePhase.CooperatedNoShelter, new(2026, 6, 1));
        var referral = _file.BringInReferral(On(Today), "RF-2026-000001", new(2026, 6, 3), null, null);
        Assert.Equal((from, ReferralState.Exported), (referral.FromPhase, Assert.Single(_file.AsOf(On(Today).RecordedAt, Today, CasePolicy.Default)!.Referrals).State));
        Assert.Equal([GuardCode.NothingChanged], Assert.Throws<CaseRefusedException>(() => _file.BringInReferral(On(Today), "RF-2026-000002", new(2026, 6, 3), null, null)).Guards);
    }

    [Fact]
    public void The_days_used_are_those_that_it_searched_whatever_the_system()
    {
        Bring(CasePhase.ShelterSearch, new(2026, 2, 6));
        _file.RecordDecision(On(new(2026, 4, 1)), Complete);
        Bring(CasePhase.ReturnPreparation, new(2026, 4, 1));
        _file.RecordDecision(On(new(2026, 7, 1)), new DecisionDetails(DecisionKind.ReturnDecisionWithdrawn, DecisionOrigin.Ind, "Z1-4"));
        Bring(CasePhase.ShelterSearch, new(2026, 7, 1));

        var search = CaseClocks.For(_file, Today, CasePolicy.Default).Search!;
        Assert.Equal((Rejected, 91, new DateOnly(2027, 1, 20).AddDays(91)), (search.StartedOn, search.DaysStopped, search.LastDay));
        Assert.Equal(Today.DayNumber - Rejected.DayNumber - 91, search.DaysUsed);
    }

    [Fact]
    public void A_referral_comes_along_pending_and_its_answer_opens_the_move_of_its_phase()
    {
        Bring(CasePhase.CooperatedNoShelter, new(2026, 6, 1));
        var referral = _file.BringInReferral(On(new(2026, 6, 1)), "RF-2026-000001", new(2026, 6, 3), new(2026, 6, 4), "IND-77");
        Assert.Equal((ReferralState.Received, new DateOnly(2026, 6, 1), true, "IND-77"), (referral.State, referral.FiledOn, referral.NewestWasSent, referral.ReceiptReference));
        Assert.Equal(new DateTime(2026, 6, 3, 10, 0, 0, DateTimeKind.Utc), referral.ExportedAt);

        _file.RecordDecision(On(Today) with { By = Staff.Pieter }, new DecisionDetails(DecisionKind.ResidenceNotGranted, DecisionOrigin.Ind, "Z1-5") { ReferralNumber = referral.Number });
        _file.Move(On(Today) with { By = Staff.Sanne }, CaseTrigger.IndDoesNotGrant);
        Assert.Equal((CasePhase.FurtherSearch, ReferralState.Decided), (_file.Phase, referral.State));
    }

    [Fact]
    public void A_referral_fits_its_phase_and_its_days()
    {
        Assert.Throws<CaseRefusedException>(() => _file.BringInReferral(On(Today), "RF-2026-000001", null, null, null));
        Bring(CasePhase.CooperatedNoShelter, new(2026, 6, 1));
        Assert.Throws<CaseRefusedException>(() => _file.BringInReferral(On(Today), "RF-2026-000001", new(2026, 5, 1), null, null));
        Assert.Throws<CaseRefusedException>(() => _file.BringInReferral(On(Today), "RF-2026-000001", null, new(2026, 6, 4), "IND-77"));
        Assert.Throws<CaseRefusedException>(() => _file.BringInReferral(On(Today), "RF-2026-000001", new(2026, 6, 4), new(2026, 6, 3), "IND-77"));
        Assert.Equal(ReferralState.Ready, _file.BringInReferral(On(Today), "RF-2026-000001", null, null, null).State);
    }

    [Fact]
    public void A_referral_can_be_sent_and_received_on_the_day_of_its_phase()
    {
        Bring(CasePhase.CooperatedNoShelter, new(2026, 6, 1));
        Assert.Equal(ReferralState.Received, _file.BringInReferral(On(Today), "RF-2026-000001", new(2026, 6, 1), new(2026, 6, 1), "IND-77").State);
    }

    [Fact]
    public void A_referral_can_be_sent_and_received_on_the_day_it_comes_along_and_on_no_later_one()
    {
        Bring(CasePhase.CooperatedNoShelter, new(2026, 6, 1));
        foreach (var (sent, received) in new (DateOnly, DateOnly?)[] { (Today.AddDays(1), null), (Today, Today.AddDays(1)) })
            Assert.Equal([GuardCode.NotInFuture], Assert.Throws<CaseRefusedException>(() => _file.BringInReferral(On(Today), "RF-2026-000001", sent, received, "IND-77")).Guards);
        Assert.Equal(ReferralState.Received, _file.BringInReferral(On(Today), "RF-2026-000001", Today, Today, "IND-77").State);
    }

    [Fact]
    public void An_outcome_that_came_along_stands_until_its_referral_is_withdrawn()
    {
        Bring(CasePhase.InsufficientCooperation, new(2026, 6, 1));
        var referral = _file.BringInReferral(On(Today), "RF-2026-000001", new(2026, 6, 3), null, null);
        Assert.True(_file.InsufficientOutcomeStands);
        _file.Note(On(Today) with { By = Staff.Sanne }, new StatementDetails(StatementKind.IndTold, "by phone") { Reference = referral.Number });
        _file.Move(On(Today, "a mistake") with { By = Staff.Ingrid }, CaseTrigger.WithdrawReferral);
        Assert.Equal((ReferralState.Withdrawn, false), (referral.State, _file.InsufficientOutcomeStands));
    }

    [Fact]
    public void Who_turned_18_while_the_ind_considered_keeps_the_pending_request()
    {
        var grown = CaseFile.Register(
            On(Transferred), "RC-2026-000002", VNumber.Parse("2900000002"), new IdentityDetails("Amina", "Diallo", null, "GN", "Fula", null), new PartialDate(2008, 9, 1), BirthDateSource.Register, "Noord", null);
        grown.RecordDecision(On(Rejected), new DecisionDetails(DecisionKind.AsylumRejected, DecisionOrigin.Ind, "Z1-1"));
        grown.BringIn(On(new(2026, 6, 1)), new(CasePhase.CooperatedNoShelter));
        grown.BringInReferral(On(new(2026, 6, 1)), "RF-2026-000001", new(2026, 6, 3), null, null);
        grown.BringIn(On(new(2026, 9, 2), "turned 18"), new(CasePhase.Closed) { Closing = ClosingReason.AgedOut });
        Assert.Equal((CasePhase.Closed, ClosingReason.AgedOut, ReferralState.PendingAtEighteen), (grown.Phase, grown.ClosingReason, Assert.Single(grown.Referrals).State));
    }

    [Fact]
    public void What_a_phase_rests_on_is_acted_on_and_the_referral_before_it_is_answered_by_the_last_of_it()
    {
        Bring(CasePhase.CooperatedNoShelter, new(2026, 6, 1));
        var referral = _file.BringInReferral(On(Today), "RF-2026-000001", new(2026, 6, 3), null, null);
        Assert.Equal([_file.LastMove.Sequence], _file.Decisions.Select(d => d.AppliedBy!.Value));
        _file.RecordDecision(On(new(2026, 6, 20)), new DecisionDetails(DecisionKind.ResidenceNotGranted, DecisionOrigin.Ind, "Z1-5"));
        Bring(CasePhase.ReturnPreparation, new(2026, 6, 21));
        Assert.All(_file.Decisions, d => Assert.NotNull(d.AppliedBy));
        Assert.Equal((ReferralState.Decided, _file.Decisions[^1].Sequence), (referral.State, referral.DecidedBy));
    }

    [Theory]
    [InlineData(DecisionKind.FoundAdult, ClosingReason.FoundAdult, true)]
    [InlineData(DecisionKind.FoundAdult, ClosingReason.Administrative, false)]
    [InlineData(DecisionKind.ResidenceGranted, ClosingReason.ResidenceGranted, true)]
    [InlineData(DecisionKind.ResidenceGranted, ClosingReason.Administrative, false)]
    [InlineData(DecisionKind.RejectionWithdrawn, ClosingReason.Administrative, false)]
    [InlineData(DecisionKind.FurtherInvestigation, ClosingReason.Administrative, false)]
    [InlineData(DecisionKind.NothingFurther, ClosingReason.Administrative, false)]
    [InlineData(DecisionKind.DeparturePostponed, ClosingReason.Administrative, false)]
    public void A_decision_is_acted_on_by_the_closing_that_rests_on_it_and_by_no_other(DecisionKind kind, ClosingReason reason, bool acted)
    {
        _file.RecordDecision(On(new(2026, 6, 1)), new DecisionDetails(kind, DecisionOrigin.Ind, "Z1-6") { Ground = kind == DecisionKind.ResidenceGranted ? "asylum" : null });
        _file.BringIn(On(new(2026, 6, 2), "why"), new(CasePhase.Closed) { Closing = reason });
        Assert.Equal(acted ? _file.LastMove.Sequence : null, _file.Decisions[^1].AppliedBy);
    }

    [Theory]
    [InlineData(CasePhase.FurtherSearch, true)]
    [InlineData(CasePhase.NoShelter, false)]
    public void The_IND_is_to_be_told_of_new_facts_where_the_search_went_on_without_an_answer(CasePhase next, bool told)
    {
        Bring(CasePhase.InsufficientCooperation, new(2026, 6, 1));
        var referral = _file.BringInReferral(On(Today), "RF-2026-000001", new(2026, 6, 3), null, null);
        Bring(next, new(2026, 7, 1));
        Assert.Equal((told ? new DateOnly(2026, 7, 1) : null, false), (referral.NewFactsOn, referral.State == ReferralState.Decided));
    }

    [Fact]
    public void Figures_count_that_it_came_stood_and_left_but_no_outcome_that_was_confirmed_elsewhere()
    {
        Bring(CasePhase.ShelterSearch, new(2026, 2, 6));
        Bring(CasePhase.CooperatedNoShelter, new(2026, 6, 1));
        _file.BringIn(On(new(2026, 8, 1), "why"), new(CasePhase.Closed) { Closing = ClosingReason.Administrative });
        Assert.Equal(
            [(FigureKind.Inflow, "New"), (FigureKind.Stay, "Intake"), (FigureKind.DeadlineMet, "Routing"), (FigureKind.Stay, "ShelterSearch"), (FigureKind.Outflow, "Administrative"), (FigureKind.Stay, "CooperatedNoShelter")],
            _file.Figures().Select(figure => (figure.Kind, figure.What)));
    }

    [Fact]
    public void Names_of_one_letter_are_two_people_too()
    {
        Bring(CasePhase.ShelterSearch, new(2026, 2, 6));
        _file.BringIn(On(new(2026, 6, 1), "why"), new(CasePhase.InsufficientCooperation) { DecidedBy = "J", ConfirmedBy = "I" });
        Assert.Contains("(J; I)", _file.LastMove.Reason, StringComparison.Ordinal);
    }

    private static DecisionDetails Complete { get; } = new(DecisionKind.ReturnDecisionIssued, DecisionOrigin.Ind, "Z1-2") { ReturnDecision = new ReturnDecisionContent(true, true, 28, ["GN"]) };

    private static Change On(DateOnly day, string? reason = null) => new(By, day, Today.ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc), reason, "INDIGO, A-1");

    private void Bring(CasePhase phase, DateOnly on)
    {
        if (phase.IsTrack2() && _file.ReturnDecision is null)
            _file.RecordDecision(On(on), Complete);
        _file.BringIn(On(on, "why"), new(phase) { DecidedBy = "J. Dekker", ConfirmedBy = "I. Smit" });
    }

    private IReadOnlyList<GuardCode> Refused(CasePhase phase, Change change, ClosingReason? closing = null, string? decided = null, string? confirmed = null, bool comesIn = true)
    {
        if (!comesIn)
        {
            // The same case, brought in on that later day.
            var later = CaseFile.Register(change with { OccurredOn = Transferred }, "RC-2028-000001", VNumber.Parse("2900000009"), new IdentityDetails("Amina", "Diallo", null, "GN", "Fula", null), _file.BirthDate, BirthDateSource.Statement, "Noord", null);
            later.RecordDecision(change with { OccurredOn = Rejected }, new DecisionDetails(DecisionKind.AsylumRejected, DecisionOrigin.Ind, "Z1-1"));
            return Assert.Throws<CaseRefusedException>(() => later.BringIn(change, new(phase))).Guards;
        }

        var (version, before) = (_file.Version, _file.Phase);
        var refused = Assert.Throws<CaseRefusedException>(() => _file.BringIn(change, new(phase) { Closing = closing, DecidedBy = decided, ConfirmedBy = confirmed }));
        Assert.Equal((version, before), (_file.Version, _file.Phase));
        return refused.Guards;
    }
}
