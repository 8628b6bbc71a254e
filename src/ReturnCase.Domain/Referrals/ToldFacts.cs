using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;

namespace ReturnCase.Domain.Referrals;

// What is about the child and the case. The search, and the way back, are in the other file.
internal sealed partial class ToldFacts(CaseFile file, RecipientProfile profile, Referral? confirmed = null)
{
    private readonly Dictionary<int, CaseEntry> _lines = file.Entries.ToDictionary(entry => entry.Sequence);

    /// <summary>A part, where the recipient gets it.</summary>
    public T? If<T>(ReferralPart part, Func<T?> read)
        where T : class => profile.Gets(part) ? read() : null;

    public FrozenReferral.Person Child(CaseClocks clocks)
    {
        var (identity, born) = (file.Identity, file.BirthDate);
        return Of(identity, new FrozenReferral.Person(
            identity.FirstNames, identity.LastName, identity.Aliases, identity.Nationality, identity.Languages, profile.Gets(ReferralPart.Whereabouts) ? identity.Location : null,
            born.Year, born.Month, born.Day, clocks.EighteenEarliest, clocks.EighteenLatest));
    }

    public FrozenReferral.Birth[] BirthDates() =>
        [.. file.Standing<BirthDateVersion>().Select(b => Of(b, new FrozenReferral.Birth(b.OccurredOn, b.Year, b.Month, b.Day, b.Source)))];

    public FrozenReferral.Contact[] Contacts() =>
        [.. file.Standing<ContactPerson>().GroupBy(c => c.Role).Select(role => role.Last()).Select(c => Of(c, new FrozenReferral.Contact(c.Role, c.Name, c.Organisation, c.Phone, c.Email)))];

    public FrozenReferral.Proposed? Proposal(OutcomeProposal? proposal) => proposal is null ? null :
        new(proposal.Kind, proposal.Grounds, proposal.ProposedOn, proposal.ProposedByName, proposal.EndedBy is { } line ? _lines[line].ByName : null, file.AuthorOf(proposal))
        {
            FromPhase = proposal.FromPhase,
            Line = proposal.Sequence,
            KnownFrom = _lines[proposal.Sequence].Source,
        };

    public FrozenReferral.Moved[] Course() =>
        [.. file.PhaseLines.Select(line => new FrozenReferral.Moved(line.OccurredOn, line.Trigger, line.From, line.To!.Value, line.Reason) { Line = line.Sequence, KnownFrom = line.Source })];

    public FrozenReferral.Stretch[]? SearchDays(CaseClocks clocks, DateOnly today) => clocks.Search is not { } year ? null :
    [
        .. SearchLedger.Of(file, year.StartedOn, today).Select(days => new FrozenReferral.Stretch(
            days.From, days.Until, days.Days, days.Counts, days.Counts ? null : [.. days.Causes.Select(cause => new FrozenReferral.Cause(cause.Kind, cause.Line))])),
    ];

    public FrozenReferral.Decision[] Decisions() => [.. file.Decisions.Select(d =>
    {
        var ofReturn = d.Kind == DecisionKind.ReturnDecisionIssued;
        return Of(d, new FrozenReferral.Decision(d.Kind, d.Origin, d.Reference, d.OccurredOn, [.. d.Countries])
        {
            Ground = d.Ground,
            ReferralNumber = d.ReferralNumber,
            DueOn = d.DueOn,
            ReturnDecisionStands = d.Kind == DecisionKind.RejectionAnnulled ? d.ReturnDecisionStands : null,
            AppealWeeks = d.AppealWeeks,
            UnlawfulStay = ofReturn ? d.UnlawfulStay : null,
            DutyToLeave = ofReturn ? d.DutyToLeave : null,
            DepartureTermDays = d.DepartureTermDays,
        });
    })];

    public FrozenReferral.Request[] Requests() => [.. file.Standing<CooperationFact>().Select(f => (Asked: f, Came: file.CameOf(f))).Select(r => Of(r.Asked, new FrozenReferral.Request(
        r.Asked.OccurredOn, r.Asked.Asked, r.Asked.Language, r.Asked.Interpreter, r.Asked.Understood, r.Asked.DueOn, r.Came.Result, r.Came.On, r.Came.Evidence, r.Came.Fact?.RefusedWhy)
    {
        Results = Some(file.ResultsOf(r.Asked).Where(result => result.Stands).Select(result => Of(result, new FrozenReferral.Outcome(result.OccurredOn, result.Result, result.Evidence, result.RefusedWhy)))),
    }))];

    // A correction tells the judgement on which two people confirmed the outcome, and none that somebody signed since in its place.
    public FrozenReferral.Judged? Judgement() => Ground is { } judgement ? Judged(judgement) : null;

    public FrozenReferral.Judged[]? EarlierJudgements() => Some(file.InPeriod<CooperationJudgement>().Where(judgement => judgement != Ground && !IsLater(judgement)).Select(Judged));

    public FrozenReferral.Judged[]? LaterJudgements() => Some(file.InPeriod<CooperationJudgement>().Where(IsLater).Select(Judged));

