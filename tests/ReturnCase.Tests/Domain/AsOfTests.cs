using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Pages.Referrals;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>The case as of a past moment, in two times: what had happened by a day, and what was known at an instant.</summary>
public sealed class AsOfTests
{
    private static readonly DateOnly Third = new(2026, 3, 3);

    [Fact]
    public void A_pause_holds_about_each_of_its_days_from_the_moment_at_which_somebody_agreed()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(60);
        var pause = c.File.StartSuspension(c.By(Staff.Sanne, on: c.Today.AddDays(-20)), new SuspensionDetails(SuspensionKind.Medical, "M 1", false, true));
        c.File.EndSuspension(c.By(Staff.Sanne, on: c.Today.AddDays(-10)), pause.Sequence);
        var asked = c.By(Staff.Sanne).RecordedAt;
        c.Wait(1).File.AnswerException(c.By(Staff.Ingrid), pause.Sequence, SuspensionWish.Pause, true);
        Assert.Equal((0, 5, 10), (Stopped(asked, -16), Stopped(c.By(Staff.Ingrid).RecordedAt, -16), Stopped(c.By(Staff.Ingrid).RecordedAt, 0)));

        int Stopped(DateTime known, int day) => c.File.AsOf(known, c.Today.AddDays(day), CasePolicy.Default)!.Clocks.Search!.DaysStopped;
    }

    [Fact]
    public void Each_line_is_found_by_its_number_also_where_those_before_it_are_of_later_days()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10).Note(StatementKind.OtherEffort);
        foreach (var _ in Enumerable.Range(0, 3))
            c.Note(StatementKind.OtherEffort, on: c.Today.AddDays(-5));
        var then = c.File.AsOf(c.By(Staff.Sanne).RecordedAt, c.Today.AddDays(-2), CasePolicy.Default)!.Then;
        var noted = then.Statements(StatementKind.OtherEffort).ToArray();
        Assert.Equal(3, noted.Length);
        Assert.Equal(noted.Select(note => note.Sequence), noted.Select(note => then.FirstRecorded(note).Sequence));
    }

    [Theory]
    [InlineData(-5, 3, true)]
    [InlineData(3, -5, true)]
    [InlineData(-5, 0, true)]
    [InlineData(3, 0, true)]
    [InlineData(0, 3, true)]
    [InlineData(3, 4, false)]
    public void A_correction_says_something_of_the_day_where_it_takes_a_fact_away_from_before_or_brings_one(int was, int now, bool told)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(30);
        var about = c.Today.AddDays(-10);
        ContactDetails visit = new(ContactKind.Visit, null, null, null, null, "talked", null, null, null);
        var first = c.File.RecordContact(c.By(Staff.Sanne, on: about.AddDays(was)), visit);
        var known = c.By(Staff.Sanne).RecordedAt;
        var corrected = c.Wait(1).File.RecordContact(c.By(Staff.Sanne, on: about.AddDays(now), corrects: first.Sequence), visit);
        var learnt = c.File.AsOf(known, about, CasePolicy.Default)!.LearntSince(c.File);
        Assert.Equal(told ? [(corrected.Sequence, LearntKind.Corrected, first.Sequence)] : [], learnt.Select(line => (line.Entry.Sequence, line.Kind, line.About!.Sequence)));
    }

    [Fact]
    public void What_was_learnt_since_stands_in_the_order_in_which_it_came_and_the_end_of_a_suspension_corrects_nothing()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(30);
        var about = c.Today.AddDays(-10);
        var pause = c.File.StartSuspension(c.By(Staff.Sanne, on: about.AddDays(-8)), new SuspensionDetails(SuspensionKind.Medical, "M 1", false, false));
        var known = c.By(Staff.Sanne).RecordedAt;
        c.Wait(1).Note(StatementKind.OtherEffort, on: about).File.EndSuspension(c.By(Staff.Sanne, on: about.AddDays(-2)), pause.Sequence);
        c.Note(StatementKind.OtherEffort, on: about.AddDays(1));
        var (noted, ended) = (pause.Sequence + 1, pause.Sequence + 2);
        Assert.Equal(
            [(noted, LearntKind.Backdated, null), (ended, LearntKind.Backdated, (int?)null)],
            c.File.AsOf(known, about, CasePolicy.Default)!.LearntSince(c.File).Select(line => (line.Entry.Sequence, line.Kind, line.About?.Sequence)));
    }

    [Fact]
    public void Whoever_wrote_a_line_is_found_about_a_day_before_another_that_came_on_file_first()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Complete().Wait(1).Note(StatementKind.OtherEffort);
        c.Proposed(OutcomeKind.ShelterFound, Staff.Bram, c.Today.AddDays(-1)).Note(StatementKind.OtherEffort, on: c.Today.AddDays(-1));
        var then = c.File.AsOf(c.By(Staff.Sanne).RecordedAt, c.Today.AddDays(-1), CasePolicy.Default)!.Then;
        Assert.Equal("Bram", then.AuthorOf(then.Proposals.Single()));
    }

    [Fact]
    public void A_proposal_that_another_followed_was_no_longer_open_whatever_the_days_of_the_two()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Complete().Wait(10).Proposed(OutcomeKind.ShelterFound);
        c.Wait(10).File.WithdrawProposal(c.By(Staff.Sanne));
        c.Proposed(OutcomeKind.ShelterFound, on: c.Today.AddDays(-5));
        ProposalState[] About(int days) => [.. c.File.AsOf(c.By(Staff.Sanne).RecordedAt, c.Today.AddDays(days), CasePolicy.Default)!.Proposals.Select(proposal => proposal.State)];
        Assert.Equal([[ProposalState.Open], [ProposalState.Withdrawn, ProposalState.Open], [ProposalState.Withdrawn, ProposalState.Open]], new[] { About(-6), About(-5), About(0) });
    }

    [Fact]
    public void Of_lines_that_name_whom_a_case_was_given_to_and_no_more_the_last_is_whoever_has_it_now()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        foreach (var (team, who) in new[] { ("Noord", Staff.Bram), ("Zuid", Staff.Sanne) })
            c.Wait(5).File.Assign(c.By(Staff.Ingrid), team, who);
        foreach (var line in c.File.Entries.Where(line => line.Kind is EntryKind.Registered or EntryKind.Assigned))
            line.Give(null);
        (string, string?, string?) About(int days) => c.File.AsOf(c.By(Staff.Sanne).RecordedAt, c.Today.AddDays(days), CasePolicy.Default)!.Then is var then ? (then.Team, then.CounsellorId, then.CounsellorName) : default;
        Assert.Equal([("Zuid", null, null), ("Zuid", null, "Bram"), ("Zuid", "sanne", "Sanne")], new[] { About(-10), About(-5), About(0) });
    }

    [Fact]
    public void A_clash_stands_about_each_of_its_days_also_once_it_was_answered_or_what_clashed_was_withdrawn()
    {
        // Of the 3rd, in on the 20th, after a step of the 10th; withdrawn on the 25th.
        var c = CaseBuilder.In(CasePhase.ShelterFound).Exported().Until(new DateOnly(2026, 3, 10)).Steps(CandidateStage.Withdrawn).Moved(CaseTrigger.ShelterLost);
        var issued = c.Until(new DateOnly(2026, 3, 20)).Decide(DecisionKind.ReturnDecisionIssued, Third);
        c.Until(new DateOnly(2026, 3, 25)).Decide(DecisionKind.ReturnDecisionWithdrawn);
        Assert.Equal([], Late(25));
        Assert.Equal([issued.Sequence], Late(24));
        Assert.Equal([issued.Sequence], Late(10));
        Assert.Equal([], Late(9));

        // Followed on the 28th: until then it stood.
        var followed = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Until(new DateOnly(2026, 3, 10)).Moved(CaseTrigger.ReopenSearch);
        var grant = followed.Until(new DateOnly(2026, 3, 20)).Decide(DecisionKind.ResidenceGranted, Third, followed.Referral.Number);
        followed.Until(new DateOnly(2026, 3, 28)).File.FollowLateDecision(followed.By(Staff.Sanne), grant.Sequence);
        Assert.Equal([[], [grant.Sequence]], new[] { Of(followed, 28), Of(followed, 27) });

        // A decision on a referral that had lapsed, set aside on the 9th.
        var lapsed = DecisionFileCases.Withdrawn().Wait(1);
        var late = lapsed.Decide(DecisionKind.ResidenceNotGranted, referral: lapsed.Referral.Number);
        Assert.Single(lapsed.File.Clashes);
        lapsed.Wait(3).File.KeepWithoutEffect(lapsed.By(Staff.Ingrid), late.Sequence);
        var known = lapsed.By(Staff.Sanne).RecordedAt;
        Assert.Empty(lapsed.File.AsOf(known, lapsed.Today, CasePolicy.Default)!.Clashes);
        Assert.Equal(late.Sequence, Assert.Single(lapsed.File.AsOf(known, lapsed.Today.AddDays(-1), CasePolicy.Default)!.Clashes).Decision.Sequence);

        int[] Late(int day) => Of(c, day);

        static int[] Of(CaseBuilder of, int day) => [.. of.File.AsOf(of.By(Staff.Sanne).RecordedAt, new DateOnly(2026, 3, day), CasePolicy.Default)!.LateDecisions.Select(clash => clash.Waiting.Decision.Sequence)];
    }

    [Fact]
    public void A_step_at_which_the_child_was_of_age_clashes_about_the_days_before_the_closing_that_answered_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2010, 5, 10)).Wait(10);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2008, 1, 5), BirthDateSource.AgeAssessment);
        c.Wait(3).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        var known = c.By(Staff.Sanne).RecordedAt;
        Assert.Empty(c.File.AsOf(known, c.Today, CasePolicy.Default)!.BirthDateClashes);
        Assert.Single(c.File.AsOf(known, c.Today.AddDays(-1), CasePolicy.Default)!.BirthDateClashes);
    }

    [Fact]
    public void About_a_day_before_any_name_was_known_the_child_bears_its_first()
    {
        var c = new CaseBuilder();
        var began = c.Today;
        c.File.RecordIdentity(c.By(Staff.Sanne, on: began.AddDays(1)) with { RecordedAt = c.By(Staff.Sanne).RecordedAt.AddDays(3) }, c.File.Identity.Details with { LastName = "Keita" });
        c.File.RecordIdentity(c.By(Staff.Sanne, on: began.AddDays(2)) with { RecordedAt = c.By(Staff.Sanne).RecordedAt.AddDays(3) }, c.File.Identity.Details with { LastName = "Bah" });
        c.File.RecordIdentity(c.By(Staff.Sanne, on: began.AddDays(1), corrects: c.File.Facts.OfType<ReturnCase.Domain.People.IdentityVersion>().First().Sequence) with { RecordedAt = c.By(Staff.Sanne).RecordedAt.AddDays(4) }, c.File.Identity.Details with { LastName = "Diallo-Keita" });
        Assert.Equal("Keita", c.File.AsOf(c.By(Staff.Sanne).RecordedAt.AddDays(5), began, CasePolicy.Default)!.Then.LastName);
    }

    [Fact]
    public void A_fact_recorded_late_is_seen_from_the_day_on_which_it_was_recorded_about_the_day_on_which_it_happened()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation).Exported();
        var before = c.Wait(17).By(Staff.Sanne).RecordedAt.AddSeconds(-1);
        var grant = c.Decide(DecisionKind.ResidenceGranted, on: Third);
        Assert.Null(c.File.AsOf(before, Third, CasePolicy.Default)!.Permit);
        var known = c.File.AsOf(c.By(Staff.Sanne).RecordedAt, Third, CasePolicy.Default)!;
        var first = c.File.PhaseLines.First().OccurredOn;
        Assert.NotNull(c.File.AsOf(before, first, CasePolicy.Default));
        Assert.Null(c.File.AsOf(before, first.AddDays(-1), CasePolicy.Default));
        Assert.Equal(grant.Sequence, known.Permit!.Sequence);
        Assert.Null(c.File.AsOf(c.By(Staff.Sanne).RecordedAt, Third.AddDays(-1), CasePolicy.Default)!.Permit);
        Assert.Equal(16, known.Lines.Single(line => line.Entry.Sequence == grant.Sequence).DaysLate);
        var learnt = c.File.AsOf(before, Third, CasePolicy.Default)!.LearntSince(c.File);
        Assert.Equal((grant.Sequence, LearntKind.Backdated, 16), (Assert.Single(learnt).Entry.Sequence, learnt[0].Kind, learnt[0].DaysLate));
    }

    [Fact]
    public void A_birth_date_is_a_version_with_its_source_and_the_clocks_are_those_of_the_version_that_was_known()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2010, 5, 10));
        var before = c.By(Staff.Sanne).RecordedAt;
        c.Wait(10).File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2008, 4, 1), BirthDateSource.AgeAssessment);
        var (then, now) = (c.File.AsOf(before, c.Today, CasePolicy.Default)!, c.File.AsOf(c.By(Staff.Sanne).RecordedAt, c.Today, CasePolicy.Default)!);
        Assert.Equal((new DateOnly(2028, 5, 10), BirthDateSource.Register), (then.Clocks.EighteenLatest, then.BirthDate.Source));
        Assert.Equal((new DateOnly(2026, 4, 1), BirthDateSource.AgeAssessment), (now.Clocks.EighteenLatest, now.BirthDate.Source));
        Assert.Equal([1, 2], (int[])[then.BirthDates.Count, now.BirthDates.Count]);
        Assert.Equal((EntryKind.BirthDate, LearntKind.Corrected), (Assert.Single(then.LearntSince(c.File)).Entry.Kind, then.LearntSince(c.File)[0].Kind));
        // Somebody is born on one day: what became known later is known about the days before as well, and only since then.
        Assert.Equal(BirthDateSource.AgeAssessment, c.File.AsOf(c.By(Staff.Sanne).RecordedAt, c.Today.AddDays(-5), CasePolicy.Default)!.BirthDate.Source);
    }

    [Fact]
    public void A_child_had_its_name_before_the_day_that_a_correction_of_it_bears()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var (began, first) = (c.Today, c.File.Identity);
        var before = c.By(Staff.Sanne).RecordedAt;
        c.Wait(20).File.RecordIdentity(c.By(Staff.Sanne, on: c.Today.AddDays(-5), corrects: first.Sequence), first.Details with { LastName = "Keita" });
        Assert.Equal("Keita", c.File.AsOf(c.By(Staff.Sanne).RecordedAt, began, CasePolicy.Default)!.Then.LastName);
        Assert.Equal(first.LastName, c.File.AsOf(before, began, CasePolicy.Default)!.Then.LastName);
    }

    [Fact]
    public void A_suspension_has_its_end_from_the_day_of_that_end_on()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var s = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "AWB 1", false, false));
        c.Wait(10).File.EndSuspension(c.By(Staff.Sanne), s.Sequence);
        var now = c.By(Staff.Sanne).RecordedAt;
        Assert.Equal(c.Today, Assert.Single(c.File.AsOf(now, c.Today, CasePolicy.Default)!.Then.Suspensions).EndedOn);
        Assert.Null(Assert.Single(c.File.AsOf(now, c.Today.AddDays(-1), CasePolicy.Default)!.Then.Suspensions).EndedOn);
    }

    [Fact]
    public void About_a_day_before_the_referral_was_made_a_letter_that_names_it_clashes_with_nothing()
    {
        var c = CaseBuilder.In(CasePhase.ShelterFound).Exported();
        var made = c.Today;
        c.Wait(10).Decide(DecisionKind.ReturnDecisionIssued, on: made.AddDays(-7), referral: c.Referral.Number);
        c.Decide(DecisionKind.FindingRejected, on: made.AddDays(-5), referral: c.Referral.Number);
        CaseAsOf About(int day) => c.File.AsOf(c.By(Staff.Pieter).RecordedAt, made.AddDays(day), CasePolicy.Default)!;
        Assert.Single(c.File.Clashes);
        Assert.Single(About(0).Clashes);
        Assert.Empty(c.File.AsOf(c.By(Staff.Pieter).RecordedAt, made.AddDays(-1), CasePolicy.Default)?.Clashes ?? []);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_closing_takes_no_end_from_what_an_earlier_edition_corrected_unless_it_is_its_own(bool ended)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        SuspensionDetails medical = new(SuspensionKind.Medical, "M 1", false, false);
        var started = c.Today;
        var s = c.File.StartSuspension(c.By(Staff.Sanne), medical);
        var end = c.Wait(10).Today.AddDays(-2);
        var corrected = c.File.CorrectSuspension(c.By(Staff.Sanne, on: started, corrects: s.Sequence), new(medical with { Reference = "M 2" }, ended ? end : null, null));
        typeof(Suspension).GetProperty(nameof(Suspension.EndAsRecorded), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.SetValue(corrected, null);
        c.Wait(5).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError, Staff.Ingrid);
        DateOnly? Then() => Assert.Single(c.File.AsOf(c.By(Staff.Sanne).RecordedAt, c.Today, CasePolicy.Default)!.Then.Suspensions).EndedOn;
        Assert.Equal((corrected.EndedOn, ended ? end : c.Today), (Then(), Then()!.Value));
        c.Wait(5).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        Assert.Equal((ended ? end : (DateOnly?)null, corrected.EndedOn), (corrected.EndedOn, Then()));
    }

    [Fact]
    public void The_end_of_a_suspension_that_an_earlier_edition_corrected_is_the_present_one_whatever_was_recorded_since()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        SuspensionDetails appeal = new(SuspensionKind.Appeal, "AWB 1", false, false);
        var started = c.Today;
        var s = c.File.StartSuspension(c.By(Staff.Sanne), appeal);
        var corrected = c.Wait(10).File.CorrectSuspension(c.By(Staff.Sanne, on: started, corrects: s.Sequence), new(appeal, c.Today.AddDays(-2), null));
        typeof(Suspension).GetProperty(nameof(Suspension.EndAsRecorded), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.SetValue(corrected, null);
        c.Wait(1).Note(StatementKind.OtherEffort);
        Assert.Equal(corrected.EndedOn, Assert.Single(c.File.AsOf(c.By(Staff.Sanne).RecordedAt, c.Today, CasePolicy.Default)!.Then.Suspensions).EndedOn);
    }

    [Fact]
    public void What_is_taken_back_counted_until_then_and_what_is_corrected_read_as_it_was_written()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        var decision = c.Decide(DecisionKind.DeparturePostponed);
        var at = c.By(Staff.Sanne).RecordedAt;
        c.Wait(5).File.RetractAsError(c.By(Staff.Sanne), decision.Sequence);
        var then = c.File.AsOf(at, c.Today, CasePolicy.Default)!;
        Assert.Contains(then.Then.Decisions, d => d.Sequence == decision.Sequence);
        Assert.Null(then.Lines.Single(line => line.Entry.Sequence == decision.Sequence).EndedBy);
        Assert.Equal(LearntKind.TakenBack, Assert.Single(then.LearntSince(c.File)).Kind);
        Assert.DoesNotContain(c.File.AsOf(c.By(Staff.Sanne).RecordedAt, c.Today, CasePolicy.Default)!.Then.Decisions, d => d.Sequence == decision.Sequence);
    }

    [Fact]
    public void A_referral_stands_as_it_stood_with_the_receipt_of_then()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation);
        var (made, number) = (c.By(Staff.Pieter).RecordedAt, c.File.Referrals.Single().Number);
        c.Wait(1).Exported();
        c.File.RecordReceipt(c.By(Staff.Pieter), number, "IND-1");
        var received = c.By(Staff.Pieter).RecordedAt;
        c.Wait(1).File.RecordReceipt(c.By(Staff.Pieter), number, "IND-2");
        c.Wait(1).Decide(DecisionKind.FurtherInvestigation, referral: number);
        Referral At(DateTime known) => c.File.AsOf(known, c.Today, CasePolicy.Default)!.Referrals.Single();
        Assert.Equal((ReferralState.Ready, null, null), (At(made).State, At(made).ExportedAt, At(made).ReceiptReference));
        Assert.Equal((ReferralState.Received, "IND-1"), (At(received).State, At(received).ReceiptReference));
        Assert.Equal((ReferralState.Decided, "IND-2"), (At(c.By(Staff.Pieter).RecordedAt).State, At(c.By(Staff.Pieter).RecordedAt).ReceiptReference));
    }

    [Fact]
    public void A_suspension_that_only_a_closing_ended_held_before_it_and_again_after_the_reopening()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "AWB 1", false, false));
        var open = c.By(Staff.Sanne).RecordedAt;
        c.Wait(3).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError, Staff.Ingrid);
        var closed = c.By(Staff.Sanne).RecordedAt;
        c.Wait(3).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        DateOnly? End(DateTime known) => c.File.AsKnownAt(known, CasePolicy.Default)!.Suspensions.Single().EndedOn;
        Assert.Equal((null, c.Today.AddDays(-3), null), (End(open), End(closed), End(c.By(Staff.Sanne).RecordedAt)));
        var reopened = c.By(Staff.Sanne).RecordedAt;
        c.Wait(1).File.ReaffirmSuspension(c.By(Staff.Sanne), c.File.Suspensions[0].Sequence);
        Assert.Equal((1, 2), (c.File.AsKnownAt(reopened, CasePolicy.Default)!.Suspensions[0].AskedAgainIn, c.File.Suspensions[0].AskedAgainIn));
    }

    [Fact]
    public void An_end_that_was_recorded_stays_through_two_corrections_a_closing_and_a_reopening()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        var suspension = c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "AWB 1", false, false));
        c.Wait(2).File.EndSuspension(c.By(Staff.Sanne), suspension.Sequence);
        var (started, ended) = (suspension.StartedOn, c.Today);
        foreach (var reference in (string[])["AWB 2", "AWB 3"])
            suspension = c.Wait(1).File.CorrectSuspension(c.By(Staff.Sanne, on: started, corrects: suspension.Sequence), new(new(SuspensionKind.Appeal, reference, false, false), ended, "hospital"));
        c.Wait(1).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError, Staff.Ingrid);
        c.Wait(1).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        Assert.Equal(ended, c.File.Suspensions.Single().EndedOn);
        Assert.Equal(ended, c.File.AsKnownAt(c.By(Staff.Sanne).RecordedAt, CasePolicy.Default)!.Suspensions.Single().EndedOn);
    }

    [Fact]
    public void What_walks_seldom_do_is_undone_as_well()
    {
        var returned = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().Complete().JudgedCooperating();
        returned.File.Propose(returned.By(Staff.Sanne), OutcomeKind.CooperatedNoShelter, "grounds");
        var proposed = returned.By(Staff.Sanne).RecordedAt;
        returned.Wait(1).File.ReturnProposal(returned.By(Staff.Ingrid));
        Assert.NotNull(returned.File.Proposals[0].ReturnReason);
        Assert.Null(returned.File.AsKnownAt(proposed, CasePolicy.Default)!.OpenProposal!.ReturnReason);

        var missing = CaseBuilder.In(CasePhase.ShelterSearch);
        missing.File.RaiseAlarm(missing.By(Staff.Sanne), AlarmKind.Missing);
        var (raised, due) = (missing.By(Staff.Sanne).RecordedAt, missing.File.Alarms[0].ReportDueAt);
        missing.Wait(1).File.CloseAlarm(missing.By(Staff.Sanne), missing.File.Alarms[0].Sequence);
        Assert.NotNull(due);
        Assert.Equal(due, missing.File.AsKnownAt(raised, CasePolicy.Default)!.Alarms[0].ReportDueAt);

        var aged = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 3, 5)).Wait(10).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        var closed = aged.By(Staff.Sanne).RecordedAt;
        aged.Wait(1).Decide(DecisionKind.ResidenceGranted);
        Assert.NotNull(aged.File.SecondClosingReason);
        Assert.Null(aged.File.AsKnownAt(closed, CasePolicy.Default)!.SecondClosingReason);
    }

    [Fact]
    public void A_phase_is_that_of_the_day_and_before_the_case_there_is_no_answer()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Wait(10).GroundsForTravel().Moved(CaseTrigger.Ready);
        var now = c.By(Staff.Sanne).RecordedAt;
        Assert.Equal((CasePhase.ReturnPreparation, CasePhase.ReadyToTravel), (c.File.AsOf(now, c.Today.AddDays(-1), CasePolicy.Default)!.Phase, c.File.AsOf(now, c.Today, CasePolicy.Default)!.Phase));
        Assert.Null(c.File.AsOf(c.File.KnownSince.AddTicks(-1), c.Today, CasePolicy.Default));
        Assert.Null(c.File.AsOf(now, c.File.Entries[0].OccurredOn.AddDays(-1), CasePolicy.Default));
    }

    [Fact]
    public void A_reading_of_the_past_records_nothing()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var past = c.File.AsKnownAt(c.By(Staff.Sanne).RecordedAt, CasePolicy.Default)!;
        Assert.Throws<InvalidOperationException>(() => past.NameCountry(c.By(Staff.Sanne), "GN", "why"));
        Assert.NotSame(c.File.Facts[0], past.Facts[0]);
    }
}
