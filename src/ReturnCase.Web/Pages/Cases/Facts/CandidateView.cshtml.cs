using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class CandidateViewModel(CaseDesk desk, CarePlaces places) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    public ShelterCandidate Candidate { get; private set; } = null!;

    public CarePlace? CarePlace { get; private set; }

    public bool IsRedCross => Candidate.Route == ContactRoute.ChildAskedRedCross;

    public CandidateStage Stage => Case.StageOf(Candidate.Sequence);

    /// <summary>The page that records what comes next; null when nothing has to.</summary>
    public string? Next => (Stage, Case.SafetyChecksOf(Candidate.Sequence), Case.AssessmentsOf(Candidate.Sequence)) switch
    {
        _ when IsRedCross || !Candidate.Stands => null,
        ( >= CandidateStage.Rejected, _, _) => null,
        (_, [], _) => "safety-check",
        (CandidateStage.Accepted, _, _) => "verification",
        (CandidateStage.Willing, _, []) => "assessment",
        _ => "candidate-step",
    };

    public async Task<IActionResult> OnGetAsync(string number, int sequence)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        if (file.CandidateAt(sequence) is not { } candidate)
            return NotFound();
        if (candidate.Sequence != sequence)
            return Redirect($"/cases/{file.Number}/candidates/{candidate.Sequence}");
        (Case, Candidate) = (file, candidate);
        CarePlace = await places.FindAsync(candidate.CarePlaceId);
        return Page();
    }
}
