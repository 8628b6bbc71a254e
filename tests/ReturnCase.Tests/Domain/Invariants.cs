using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>How a case stood before a step.</summary>
internal sealed record Before(CasePhase Phase, int Version, int PhaseLines, SearchClock? Search, IReadOnlyDictionary<string, ReferralState> Referrals)
{
    public static Before Of(CaseFile file, DateOnly today) => new(
        file.Phase, file.Version, file.PhaseLines.Count(), CaseClocks.For(file, today, CasePolicy.Default).Search,
        file.Referrals.ToDictionary(r => r.Number, r => r.State));
}

/// <summary>Domain 6, read off the facts of the case and not off its guards. Each answers what is wrong, or null.</summary>
internal static class Invariants
{
    private static readonly EntryKind[] AcceptedWhenClosed =
    [
        EntryKind.Retracted, EntryKind.Decision, EntryKind.SecondClosingReason, EntryKind.BirthDate, EntryKind.Identity, EntryKind.ContactPerson, EntryKind.Statement,
        EntryKind.AlarmOwned, EntryKind.AlarmClosed, EntryKind.ReferralExported, EntryKind.ReferralReceived, EntryKind.ReferralCorrected, EntryKind.Assigned,
        EntryKind.RepeatedTransfer,
    ];

    // Follow-up, proof of the closing, what the IND sends back, and the decision not to reopen (2.9).
    private static readonly StatementKind[] StatedWhenClosed =
    [
        StatementKind.FollowUp, StatementKind.DepartureNotice, StatementKind.Handover, StatementKind.HandoverNote, StatementKind.DeathDocument,
        StatementKind.EuStateAccepted, StatementKind.EuFamilyAccepted, StatementKind.OtherCase, StatementKind.OwnWish, StatementKind.GuardianToldOfDeparture,
        StatementKind.NoShowAfterTransfer, StatementKind.TwoReportsMissed, StatementKind.EightDaysUnregistered, StatementKind.LawyerToldFoundAdult,
        StatementKind.IndToldOfDeparture, StatementKind.LawyerToldOfDeparture,
        StatementKind.ReturnedWithQuestions, StatementKind.QuestionsAnswered, StatementKind.AnswerGivenToInd, StatementKind.ReopeningDeclined,
        StatementKind.PoliceReport,
        // What a corrected name or birth date brings up, and that one child has two V-numbers.
        StatementKind.ProbableDouble, StatementKind.AnotherChild, StatementKind.SameChild, StatementKind.SamePersonLeads, StatementKind.SamePersonFollows,
    ];

    public static readonly IReadOnlyList<(string Name, Func<CaseFile, Before, DateOnly, string?> Check)> All =
    [
        ("I1", I1_track_2_needs_a_return_decision), ("I2", I2_travel_is_guarded), ("I3", I3_the_search_was_done), ("I4", I4_four_eyes), ("I5", I5_adverse_on_facts),
        ("I6", I6_no_dead_end), ("I7", I7_recording_is_not_moving), ("I8", I8_closed_stays_closed), ("I9", I9_the_year_never_restarts), ("I10", I10_history_replays),
        ("I11", I11_every_block_explains_itself), ("I12", I12_missing_is_not_left), ("I13", I13_handed_over_to_the_verified), ("I14", I14_pending_at_18_is_not_lost),
        ("I15", I15_track_2_exactly_with_a_decision), ("I16", I16_proposals_and_referrals_end_in_known_ways), ("I17", I17_no_permit_on_an_open_case),
    ];

    private static string? I1_track_2_needs_a_return_decision(CaseFile file, Before before, DateOnly today) =>
        Made(file, before) is { To: CasePhase.ReturnPreparation } move && (move.From == CasePhase.Intake || move.From!.Value.IsTrack1())
        && file.ReturnDecision is not { IsCompleteReturnDecision: true } ? "no complete return decision in force" : null;

    private static string? I2_travel_is_guarded(CaseFile file, Before before, DateOnly today)
    {
        if (Made(file, before)?.Trigger is not (CaseTrigger.Ready or CaseTrigger.Departed))
            return null;
        var receiver = file.CurrentPlan?.Receiver ?? 0;
        var country = file.Standing<ShelterCandidate>().SingleOrDefault(c => c.Sequence == file.CandidateNow(receiver))?.Country;
        return file.Suspensions.Any(s => s.BlocksRemoval && s.StartedOn <= today && (s.EndedOn is null || s.EndedOn > today)) ? "a suspension blocks"
            : !(file.VerificationOf(receiver)?.OccurredOn >= today.AddDays(-14)) ? "no fresh verification"
            : country is null || file.ReturnDecision?.Countries.Contains(country) != true ? "the decision does not name the country"
            : file.WaitingDecisions.Count > 0 ? "a decision waits" : null;
    }

