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

    private bool IsHouse => File.Facts.OfType<ShelterCandidate>().Single(c => c.Sequence == Candidate).Kind == ShelterKind.ReceptionHouse;

    /// <summary>Adds a candidate and takes it, step by step, to where it stands.</summary>
    public CaseStory Try(ShelterKind kind, CandidateStage until, CarePlace? place = null)
    {
        var (name, relation) = Draw(kind, place);
        _wording.Candidate = name;
        Do(change => Candidate = File.AddCandidate(change, new(
            kind, name, relation, Child.Origin.Code, DemoPlaces.TownOf(place) ?? _town, _random.Of([ContactRoute.Embassy, ContactRoute.LocalPartner, ContactRoute.Direct, ContactRoute.Iom]), place?.Id)).Sequence);
        if (until == CandidateStage.Identified)
            return this;
        Do(change => File.CheckSafety(change, Candidate, true, Say(IsHouse ? Phrases.HouseSafetyView : Phrases.SafetyView), null, Say(IsHouse ? Phrases.HouseMayBeSaid : Phrases.MayBeSaid)));
        foreach (var stage in Path(until))
        {
            Pass(2, 9);
            if (stage == CandidateStage.Assessed)
                Assess(certain: until > stage);
            Step(stage, place);
        }

        return this;
    }

    /// <summary>The child asks the Red Cross to look for somebody; nothing else is ever written down of that.</summary>
    public CaseStory AskRedCross()
    {
        var (name, relation) = Draw(ShelterKind.Family, null);
        return Do(change => File.AddCandidate(change, new(ShelterKind.Family, name, relation, Child.Origin.Code, null, ContactRoute.ChildAskedRedCross)));
    }

    public CaseStory Step(CandidateStage stage, CarePlace? place = null) => Do(change => File.RecordStep(
        change, Candidate, stage, Say(Phrases.Step(IsHouse ? ShelterKind.ReceptionHouse : ShelterKind.Family, stage)), stage == CandidateStage.Accepted ? Say(Phrases.Evidence) : null, null, place));

    public CaseStory Assess(bool certain = true) => Do(change => File.Assess(change, Candidate, new(
        true, true, true, true, Chance(80) || certain, true, Say(IsHouse ? Phrases.HouseChildView : Phrases.ChildView), Say(Phrases.VerifiedHow), Day.AddMonths(18))));

    public CaseStory ReasonAway(ShelterKind kind, string? why = null) => Do(change => File.ReasonAway(change, Child.Origin.Code, kind, why is null ? Say(Phrases.ReasonedAway[(int)kind]) : Say(why)));

    /// <summary>Family, acquaintances and a house: each tried or reasoned away, none left, in the time until so many days ago.</summary>
    public CaseStory TryEverything(int untilAgo)
    {
        var (from, days) = (Day, DayAgo(untilAgo).DayNumber - Day.DayNumber);
        Try(ShelterKind.Family, Ended()).On(from.AddDays(days * 2 / 5));
        _ = Chance(35) ? Try(ShelterKind.Acquaintance, Ended()) : ReasonAway(ShelterKind.Acquaintance);
        On(from.AddDays(days * 3 / 4));
        return Chance(40) ? Try(ShelterKind.ReceptionHouse, CandidateStage.Rejected) : ReasonAway(ShelterKind.ReceptionHouse);
    }

    /// <summary>A place that counts, with everything that a finding of so many days ago asks for.</summary>
    public CaseStory ReadyForShelterFound(int ago, CarePlace? place = null) =>
        Ago(ago + 60, ago + 75).Try(ShelterKind.Family, CandidateStage.Accepted, place).Ago(ago + 9).ViewsOnShelter();

    public CaseStory ViewsOnShelter() =>
        NoteParts(StatementKind.BestInterests, Phrases.BestInterests, Phrases.Interests, Candidate)
            .Note(StatementKind.ChildViewOnShelter, IsHouse ? Phrases.HouseChildView : Phrases.ChildView, Candidate, ViewAnswer.Given)
            .Note(StatementKind.GuardianViewOnShelter, Phrases.GuardianView, Candidate, ViewAnswer.Given);

    /// <summary>Outcome 1.1, confirmed so many days ago.</summary>
    public CaseStory ShelterFound(int from, int to, CarePlace? place = null)
    {
        var ago = new Span(from, to).Draw(_random);
        return ReadyForShelterFound(ago, place).Conclude(OutcomeKind.ShelterFound, ago);
    }

    /// <summary>Outcome 1.2, confirmed so many days ago.</summary>
    public CaseStory CooperatedNoShelter(int from, int to)
    {
        var ago = new Span(from, to).Draw(_random);
        return ReadyForCooperated(ago).Conclude(OutcomeKind.CooperatedNoShelter, ago);
    }

    /// <summary>Everything that outcome 1.2 of so many days ago asks for.</summary>
    public CaseStory ReadyForCooperated(int ago) =>
        TryEverything(ago + 25).Ago(ago + 18).Ask(RequestResult.CouldNot).Ago(ago + 9).JudgeCooperated();

    /// <summary>Outcome 1.3, confirmed so many days ago.</summary>
    public CaseStory InsufficientCooperation(int from, int to)
    {
        var ago = new Span(from, to).Draw(_random);
        return ReadyForInsufficient(ago).Conclude(OutcomeKind.InsufficientCooperation, ago);
    }

    /// <summary>Everything that outcome 1.3 of so many days ago asks for.</summary>
    public CaseStory ReadyForInsufficient(int ago) =>
        TryEverything(ago + 40).Ask(RequestResult.Partly).Ago(ago + 25).Ask(RequestResult.NotDone)
            .Ago(ago + 12).JudgeInsufficient().Ago(ago + 9).AskGuardianOnProposal();

    private CandidateStage Ended() => _random.Of([CandidateStage.NotReachable, CandidateStage.NotReachable, CandidateStage.Rejected, CandidateStage.Withdrawn]);

    private static IEnumerable<CandidateStage> Path(CandidateStage until) => until switch
    {
        CandidateStage.NotReachable => [CandidateStage.ContactAttempted, until],
        CandidateStage.Rejected => [CandidateStage.ContactAttempted, CandidateStage.ContactMade, until],
        CandidateStage.Withdrawn => [CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, until],
        _ => Enum.GetValues<CandidateStage>().Where(stage => stage > CandidateStage.Identified && stage <= until),
    };

    private (string Name, string? Relation) Draw(ShelterKind kind, CarePlace? place)
    {
        if (kind == ShelterKind.ReceptionHouse)
            return (place?.Name ?? Say(Phrases.Houses), null);
        if (place is not null)
            return (place.Name, DemoPlaces.Relation);
        var relative = DrawAnew(kind == ShelterKind.Family ? Phrases.Family : Phrases.Acquaintances, _relatives);
        var surname = relative.SharesName ? Child.LastName : DrawSurname();
        return ($"{DrawAnew(relative.IsWoman ? Child.Origin.Girls : Child.Origin.Boys, _firstNames)} {surname}", relative.Relation);
    }

    private string DrawSurname() => _random.Of([.. Child.Origin.Surnames.Where(name => name != Child.LastName)]);

    // Nobody stands in one case twice, nor bears the name of the child.
    private T DrawAnew<T>(T[] from, HashSet<T> drawn)
    {
        var left = from.Where(one => !drawn.Contains(one)).ToArray();
        var one = _random.Of(left.Length > 0 ? left : from);
        drawn.Add(one);
        return one;
    }
}
