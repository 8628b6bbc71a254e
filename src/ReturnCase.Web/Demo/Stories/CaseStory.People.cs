using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Demo.Vocabulary;

namespace ReturnCase.Web.Demo.Stories;

// The transfer, the talks, what is asked of the child, and what authorities decide.
internal sealed partial class CaseStory
{
    /// <summary>The transfer from the IND, with the people around the child.</summary>
    public CaseStory Transfer(bool rejected = true)
    {
        var birth = _plan.BirthDate ?? DrawBirthDate();
        var identity = new IdentityDetails(
            Child.FirstName, Child.LastName, Chance(12) ? $"{Child.FirstName} {DrawSurname()}" : null, Child.Origin.Code, Child.Origin.Languages, _home);
        _file = CaseFile.Register(
            Change(Supervisor, source: _plan.Story.Mark is { } mark ? $"Overdracht IND (demo: {mark})" : "Overdracht IND"),
            _world.Numbers.Case(Day.Year), _plan.VNumber, identity, birth, birth.IsExact ? BirthDateSource.Statement : BirthDateSource.AgeAssessment, _plan.Team, _plan.Counsellor);
        foreach (var person in _around)
            Do(change => File.RecordContactPerson(change, person.Role, person.Name, person.Organisation, person.Phone, person.Email));
        return rejected ? Decide(DecisionKind.AsylumRejected, on: _plan.RejectedOn) : this;
    }

    /// <summary>Accepted into track 1: from here the search runs.</summary>
    public CaseStory AcceptForSearch()
    {
        Pass(1, 3).Move(CaseTrigger.AcceptWithoutReturnDecision);
        Do(change => File.NameCountry(change, Child.Origin.Code, Say(Phrases.CountryWhy)));
        return Pass(3, 10).Talk(Phrases.FirstTalk);
    }

    /// <summary>Accepted into track 2: the return decision came along.</summary>
    public CaseStory AcceptForReturn() =>
        ReturnDecision(_plan.RejectedOn).Pass(1, 3).Move(CaseTrigger.AcceptWithReturnDecision)
            .Do(change => File.NameCountry(change, Child.Origin.Code, Say(Phrases.CountryWhy)))
            .Pass(3, 10).Talk(Phrases.FirstTalk);

    /// <summary>A talk with the child. A departure interview answers the checks.</summary>
    public CaseStory Talk(string[] notes, ContactKind kind = ContactKind.DepartureInterview, CheckAnswer trafficking = CheckAnswer.No)
    {
        var interview = kind == ContactKind.DepartureInterview;
        CheckAnswer? hardship = interview ? Chance(80) ? CheckAnswer.No : CheckAnswer.NotDiscussed : null;
        InterpreterUse? use = Chance(75) ? Chance(50) ? InterpreterUse.ByPhone : InterpreterUse.InPerson : null;
        return Do(change => File.RecordContact(change, new(
            kind, kind == ContactKind.PhoneCall ? null : _home, interview ? $"{Child.FirstName}, {_around[2].Name}" : null,
            Child.Origin.Language, use is null ? null : $"tolk {_interpreter}",
            SayAnew(notes), interview && Chance(65) ? SayAnew(Phrases.ChildsWords) : null, Chance(50) ? SayAnew(Phrases.Agreements) : null, DrawNextTalk(),
            interview ? trafficking : null, interview ? CheckAnswer.No : null, hardship,
            hardship == CheckAnswer.NotDiscussed ? "Geen rustig moment; komt in het volgende gesprek terug." : null)
        {
            InterpreterUse = use,
            Recording = interview ? RecordingConsent.NotRecorded : null,
        }));
    }

    /// <summary>The child lives somewhere else from now on.</summary>
    public CaseStory LiveAt(string home)
    {
        _home = home;
        return Do(change => File.RecordIdentity(change, new(Child.FirstName, Child.LastName, null, Child.Origin.Code, Child.Origin.Languages, home)));
    }

    /// <summary>A talk with somebody around the child.</summary>
    public CaseStory Overheard()
    {
        var (kind, notes) = _random.Of(Phrases.AroundTalks);
        // Nobody around the child is met again on purpose in these stories: only what is still to come, or just past, was agreed with them.
        return Do(change => File.RecordContact(change, new(kind, null, null, null, null, SayAnew(notes), null, null, DrawNextTalk() is { } next && next > _world.Today.AddDays(-4) ? next : null)));
    }

    public CaseStory NotReached(string? told = null)
    {
        var how = told is null ? SayAnew(Phrases.NotReached) : Say(told);
        return Do(change => File.RecordContact(change, new(ContactKind.NotReached, null, null, null, null, "", null, null, null)
        {
            Attempt = how.StartsWith("Gebeld", StringComparison.Ordinal) ? FailedAttempt.Unreachable : FailedAttempt.NoShow,
            TriedHow = how,
        }));
    }

