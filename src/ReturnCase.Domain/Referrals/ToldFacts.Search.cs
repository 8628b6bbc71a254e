using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Referrals;

// The search, the way back, and the documents.
internal sealed partial class ToldFacts
{
    public FrozenReferral.Named[] NamedCountries() =>
        [.. file.Standing<CountryNamed>().Select(c => Of(c, new FrozenReferral.Named(c.Country, c.Why, c.OccurredOn)))];

    public FrozenReferral.Away[] ReasonedAway() =>
        [.. file.Standing<KindReasonedAway>().Select(r => Of(r, new FrozenReferral.Away(r.Country, r.Kind, r.Why) { OccurredOn = r.OccurredOn }))];

    public FrozenReferral.Candidate[] Candidates() => [.. file.Standing<ShelterCandidate>().Where(c => c.Route != ContactRoute.ChildAskedRedCross).Select(c =>
    {
        FrozenReferral.Assessed[] assessments = [.. OfCandidate(file.Standing<CandidateAssessment>(), a => a.Candidate, c).Select(a => Of(a, new FrozenReferral.Assessed(
            a.Willing, a.AbleToCare, a.Safe, a.Schooling, a.HealthCare, a.LegalCare, a.ChildsView, a.VerifiedHow, a.ValidUntil) { OccurredOn = a.OccurredOn }))];
        return Of(c, new FrozenReferral.Candidate(c.Kind, c.Name, c.Relation, c.Country, c.Place, c.Route, file.StageOf(c.Sequence), [.. Steps(c)], assessments.LastOrDefault())
        {
            OccurredOn = c.OccurredOn,
            SafetyChecks = If(ReferralPart.SafetyChecks, () => SafetyChecks(c)),
            EarlierAssessments = Some(assessments.SkipLast(1)),
            Verifications = Some(OfCandidate(file.Standing<ShelterVerification>(), v => v.Candidate, c).Select(v => Of(v, new FrozenReferral.Verified(v.OccurredOn, v.Confirmed, v.How)))),
        });
    })];

    public FrozenReferral.TravelPaper[] TravelDocuments() =>
    [
        .. file.Standing<TravelDocument>().Select(d => Of(d, new FrozenReferral.TravelPaper(
            d.OccurredOn, d.Kind, d.Country, d.PresentedInPerson,
            Some(file.Standing<TravelDocumentAnswer>().Where(a => file.Present<TravelDocument>(a.Document) == d).Select(a => Of(a, new FrozenReferral.Answered(a.OccurredOn, a.Answer, a.Note)))))
        {
            Steps = Some(file.Standing<EmbassyStep>().Where(step => file.Present<TravelDocument>(step.Document) == d).OrderBy(step => step.OccurredOn).ThenBy(step => step.Sequence)
                .Select(step => Of(step, new FrozenReferral.EmbassyStepTaken(step.OccurredOn, step.Kind, step.Present, step.Note) { Papers = Some(step.Papers.Where(IsTold)) }))),
            Papers = Some(d.Papers.Where(IsTold)),
        })),
    ];

    public FrozenReferral.Planned? ReturnPlan() => file.CurrentPlan is not { } plan ? null : Of(plan, new FrozenReferral.Planned(
        plan.OccurredOn, plan.Receiver is { } receiver && !IsAboutRedCross(receiver) ? file.CandidateNow(receiver) : null, plan.AgreedOn, plan.Agreement, plan.DocumentsNotNeededWhy, plan.Escort,
        plan.Route, plan.DepartsOn, plan.HandoverOn, plan.Support, plan.FollowUp)
    {
        MadeWith = Some(profile.Recipient.IsAbroad() ? [] : plan.MadeWith),
        Schooling = plan.Schooling,
        Work = plan.Work,
        FollowUpOn = plan.FollowUpOn,
        PlanAgreements = Some(plan.PlanAgreements.Where(agreed => !profile.Recipient.IsAbroad() || OfTheReceiver.Contains(agreed.With)).Select(agreed => new FrozenReferral.AgreedWith(agreed.What, agreed.With, agreed.ConfirmedOn))),
    });

    // What a receiver has a part in. What was agreed with the guardian, the lawyer or an embassy is not theirs to know.
    private static readonly PlanParty[] OfTheReceiver = [PlanParty.Receiver, PlanParty.Escort, PlanParty.Iom, PlanParty.School, PlanParty.LocalPartner];

    // A document that got its flag after it was sent is not told of abroad.
    private bool IsTold(int document) => !profile.Recipient.IsAbroad() || file.Present<Documents.CaseDocument>(document) is { AsylumRelated: false };

    public FrozenReferral.Paper[] Documents() =>
    [
        .. file.Documents.Where(profile.Gets).Reverse().Select(d => Of(d, new FrozenReferral.Paper(
            d.OccurredOn, d.Kind, d.Language, d.DatedOn, d.Origin, profile.Recipient.IsAbroad() ? null : d.AsylumRelated, d.Note, d.Edition, d.FileName, d.Format, d.Size, d.Sha256))),
    ];

    private FrozenReferral.Checked[]? SafetyChecks(ShelterCandidate candidate)
    {
        var words = profile.Gets(ReferralPart.SafetyWords);
        return Some(OfCandidate(file.Standing<SafetyCheck>(), check => check.Candidate, candidate).Select(check => Of(check, new FrozenReferral.Checked(
            check.OccurredOn, check.Safe, words ? check.ChildsView : null, words ? check.Signals : null, words ? check.MayBeSaid : null))));
    }

    private IEnumerable<FrozenReferral.Taken> Steps(ShelterCandidate candidate) => OfCandidate(file.Standing<CandidateStep>(), step => step.Candidate, candidate)
        .Select(step => Of(step, new FrozenReferral.Taken(step.OccurredOn, step.Stage, step.Result, step.Evidence, step.OutOfOrderWhy, file.CameAgainstCheck(step) ? true : null)));

    private IEnumerable<T> OfCandidate<T>(IEnumerable<T> facts, Func<T, int> about, ShelterCandidate candidate)
        where T : RecordedFact => facts.Where(fact => file.CandidateNow(about(fact)) == candidate.Sequence).OrderBy(fact => fact.OccurredOn).ThenBy(fact => fact.Sequence);

    // Whom the child asked the Red Cross to find leaves in no dossier, nor does what is about such a person.
    private bool IsAboutRedCross(int line) => file.IsAboutRedCross(line);

    // What is said about a thing stays with it: about such a person, and about words of a safety check that the recipient does not get.
    private bool IsAboutUntold(Statement statement) => IsAboutRedCross(statement.Sequence)
        || (statement.About is { } about && !profile.Gets(ReferralPart.SafetyWords) && file.Facts.Any(fact => fact.Sequence == about && fact is SafetyCheck));
}
