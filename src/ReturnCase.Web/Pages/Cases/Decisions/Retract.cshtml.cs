using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Decisions;

/// <summary>Takes any fact back as an error. It stays visible and no longer counts.</summary>
public sealed class RetractModel(CaseDesk desk, ReturnCaseDb db, PageText<RetractModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public RecordedFact Fact { get; private set; } = null!;

    public CaseEntry Entry => Case.Entries.Single(e => e.Sequence == Fact.Sequence);

    /// <summary>The page on which a fact is corrected that can only be replaced by a newer version.</summary>
    public string? ReplacedOn => Fact switch
    {
        BirthDateVersion => "birth-date",
        IdentityVersion => "identity",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(string number, int sequence, CancellationToken cancel)
    {
        if (await OpenAsync(number, sequence, cancel) is { } refusal)
            return refusal;
        Input = new() { Version = Case.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, int sequence, CancellationToken cancel)
    {
        if (await OpenAsync(number, sequence, cancel) is { } refusal)
            return refusal;
        if (!ModelState.AddErrors(await new Rules(text, shared).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var place = await PlaceAsync(cancel);
        var answer = await desk.SaveAsync(Case, Input.Version, () => Case.RetractAsError(desk.Change(reason: Input.Reason), sequence, place), cancel);
        if (!answer.IsSaved)
        {
            Case = answer.Latest(Case);
            Fact = Case.Facts.Single(f => f.Sequence == sequence);
            return this.Refuse(answer);
        }

        TempData.Flash(text["Saved"]);
        return Redirect($"/cases/{number}");
    }

    private async Task<IActionResult?> OpenAsync(string number, int sequence, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        if (file.Facts.SingleOrDefault(f => f.Sequence == sequence) is not { } fact)
            return NotFound();
        (Case, Fact) = (file, fact);
        return null;
    }

    // An acceptance that is taken back gives its place free again, also for siblings in other cases.
    private async Task<CarePlace?> PlaceAsync(CancellationToken cancel)
    {
        var candidate = Fact is CandidateStep { Stage: CandidateStage.Accepted } step
            ? Case.Facts.OfType<ShelterCandidate>().SingleOrDefault(c => c.Sequence == step.Candidate)
            : null;
        return candidate?.CarePlaceId is { } id
            ? await db.CarePlaces.Include(place => place.Placements).SingleOrDefaultAsync(place => place.Id == id, cancel)
            : null;
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<RetractModel> text, IStringLocalizer<SharedText> shared) =>
            RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
    }
}
