using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases;

/// <summary>Where one candidate stands.</summary>
public sealed record CandidateLine(ShelterCandidate Candidate, CandidateStage Stage, CandidateStep? LastStep, string By)
{
    public bool IsRedCross => Candidate.Route == ContactRoute.ChildAskedRedCross;
}

/// <summary>What was tried of one kind of shelter in one country.</summary>
public sealed record SearchCell(string Country, ShelterKind Kind, IReadOnlyList<CandidateLine> Candidates, KindReasonedAway? Away, bool Done, bool ComesLater);

/// <summary>The shelter search of a case: every country with every kind.</summary>
public sealed record SearchOverview(IReadOnlyList<SearchCell> Cells, IReadOnlyList<CandidateLine> Elsewhere)
{
    public int Missing => Cells.Count(cell => !cell.Done);

    public static SearchOverview Of(CaseFile file)
    {
        var lines = file.Standing<ShelterCandidate>().Select(c => Line(file, c)).ToList();
        return new(
            [.. file.Countries.SelectMany(country => Enum.GetValues<ShelterKind>().Select(kind => Cell(file, country, kind, lines)))],
            [.. lines.Where(line => !file.Countries.Contains(line.Candidate.Country))]);
    }

    private static SearchCell Cell(CaseFile file, string country, ShelterKind kind, IEnumerable<CandidateLine> lines) => new(
        country,
        kind,
        [.. lines.Where(line => line.Candidate.Country == country && line.Candidate.Kind == kind)],
        file.Standing<KindReasonedAway>().LastOrDefault(r => r.Country == country && r.Kind == kind),
        file.IsTried(country, kind),
        kind == ShelterKind.ReceptionHouse && !(file.IsTried(country, ShelterKind.Family) && file.IsTried(country, ShelterKind.Acquaintance)));

    private static CandidateLine Line(CaseFile file, ShelterCandidate candidate)
    {
        var last = file.StepsOf(candidate.Sequence) is [.., var step] ? step : null;
        return new(candidate, file.StageOf(candidate.Sequence), last, file.AuthorOf((RecordedFact?)last ?? candidate));
    }
}
