using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Demo.Vocabulary;

namespace ReturnCase.Web.Demo.Stories;

// The search for shelter, candidate by candidate.
internal sealed partial class CaseStory
{
    /// <summary>The candidate that was spoken of last.</summary>
    public int Candidate { get; private set; }

    /// <summary>Adds a candidate and takes it, step by step, to where it stands.</summary>
    public CaseStory Try(ShelterKind kind, CandidateStage until, CarePlace? place = null)
    {
        var name = place?.Name ?? Name(kind);
        _wording.Candidate = name;
        Do(change => Candidate = File.AddCandidate(change, new(
            kind, name, Relation(kind), Child.Origin.Code, _town, _random.Of([ContactRoute.Embassy, ContactRoute.LocalPartner, ContactRoute.Direct, ContactRoute.Iom]), place?.Id)).Sequence);
        if (until == CandidateStage.Identified)
            return this;
        Do(change => File.CheckSafety(change, Candidate, true, Say(Phrases.SafetyView), null, Say(Phrases.MayBeSaid)));
        foreach (var stage in Path(until))
        {
            Pass(2, 9);
            if (stage == CandidateStage.Assessed)
                Assess();
            Step(stage, place);
        }

        return this;
    }

    public CaseStory Step(CandidateStage stage, CarePlace? place = null) => Do(change => File.RecordStep(
        change, Candidate, stage, Say(Phrases.Step(stage)), stage == CandidateStage.Accepted ? Say(Phrases.Evidence) : null, null, place));

    public CaseStory Assess() => Do(change => File.Assess(change, Candidate, new(
        true, true, true, true, Chance(80) ? true : null, true, Say(Phrases.ChildView), Say(Phrases.VerifiedHow), Day.AddMonths(18))));

    public CaseStory ReasonAway(ShelterKind kind) => Do(change => File.ReasonAway(change, Child.Origin.Code, kind, Say(Phrases.ReasonedAway[(int)kind])));

    /// <summary>Family, acquaintances and a house: each tried or reasoned away, none left.</summary>
    public CaseStory TryEverything()
    {
        Try(ShelterKind.Family, Ended()).Pass(5, 20).Talk(Phrases.SearchTalk).Pass(3, 12);
        if (Chance(40))
            Overheard();
        _ = Chance(50) ? Try(ShelterKind.Acquaintance, Ended()) : ReasonAway(ShelterKind.Acquaintance);
        Pass(5, 20).Talk(Phrases.SearchTalk).Pass(3, 12);
        return Chance(50) ? Try(ShelterKind.ReceptionHouse, CandidateStage.Rejected) : ReasonAway(ShelterKind.ReceptionHouse);
    }

    /// <summary>A place that counts, with everything that the finding asks for.</summary>
    public CaseStory FindShelter(CarePlace? place = null) => Try(ShelterKind.Family, CandidateStage.Accepted, place).ViewsOnShelter();

    public CaseStory ViewsOnShelter() =>
        Note(StatementKind.BestInterests, Phrases.BestInterests, Candidate)
            .Note(StatementKind.ChildViewOnShelter, Phrases.ChildView, Candidate, ViewAnswer.Given)
            .Note(StatementKind.GuardianViewOnShelter, Phrases.GuardianView, Candidate, ViewAnswer.Given);

    /// <summary>Outcome 1.2.</summary>
    public CaseStory CooperatedNoShelter() =>
        At(.15).Ask(RequestResult.Done).TryEverything().Pass(2, 8).Ask(RequestResult.CouldNot).Pass(2, 8).JudgeCooperated().Conclude(OutcomeKind.CooperatedNoShelter);

    /// <summary>Outcome 1.3.</summary>
    public CaseStory InsufficientCooperation() => ReadyForInsufficient().Conclude(OutcomeKind.InsufficientCooperation);

    /// <summary>Everything that a proposal of outcome 1.3 asks for.</summary>
    public CaseStory ReadyForInsufficient() =>
        At(.15).Ask(RequestResult.Done).TryEverything().Ask(RequestResult.Partly).Pass(5, 15).Talk(Phrases.SearchTalk).Ask(RequestResult.NotDone)
            .Pass(2, 8).JudgeInsufficient().Pass(1, 4).AskGuardianOnProposal();

    /// <summary>Outcome 1.1.</summary>
    public CaseStory ShelterFound(CarePlace? place = null) => At(.12).Ask(RequestResult.Done).FindShelter(place).Conclude(OutcomeKind.ShelterFound);

    private CandidateStage Ended() => _random.Of([CandidateStage.NotReachable, CandidateStage.Rejected, CandidateStage.Withdrawn]);

    private static IEnumerable<CandidateStage> Path(CandidateStage until) => until switch
    {
        CandidateStage.NotReachable => [CandidateStage.ContactAttempted, until],
        CandidateStage.Rejected => [CandidateStage.ContactAttempted, CandidateStage.ContactMade, until],
        CandidateStage.Withdrawn => [CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, until],
        _ => Enum.GetValues<CandidateStage>().Where(stage => stage > CandidateStage.Identified && stage <= until),
    };

    private string Name(ShelterKind kind) => kind == ShelterKind.ReceptionHouse
        ? Say(Phrases.Houses)
        : $"{_random.Of(Chance(50) ? Child.Origin.Girls : Child.Origin.Boys)} {(kind == ShelterKind.Family ? Child.LastName : _random.Of(Child.Origin.Surnames))}";

    private string? Relation(ShelterKind kind) => kind switch
    {
        ShelterKind.Family => _random.Of(Phrases.Family),
        ShelterKind.Acquaintance => _random.Of(Phrases.Acquaintances),
        _ => null,
    };
}