    /// <summary>A request to the child and what came of it: at once, or the day after it was due where it was not done.</summary>
    public CaseStory Ask(RequestResult result, string? request = null, string? answer = null)
    {
        var due = result switch { RequestResult.Waiting => Day.AddDays(14), RequestResult.NotDone => Day.AddDays(3), _ => Day };
        CooperationFact? asked = null;
        Do(change => asked = File.RecordRequest(change, new(request is null ? Say(Phrases.Asked) : Say(request), Child.Origin.Language, $"tolk {_interpreter}", true, due)));
        if (result == RequestResult.NotDone)
        {
            On(due.AddDays(1));
        }

        return result == RequestResult.Waiting ? this : Do(change => File.RecordResult(change, asked!.Sequence, new(result, answer is null ? Say(Came(result)) : Say(answer))));
    }

    public CaseStory JudgeCooperated(string? why = null, string? guardian = null) => Judge(CooperationVerdict.CooperatedThroughout, why is null ? Phrases.Cooperated : [why], _ => true, guardian);

    public CaseStory JudgeInsufficient() => Judge(CooperationVerdict.Insufficient, Phrases.Insufficient, fact => File.WasUnderstoodNotMet(fact, Day));

    /// <summary>A plain fact, with the words drawn from phrases.</summary>
    /// <summary>A statement that is written under headings.</summary>
    public CaseStory NoteParts(StatementKind kind, IReadOnlyList<string> phrases, IEnumerable<(StatementHeading Heading, string Text)> parts, int? candidate = null, ViewAnswer? answer = null) =>
        Do(change => File.Note(change, new(kind, Say(phrases)) { Candidate = candidate, Answer = answer, Parts = [.. parts.Select(part => new StatementPart(part.Heading, Say(part.Text)))] }));

    public CaseStory Note(
        StatementKind kind, IReadOnlyList<string> phrases, int? candidate = null, ViewAnswer? answer = null, string? reference = null, DateOnly? next = null, Actor? by = null) =>
        Do(change => File.Note(change, new(kind, Say(phrases)) { Candidate = candidate, Answer = answer, Reference = reference, NextOn = next }), by);

    /// <summary>The guardian's view; where none came, the guardian was asked in the days before, and reminded.</summary>
    public CaseStory AskGuardianOnProposal()
    {
        var asked = Later(File.LastMove.OccurredOn, Day.AddDays(-8));
        if (Chance(70) || asked == Day)
            return Note(StatementKind.GuardianViewOnProposal, Phrases.GuardianOnProposal, answer: ViewAnswer.Given);
        var text = Say(Phrases.GuardianOnProposal);
        Do(change => File.Note(change, new(StatementKind.GuardianViewOnProposal, text) { Answer = ViewAnswer.Asked }), occurredOn: asked);
        return Do(change => File.Note(change, new(StatementKind.GuardianViewOnProposal, text) { Answer = ViewAnswer.NoAnswerAfterReminder, NextOn = Later(asked.AddDays(1), Day.AddDays(-2)) }));
    }

    public CaseStory Propose(OutcomeKind kind, Actor? by = null) => Do(change => File.Propose(change, kind, Say(Phrases.Grounds)), by);

    /// <summary>Proposed, and some days later confirmed by a supervisor, so many days ago.</summary>
    public CaseStory Conclude(OutcomeKind kind, int ago) => Ago(ago + 4).Propose(kind).Ago(ago).Confirm();

    public CaseStory Confirm(Actor? by = null) => Move(CaseLifecycle.Confirms(File.OpenProposal!.Kind), by: by ?? Supervisor);

    public CaseStory ReturnProposal() => Do(File.ReturnProposal, Supervisor, reason: _random.Of(Phrases.ReturnedBecause));

    /// <summary>Sent to the IND, and received there.</summary>
    public CaseStory Send(bool received = true)
    {
        UntilSending().Do(change => File.ExportReferral(change, Referral.Number), Liaison);
        return received ? Pass(1, 4).Do(change => File.RecordReceipt(change, Referral.Number, Reference("IND-ONT")), Liaison) : this;
    }

    /// <summary>The IND answers the last referral.</summary>
    public CaseStory Answer(DecisionKind kind, DateOnly? due = null, string? ground = null) => Do(
        change => File.RecordDecision(change, new(kind, DecisionOrigin.Ind, Reference("IND")) { ReferralNumber = Referral.Number, DueOn = due, Ground = ground }),
        Liaison, Later(File.LastMove.OccurredOn, Day.AddDays(-_random.Next(1, 4))), source: "Brief van de IND");