    private static string? I3_the_search_was_done(CaseFile file, Before before, DateOnly today)
    {
        if (Made(file, before)?.Trigger is not (CaseTrigger.ConfirmCooperatedNoShelter or CaseTrigger.ConfirmInsufficientCooperation or CaseTrigger.ConfirmSearchEnded))
            return null;
        var candidates = file.Standing<ShelterCandidate>().ToArray();
        return file.Countries.Count == 0 ? "no country"
            : file.Countries.Any(c => Enum.GetValues<ShelterKind>().Any(k => !file.IsTried(c, k))) ? "a kind was not tried"
            : candidates.Any(c => c.Route != ContactRoute.ChildAskedRedCross && file.StageOf(c.Sequence) is not (CandidateStage.Rejected or CandidateStage.Withdrawn or CandidateStage.NotReachable)) ? "a candidate is left"
            : file.Countries.Any(c => Enum.GetValues<ShelterKind>().Any(k => OnlyFellAwayInSilence(file, c, k))) ? "a kind counts as tried that nobody tried or explained" : null;
    }

    // Told from the facts alone: no reason to leave the kind out, and of each candidate neither a contact nor a check that forbids contact.
    private static bool OnlyFellAwayInSilence(CaseFile file, string country, ShelterKind kind) =>
        !file.Standing<KindReasonedAway>().Any(r => r.Country == country && r.Kind == kind)
        && file.Standing<ShelterCandidate>().Where(c => c.Country == country && c.Kind == kind).All(c =>
            file.Standing<CandidateStep>().Where(s => file.CandidateNow(s.Candidate) == c.Sequence).All(s =>
                s.Stage is CandidateStage.Identified or > CandidateStage.Accepted)
            && !file.Standing<SafetyCheck>().Any(s => !s.Safe && file.CandidateNow(s.Candidate) == c.Sequence));

    private static string? I4_four_eyes(CaseFile file, Before before, DateOnly today)
    {
        if (Made(file, before) is not { Trigger: { } trigger } move || CaseLifecycle.Outcome(trigger) is not { } outcome)
            return null;
        var proposal = file.Proposals.Single(p => p.EndedBy == move.Sequence && p.State == ProposalState.Confirmed);
        var author = file.InPeriod<CooperationJudgement>().LastOrDefault()?.ById;
        return move.ByRole != ActorRole.Supervisor ? "not a supervisor"
            : move.ById == proposal.ProposedById || move.ById == proposal.GroundsById || (outcome != OutcomeKind.ShelterFound && move.ById == author) || WroteGrounds(file, outcome, move.ById) ? "confirmed by its own author" : null;
    }

    // Told from the facts alone: what was weighed on the way, by whoever first wrote it or last changed it.
    private static bool WroteGrounds(CaseFile file, OutcomeKind outcome, string who) => file.Facts.Where(f => f.Stands).Any(fact =>
        (fact.ById == who || file.FirstRecorded(fact).ById == who) && fact switch
        {
            KindReasonedAway or CandidateStep { Stage: CandidateStage.Rejected } => outcome is OutcomeKind.CooperatedNoShelter or OutcomeKind.InsufficientCooperation or OutcomeKind.SearchEnded,
            Statement { Kind: StatementKind.BestInterests } note => outcome == OutcomeKind.ShelterFound && file.IsAcceptedAndValid(note.Candidate ?? 0, fact.OccurredOn),
            _ => false,
        });

    private static string? I5_adverse_on_facts(CaseFile file, Before before, DateOnly today)
    {
        if (!file.Phase.IsAdverse())
            return null;
        if (file.InPeriod<CooperationJudgement>().LastOrDefault() is not { Verdict: CooperationVerdict.Insufficient } judgement)
            return "a child judged cooperating, or not judged, stands in an adverse phase";
        if (Made(file, before) is not { } move)
            return null;
        // "Nothing further" confirms no proposal of its own: the guardian was asked about the 1.3 before it.
        var asked = file.InPeriod<Statement>().Where(s => s.Kind == StatementKind.GuardianViewOnProposal && s.Answer is not (null or ViewAnswer.Asked)).Select(s => file.OriginOf(s.Sequence));
        var ended = file.Proposals.Where(p => p.EndedBy < move.Sequence).Max(p => p.EndedBy) ?? 0;
        var since = move.Trigger == CaseTrigger.IndAsksNothingFurther ? 0 : Math.Max(ended, file.PhaseLines.Last(l => l.Sequence < move.Sequence).Sequence);
        return judgement.CitedFacts.Count == 0 ? "the judgement cites nothing"
            : !asked.Any(view => view > since) ? "the guardian was not asked about this proposal"
            : move.Trigger == CaseTrigger.IndAsksNothingFurther && string.IsNullOrEmpty(move.Reason) ? "no reason" : null;
    }

