using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases.Map;

/// <summary>How a candidate is drawn: each has a sign of its own, so that colour alone tells nothing.</summary>
public enum MapLook
{
    /// <summary>Known, and nothing done yet.</summary>
    Identified,

    /// <summary>Somebody is in touch, or tries to be.</summary>
    Underway,

    /// <summary>A place that counts.</summary>
    Accepted,

    /// <summary>A dead end.</summary>
    Ended,

    /// <summary>The safety check says no: nobody makes contact.</summary>
    Unsafe,

    /// <summary>The child asked the Red Cross; there never is a result.</summary>
    RedCross,
}

/// <summary>Candidates of one kind in one country, or what is said where there is none.</summary>
public sealed record MapGroup(string Country, IReadOnlyList<CandidateLine> Lines, KindReasonedAway? Away);

/// <summary>One side of the picture: family, acquaintances or houses.</summary>
public sealed record MapSide(ShelterKind Kind, IReadOnlyList<MapGroup> Groups)
{
    public int Count => Groups.Sum(group => group.Lines.Count);
}

/// <summary>What the search map of a case shows: every standing candidate once, by kind and country.</summary>
public sealed record SearchMap(string Number, string Child, IReadOnlyList<MapSide> Sides)
{
    public IEnumerable<CandidateLine> Lines => Sides.SelectMany(side => side.Groups).SelectMany(group => group.Lines);

    public static SearchMap Of(CaseFile file)
    {
        var lines = SearchOverview.Lines(file);
        return new(file.Number, file.FirstNames, [.. Enum.GetValues<ShelterKind>().Select(kind => new MapSide(kind, Groups(file, kind, [.. lines.Where(line => line.Candidate.Kind == kind)])))]);
    }

    public static MapLook LookOf(CandidateLine line) => line switch
    {
        { IsRedCross: true } => MapLook.RedCross,
        { IsUnsafe: true } => MapLook.Unsafe,
        { IsDeadEnd: true } => MapLook.Ended,
        { Stage: CandidateStage.Accepted } => MapLook.Accepted,
        { Stage: CandidateStage.Identified } => MapLook.Identified,
        _ => MapLook.Underway,
    };

    // The countries of return first, as they were named; then those where there happens to be somebody.
    private static IReadOnlyList<MapGroup> Groups(CaseFile file, ShelterKind kind, CandidateLine[] lines) =>
    [
        .. file.Countries.Concat(lines.Select(line => line.Candidate.Country)).Distinct().Select(country => new MapGroup(
            country, [.. lines.Where(line => line.Candidate.Country == country)], file.Standing<KindReasonedAway>().LastOrDefault(r => r.Country == country && r.Kind == kind))),
    ];
}
