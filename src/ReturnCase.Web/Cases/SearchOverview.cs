using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases;

/// <summary>Where one candidate stands.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Stage">Its last step.</param>
/// <param name="LastStep">That step; null where none was taken.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Safe">What the last safety check says; null where there is none.</param>
public sealed record CandidateLine(ShelterCandidate Candidate, CandidateStage Stage, CandidateStep? LastStep, string By, bool? Safe)
{
    /// <summary>It fell away while nobody had tried to make contact.</summary>
    public WithoutContact? WithoutContact { get; init; }

    public bool IsRedCross => Candidate.Route == ContactRoute.ChildAskedRedCross;

    /// <summary>It fell away; its last step says why.</summary>
    public bool IsDeadEnd => !IsRedCross && Stage >= CandidateStage.Rejected;

    /// <summary>Nobody may make contact yet: the safety check is missing.</summary>
    public bool AwaitsSafetyCheck => !IsRedCross && !IsDeadEnd && Safe is null;

    /// <summary>The safety check says that a contact may harm the child: nobody approaches this one, also after it fell away.</summary>
    public bool IsUnsafe => Safe == false;

    /// <summary>It is not safe, and it is not on file yet that it falls away.</summary>
    public bool AsksEnd => IsUnsafe && !IsDeadEnd && !IsRedCross;

    /// <summary>There was contact, and nobody knows yet what comes of it.</summary>
    public bool IsUnderWay => !IsRedCross && !IsUnsafe && (Stage is CandidateStage.ContactMade or CandidateStage.Willing or CandidateStage.Assessed);

    public DateOnly Since => LastStep?.OccurredOn ?? Candidate.OccurredOn;

    public DateTime RecordedAt => LastStep?.RecordedAt ?? Candidate.RecordedAt;
}

/// <summary>What was tried of one kind of shelter in one country.</summary>
public sealed record SearchCell(string Country, ShelterKind Kind, IReadOnlyList<CandidateLine> Candidates, KindReasonedAway? Away, bool Done, bool ComesLater)
{
    /// <summary>It counts as tried, and somebody is left with whom nobody has finished.</summary>
    public bool IsUnderWay => Done && Candidates.Any(line => line.IsUnderWay);

    /// <summary>Who fell away without contact while the kind counts as tried: their reasons are part of why it counts.</summary>
    public IEnumerable<CandidateLine> CountedWithoutContact => Done ? Candidates.Where(line => line.WithoutContact is { Counts: true }) : [];
}

/// <summary>The search in one country, in the order of the leaflet: family and acquaintances, then a reception house.</summary>
public sealed record CountrySearch(string Country, IReadOnlyList<SearchCell> Cells)
{
    /// <summary>What is still to be tried or reasoned away before a house may be sought.</summary>
    public IReadOnlyList<ShelterKind> BeforeHouse => [.. Cells.Where(cell => cell.Kind != ShelterKind.ReceptionHouse && !cell.Done).Select(cell => cell.Kind)];

    public bool HouseIsOpen => BeforeHouse.Count == 0;

    public bool IsDone => Cells.All(cell => cell.Done);

    public bool IsUnderWay => Cells.Any(cell => cell.IsUnderWay);
}

/// <summary>The shelter search of a case: every country with every kind.</summary>
public sealed record SearchOverview(IReadOnlyList<SearchCell> Cells, IReadOnlyList<CandidateLine> Elsewhere)
{
    public int Missing => Cells.Count(cell => !cell.Done);

    public IReadOnlyList<CountrySearch> Countries => [.. Cells.GroupBy(cell => cell.Country).Select(country => new CountrySearch(country.Key, [.. country]))];

    /// <summary>Candidates without a safety check, in whatever country.</summary>
    public IReadOnlyList<CandidateLine> AwaitSafetyCheck => [.. All.Where(line => line.AwaitsSafetyCheck)];

    /// <summary>Candidates whom nobody may approach and who did not fall away yet, in whatever country. An accepted place has its own message.</summary>
    public IReadOnlyList<CandidateLine> Unsafe => [.. All.Where(line => line.IsUnsafe && !line.IsDeadEnd && line.Stage != CandidateStage.Accepted)];

    /// <summary>Candidates in the countries of return with whom nobody has finished.</summary>
    public IReadOnlyList<CandidateLine> UnderWay => [.. Cells.SelectMany(cell => cell.Candidates).Where(line => line.IsUnderWay)];

    private IEnumerable<CandidateLine> All => Cells.SelectMany(cell => cell.Candidates).Concat(Elsewhere);

    public static SearchOverview Of(CaseFile file)
    {
        var lines = Lines(file);
        return new(
            [.. file.Countries.SelectMany(country => Enum.GetValues<ShelterKind>().Select(kind => Cell(file, country, kind, lines)))],
            [.. lines.Where(line => !file.Countries.Contains(line.Candidate.Country))]);
    }

    /// <summary>Every candidate that stands, in the order in which they were recorded.</summary>
    public static IReadOnlyList<CandidateLine> Lines(CaseFile file) => [.. file.Standing<ShelterCandidate>().Select(c => Line(file, c))];

    private static SearchCell Cell(CaseFile file, string country, ShelterKind kind, IEnumerable<CandidateLine> lines) => new(
        country,
        kind,
        [.. lines.Where(line => line.Candidate.Country == country && line.Candidate.Kind == kind)],
        file.Standing<KindReasonedAway>().LastOrDefault(r => r.Country == country && r.Kind == kind),
        file.IsTried(country, kind),
        kind == ShelterKind.ReceptionHouse && !file.IsHouseOpen(country, DateOnly.MaxValue));

    private static CandidateLine Line(CaseFile file, ShelterCandidate candidate)
    {
        var last = file.StepsOf(candidate.Sequence).LastOrDefault(step => !file.CameAgainstCheck(step));
        var safe = file.SafetyChecksOf(candidate.Sequence) is [.., var check] ? check.Safe : (bool?)null;
        return new(candidate, file.StageOf(candidate.Sequence), last, file.AuthorOf((RecordedFact?)last ?? candidate), safe) { WithoutContact = file.FellAwayWithoutContact(candidate.Sequence) };
    }
}