    private static string? I6_no_dead_end(CaseFile file, Before before, DateOnly today)
    {
        if (Made(file, before) is { Trigger: CaseTrigger.ReopenSearch } && file.Referrals.Any(r => before.Referrals.TryGetValue(r.Number, out var was) && was != r.State))
            return "reopening cost a pending request";
        CaseTrigger? back = file.Phase switch
        {
            CasePhase.CooperatedNoShelter or CasePhase.InsufficientCooperation or CasePhase.NoShelter => CaseTrigger.ReopenSearch,
            CasePhase.NoArrangements => CaseTrigger.DepartureNowPossible,
            _ => null,
        };
        return back is { } trigger && today < file.BirthDate.EighteenLatest && file.WaitingDecisions.Count == 0
            && Options(file, today).Single(o => o.Trigger == trigger).State != MoveState.Open ? "the search cannot be reopened" : null;
    }

    private static string? I7_recording_is_not_moving(CaseFile file, Before before, DateOnly today)
    {
        if (Made(file, before) is not { } move)
            return file.Phase != before.Phase ? "the phase changed without a move" : null;
        DecisionKind[] needed = move.Trigger switch
        {
            CaseTrigger.ResidenceGranted => [DecisionKind.ResidenceGranted],
            CaseTrigger.ReturnDecisionIssued => [DecisionKind.ReturnDecisionIssued],
            CaseTrigger.ReturnDecisionEnded => [DecisionKind.ReturnDecisionWithdrawn, DecisionKind.ReturnDecisionAnnulled],
            CaseTrigger.RejectionEnded => [DecisionKind.RejectionWithdrawn, DecisionKind.RejectionAnnulled],
            _ => [],
        };
        return needed.Length > 0 && !file.Standing<AuthorityDecision>().Any(d => needed.Contains(d.Kind)) ? "no decision of an authority stands behind the move" : null;
    }

    private static string? I8_closed_stays_closed(CaseFile file, Before before, DateOnly today)
    {
        if (before.Phase != CasePhase.Closed || Made(file, before) is { Trigger: CaseTrigger.Reopen })
            return null;
        if (file.Phase != CasePhase.Closed)
            return "a closed case moved";
        if (file.Facts.OfType<Statement>().FirstOrDefault(s => s.Sequence > before.Version && !StatedWhenClosed.Contains(s.Kind) && New(file, before).Single(e => e.Sequence == s.Sequence).Subject is null) is { } statement)
            return $"a closed case took {statement.Kind}";
        if (file.ReopeningOwed != (file.WaitingTransfers.Count > 0 || file.IsMinorAfterAll(today)))
            return "reopening owed does not say what waits";
        return New(file, before).FirstOrDefault(e => !AcceptedWhenClosed.Contains(e.Kind) && e.Subject is null && !New(file, before).Any(n => n.Subject is not null)) is { } entry ? $"a closed case took {entry.Kind}" : null;
    }

    private static string? I9_the_year_never_restarts(CaseFile file, Before before, DateOnly today)
    {
        if (before.Search is not { } was || Made(file, before) is not { } move)
            return null;
        // A move that is dated back into track 2 or a closing stops the days since; no other day used is given back.
        var dated = today.DayNumber - move.OccurredOn.DayNumber;
        return CaseClocks.For(file, today, CasePolicy.Default).Search is not { } now || now.StartedOn != was.StartedOn ? "a move changed the start of the year"
            : now.DaysUsed < was.DaysUsed - dated ? $"days used fell from {was.DaysUsed} to {now.DaysUsed}" : null;
    }

    private static string? I10_history_replays(CaseFile file, Before before, DateOnly today)
    {
        CasePhase? at = null;
        foreach (var line in file.PhaseLines)
        {
            if (line.From != at)
                return "the lines do not join";
            at = line.To;
        }

        return at != file.Phase ? "the lines end elsewhere"
            : file.Entries.Select(e => e.Sequence).SequenceEqual(Enumerable.Range(1, file.Version)) ? null : "lines are skipped";
    }

    private static string? I11_every_block_explains_itself(CaseFile file, Before before, DateOnly today)
    {
        if (file.Version % 3 != 0)
            return null;
        var options = Options(file, today);
        var (waits, adult) = (file.WaitingDecisions.Select(w => w.Trigger).ToArray(), today >= file.BirthDate.EighteenLatest);
        // Closing is no way forward, but for a decision that asks for it, a handover, and a child that has come of age.
        var forward = options.Where(o => o.State != MoveState.NotNow && (CaseLifecycle.Closing(o.Trigger) is null or ClosingReason.ReturnedHandedOver
            || waits.Contains(o.Trigger) || (adult && o.Trigger == CaseTrigger.TurnedEighteen)));
        return options.Any(o => o.State == MoveState.Blocked && o.Unmet.Any(g => string.IsNullOrEmpty(GuardCatalogue.Of(g).Sentence.Nl))) ? "a block has no words"
            : forward.All(o => o.Unmet.Any(g => GuardCatalogue.Of(g).Remedy == GuardRemedy.Nothing)) ? "nobody can do anything" : null;
    }