    public CaseStory Decide(DecisionKind kind, DecisionOrigin origin = DecisionOrigin.Ind, DateOnly? on = null, string? ground = null, Actor? by = null) => Do(
        change => File.RecordDecision(change, new(kind, origin, Reference(origin == DecisionOrigin.Court ? "NL" : "IND")) { Ground = ground }),
        by, on, source: origin == DecisionOrigin.Court ? "Uitspraak van de rechtbank" : "Besluit van de IND");

    /// <summary>A complete return decision for the child's own country.</summary>
    public CaseStory ReturnDecision(DateOnly? on = null, Actor? by = null, int termDays = 28, bool complete = true, string? referral = null) => Do(
        change => File.RecordDecision(change, new(DecisionKind.ReturnDecisionIssued, DecisionOrigin.Ind, Reference("TKB"))
        {
            ReturnDecision = new(true, complete, complete ? termDays : null, [Child.Origin.Code]),
            ReferralNumber = referral,
        }),
        by, on, source: "Besluit van de IND");

    public CaseStory Suspend(SuspensionKind kind, bool asksNotToBlock = false, bool asksToPause = false, string? reason = null) =>
        Do(change => File.StartSuspension(change, new(kind, Reference("NL"), asksNotToBlock, asksToPause)), reason: reason);

    /// <summary>Missing: an alarm, and no contact until the child is back.</summary>
    public CaseStory Miss(string reason) => Suspend(SuspensionKind.Missing, reason: reason).Quiet();

    public CaseStory CloseAlarms(string[] reasons) => Do(
        change => File.OpenAlarms.ToList().ForEach(alarm => File.CloseAlarm(change, alarm.Sequence)), Supervisor, reason: _random.Of(reasons));

    public CaseStory EndSuspension(SuspensionKind kind) =>
        Do(change => File.EndSuspension(change, File.Suspensions.Last(s => s.Kind == kind && s.EndedOn is null).Sequence));

    private CaseStory Judge(CooperationVerdict verdict, string[] reasons, Func<CooperationFact, bool> cited, string? guardian = null) => Do(change => File.Judge(change, new(
        verdict, Say(reasons), [.. File.Standing<CooperationFact>().Where(cited).Select(f => f.Sequence)], new(JudgementView.Given, guardian is null ? Say(Phrases.GuardianOnProposal) : Say(guardian)), new(JudgementView.NoAnswer, Say(Phrases.LawyerAsked)))));

    private static string[] Came(RequestResult result) => result switch
    {
        RequestResult.Done => Phrases.Done,
        RequestResult.Partly => Phrases.Partly,
        RequestResult.CouldNot => Phrases.CouldNot,
        _ => Phrases.NotDone,
    };

    private void RegularTalk()
    {
        if (Chance(40))
            Overheard();
        else if (File.Phase.IsTrack2())
            Talk(Phrases.ReturnTalk);
        else if (File.Phase is CasePhase.ShelterSearch or CasePhase.FurtherSearch)
            Talk(Phrases.SearchTalk);
        else
            Talk(Phrases.WaitTalk, _random.Of([ContactKind.DepartureInterview, ContactKind.Visit]));
    }

    // Most of whom our own work stood still for weeks had a step of it lately.
    private void KeepGoing()
    {
        if (Diligence.IsOurWork(File.Phase) && File.Phase != CasePhase.Intake && File.OpenProposal is null && LastStep < DayAgo(20) && Chance(75))
        {
            Ago(1, 14).Note(StatementKind.OtherEffort, File.Phase.IsTrack2() ? Phrases.OtherEfforts : Phrases.SearchEfforts);
        }
    }

    private DateOnly LastStep => File.Facts.Where(fact => fact.Stands && Diligence.PartOf(File, fact) == DiligencePart.Step).Select(fact => fact.OccurredOn).DefaultIfEmpty(DateOnly.MinValue).Max();

    // Settles when the next talk is, and whether the note of this one says so.
    private DateOnly? DrawNextTalk()
    {
        _nextTalk = WorkingDayFrom(Day.AddDays((_plan.Story.IsPast ? PastRhythm : _plan.Rhythm).Draw(_random)));
        return Chance(40) ? _nextTalk : null;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    // Some birth dates are known only by year or month. The latest day counts for rights, so these children are young.
    private PartialDate DrawBirthDate()
    {
        var born = _plan.Eighteen.AddYears(-18);
        var minor = _plan.Eighteen.DayNumber - _plan.Today.DayNumber;
        return (minor, _random.Next(100)) switch
        {
            ( > 500, < 7) => new(born.Year),
            ( > 90, < 14) => new(born.Year, born.Month),
            _ => new(born.Year, born.Month, born.Day),
        };
    }
}
