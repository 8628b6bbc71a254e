using Microsoft.AspNetCore.Mvc;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class CandidateViewModel(CaseDesk desk, CarePlaces places) : CasePage(desk)
{
    [FromRoute]
    public int Sequence { get; set; }

    public ShelterCandidate Candidate { get; private set; } = null!;

    public CarePlace? CarePlace { get; private set; }

    public bool IsRedCross => Candidate.Route == ContactRoute.ChildAskedRedCross;

    /// <summary>The last safety check says that a contact may harm the child.</summary>
    public bool IsUnsafe => Case.SafetyChecksOf(Candidate.Sequence) is [.., { Safe: false }];

    /// <summary>The last contact that came about although the check says not safe, as long as no check was made since; null where there is none.</summary>
    public CandidateStep? ContactSinceCheck => IsUnsafe && Case.StepsOf(Candidate.Sequence).LastOrDefault(Case.CameAgainstCheck) is { } step && Case.SafetyChecksOf(Candidate.Sequence)[^1].Sequence < step.Sequence ? step : null;

    /// <summary>It is not safe, and it is not on file yet that it falls away.</summary>
    public bool AsksEnd => IsUnsafe && !IsRedCross && Candidate.Stands && Stage < CandidateStage.Rejected;

    /// <summary>What the last assessment leaves open.</summary>
    public IReadOnlyList<AssessmentQuestion> OpenAnswers => Case.AssessmentsOf(Candidate.Sequence) is [.., var last] ? last.Open : [];

    /// <summary>The shared place has no bed left, and this child has none there.</summary>
    public bool IsFull => CarePlace is { Free: <= 0 } place && !place.Holds(Case.Number);

    public CandidateStage Stage => Case.StageOf(Candidate.Sequence);

    /// <summary>The page that records what comes next; null when nothing has to.</summary>
    public string? Next => Case.NextFor(Candidate, Desk.Today);

    /// <summary>What stands next for the search as a whole, where this is the place that was found.</summary>
    public SearchStand? Stand => SearchStand.Of(Case, Desk.Today) is { AsksSteps: false } stand && stand.Places.Contains(Candidate) ? stand : null;

    /// <summary>Cases of brothers and sisters with the same place, as far as this person may open them.</summary>
    public IReadOnlyList<string> SharedWith { get; private set; } = [];

    /// <summary>There are open cases of brothers and sisters that this person works on, for whom the candidate may be too.</summary>
    public bool HasSiblings { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Case.CandidateAt(Sequence) is not { } candidate)
            return NotFound();
        if (candidate.Sequence != Sequence)
            return Redirect($"/cases/{Case.Number}/candidates/{candidate.Sequence}");
        Candidate = candidate;
        CarePlace = await places.FindAsync(candidate.CarePlaceId);
        SharedWith = CarePlace is null ? [] : await places.SharedWithAsync(Case, CarePlace.Id, cancel);
        HasSiblings = candidate.Stands && !IsRedCross && !Desk.OnlyReads(Case) && await Desk.HasSiblingsAsync(Case, cancel);
        return Page();
    }
}