    public FrozenReferral.Talk[] Talks() =>
    [
        .. file.InPeriod<ContactMoment>().OrderBy(c => c.OccurredOn).ThenBy(c => c.Sequence).Select(c => Of(c, new FrozenReferral.Talk(c.OccurredOn, c.Kind, c.Notes)
        {
            Place = profile.Gets(ReferralPart.Whereabouts) ? c.Place : null,
            Present = c.Present,
            Language = c.Language,
            InterpreterUse = c.InterpreterUse,
            Interpreter = c.Interpreter,
            Recording = c.Recording,
            Attempt = c.Attempt,
            TriedHow = c.TriedHow,
            AlsoWith = profile.Gets(ReferralPart.Siblings) ? c.AlsoWith : null,
            ChildsWords = c.ChildsWords,
            Agreements = c.Agreements,
            NextOn = c.NextOn,
            TraffickingSignals = profile.Gets(ReferralPart.TraffickingSignals) ? c.TraffickingSignals : null,
            Medical = profile.Gets(ReferralPart.MedicalAndHardship) ? c.Medical : null,
            SpecialHardship = profile.Gets(ReferralPart.MedicalAndHardship) ? c.SpecialHardship : null,
            NotDiscussedWhy = GetsWhyNotDiscussed(c) ? c.NotDiscussedWhy : null,
        })),
    ];

    public FrozenReferral.View[] Views() =>
    [
        .. file.InPeriod<Statement>().Where(s => !IsAboutUntold(s) && (!CaseFile.NamesOtherCase(s.Kind) || IsToldOfOther(s.Kind))).Select(s =>
        {
            var reminded = s.Answer == ViewAnswer.NoAnswerAfterReminder;
            return Of(s, new FrozenReferral.View(s.Kind, s.OccurredOn, s.Answer, s.Text, s.Reference, reminded ? s.NextOn : null)
            {
                Candidate = s.Candidate is { } candidate ? file.CandidateNow(candidate) : null,
                About = s.About,
                NextOn = reminded ? null : s.NextOn,
                Parts = Some(s.Parts.Select(part => new FrozenReferral.Part(part.Heading, part.Text))),
            });
        }),
    ];

    // The IND knows the cases of a family and of one child with two numbers. A likeness that somebody has still to judge is of two children, and so is the answer that it was none.
    private bool IsToldOfOther(StatementKind kind) => kind == StatementKind.OtherCase || ((CaseFile.IsFamily(kind) || CaseFile.IsSamePerson(kind)) && profile.Gets(ReferralPart.Siblings));

    public FrozenReferral.Suspended[] Suspensions() => [.. file.Suspensions.Select(suspension => Suspended(suspension) with
    {
        Corrected = Some(file.VersionsOf(suspension).Where(version => version != suspension).Select(Suspended)),
    })];

    public FrozenReferral.Idle[]? DiligenceGaps(Change change) =>
        Some(Diligence.Of(file, change.RecordedOn, change.Policy).Gaps.Select(gap => new FrozenReferral.Idle(gap.After, gap.Before, gap.Days)));

    public FrozenReferral.Earlier[]? EarlierReferrals(string number) =>
        Some(file.Referrals.Where(r => r.Number != number).OrderBy(r => r.Sequence).Select(r => new FrozenReferral.Earlier(r.Number, r.Kind, r.State, r.FiledOn)));

    private CooperationJudgement? Ground => confirmed is null ? file.JudgementInForce : file.JudgementUnder(confirmed);

    private bool IsLater(CooperationJudgement judgement) => judgement.Sequence > confirmed?.Sequence;

    // One reason is typed for all three checks. Where it can be about trafficking, it stays, as the answer itself does.
    private bool GetsWhyNotDiscussed(ContactMoment talk) =>
        (profile.Gets(ReferralPart.TraffickingSignals) && talk.TraffickingSignals == CheckAnswer.NotDiscussed)
        || (profile.Gets(ReferralPart.MedicalAndHardship) && talk.TraffickingSignals != CheckAnswer.NotDiscussed && (talk.Medical == CheckAnswer.NotDiscussed || talk.SpecialHardship == CheckAnswer.NotDiscussed));

    private FrozenReferral.Judged Judged(CooperationJudgement judgement) => Of(judgement, new FrozenReferral.Judged(
        judgement.Verdict, judgement.Reasons, judgement.GuardiansAnswer, judgement.GuardiansView, judgement.LawyersAnswer, judgement.LawyersView, judgement.OccurredOn)
    {
        CitedFacts = Some(judgement.CitedFacts.Where(line => !IsAboutRedCross(line))),
    });

    private FrozenReferral.Suspended Suspended(Suspensions.Suspension s) => new(s.Kind, s.StartedOn, s.EndedOn, s.Reference)
    {
        Line = s.Sequence,
        KnownFrom = _lines[s.Sequence].Source,
        Reason = s.Reason,
        AsksNotToBlock = s.AsksNotToBlock,
        AsksToPause = s.AsksToPause,
        NotToBlockApproved = s.NotToBlockApproved,
        PauseApproved = s.PauseApproved,
    };

    private T Of<T>(RecordedFact fact, T frozen)
        where T : FrozenFact => frozen with { Line = fact.Sequence, KnownFrom = _lines[fact.Sequence].Source };

    // What is not there is absent, not empty.
    private static T[]? Some<T>(IEnumerable<T> items) => items.ToArray() is { Length: > 0 } some ? some : null;
}