    private static string? I12_missing_is_not_left(CaseFile file, Before before, DateOnly today) =>
        Made(file, before) is { Trigger: CaseTrigger.CloseLeftUnknownDestination } && !file.InPeriod<Statement>().Any(s =>
            s.Kind is StatementKind.NoShowAfterTransfer or StatementKind.TwoReportsMissed or StatementKind.EightDaysUnregistered) ? "closed without a trigger" : null;

    private static string? I13_handed_over_to_the_verified(CaseFile file, Before before, DateOnly today)
    {
        if (Made(file, before) is not { Trigger: CaseTrigger.HandedOver })
            return null;
        var handover = file.InPeriod<Statement>().Last(s => s.Kind == StatementKind.Handover);
        return handover.Candidate is not { } receiver || file.VerificationOf(receiver) is null ? "the receiver was not verified" : null;
    }

    private static string? I14_pending_at_18_is_not_lost(CaseFile file, Before before, DateOnly today) =>
        file.Referrals.FirstOrDefault(r => before.Referrals.TryGetValue(r.Number, out var was) && was == ReferralState.PendingAtEighteen
            && r.State is not (ReferralState.PendingAtEighteen or ReferralState.Decided)) is { } lost ? $"{lost.Number} became {lost.State}" : null;

    private static string? I15_track_2_exactly_with_a_decision(CaseFile file, Before before, DateOnly today) =>
        file.Phase is CasePhase.Intake or CasePhase.Travelling or CasePhase.Closed || file.WaitingDecisions.Count > 0
        || file.Phase.IsTrack2() == file.ReturnDecision is not null ? null : "track and return decision do not agree";

    private static string? I16_proposals_and_referrals_end_in_known_ways(CaseFile file, Before before, DateOnly today)
    {
        if (file.OpenProposal is { } open && (open.FromPhase != file.Phase || open.Sequence < file.LastMove.Sequence))
            return "a proposal outlived its phase";
        foreach (var referral in file.Referrals)
        {
            if (!before.Referrals.TryGetValue(referral.Number, out var was) || was == referral.State)
                continue;
            var trigger = Made(file, before)?.Trigger;
            var known = referral.State switch
            {
                ReferralState.Decided => referral.DecidedBy is not null,
                ReferralState.Superseded => trigger == CaseTrigger.ObstacleGone || (trigger is { } made && CaseFile.MakesReferral(made) && referral.SupersededByNumber is not null),
                ReferralState.Withdrawn => New(file, before).Any(e => e.Kind == EntryKind.ReferralWithdrawn && e.Detail == referral.Number),
                ReferralState.PendingAtEighteen => trigger == CaseTrigger.TurnedEighteen || TakenBack(),
                ReferralState.Exported => (was == ReferralState.Ready && Says(EntryKind.ReferralExported)) || TakenBack(),
                ReferralState.Received => (was == ReferralState.Exported && Says(EntryKind.ReferralReceived)) || TakenBack(),
                _ => TakenBack(),
            };
            bool Says(EntryKind kind) => New(file, before).Any(e => e.Kind == kind && e.Detail == referral.Number);
            bool TakenBack() => was == ReferralState.Decided && New(file, before).Any(e => e.Kind is EntryKind.Retracted or EntryKind.Decision && e.Subject is not null);
            if (!known)
                return $"{referral.Number} went from {was} to {referral.State}";
        }

        return null;
    }

    private static string? I17_no_permit_on_an_open_case(CaseFile file, Before before, DateOnly today) =>
        file.Phase.IsOpen() && file.Permit is not null && !file.WaitingDecisions.Any(w => w.Trigger == CaseTrigger.ResidenceGranted) ? "a permit on an open case waits for nothing" : null;

    private static CaseEntry? Made(CaseFile file, Before before) => file.PhaseLines.Count() > before.PhaseLines ? file.LastMove : null;

    private static IEnumerable<CaseEntry> New(CaseFile file, Before before) => file.Entries.Where(e => e.Sequence > before.Version);

    private static IReadOnlyList<MoveOption> Options(CaseFile file, DateOnly today) =>
        file.MoveOptions(new Change(Staff.Ingrid, today, today.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc), "because"));
}
