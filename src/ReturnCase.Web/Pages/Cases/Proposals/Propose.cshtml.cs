using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Proposals;

/// <summary>Proposes one outcome with its grounds. The day of the proposal is today: it counts as the filing date.</summary>
public sealed class ProposeModel(CaseDesk desk, PageText<ProposeModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public OutcomeKind Outcome { get; private set; }

    /// <summary>Null where this phase knows no such outcome.</summary>
    public Conditions? Conditions { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, string outcome, CancellationToken cancel)
    {
        if (!await OpenAsync(number, outcome, cancel))
            return await desk.NotOpenedAsync(number, cancel);
        Input = new() { Version = Case.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, string outcome, CancellationToken cancel)
    {
        if (!await OpenAsync(number, outcome, cancel))
            return await desk.NotOpenedAsync(number, cancel);
        if (!ModelState.AddErrors(await new Rules(text, shared).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var answer = await desk.SaveAsync(Case, Input.Version, () => Case.Propose(desk.Change(), Outcome, Input.Grounds!), cancel);
        if (!answer.IsSaved)
        {
            Case = answer.Latest(Case);
            Conditions = Conditions.OfOutcome(Case, Outcome, desk.Change());
            return this.Refuse(answer);
        }

        TempData.Flash(text["Saved", CaseTexts.Of(Outcome).Here()]);
        return Redirect($"/cases/{number}");
    }

    private async Task<bool> OpenAsync(string number, string outcome, CancellationToken cancel)
    {
        if (!Slugs.TryParse<OutcomeKind>(outcome, out var kind) || await desk.OpenAsync(number, cancel) is not { } file)
            return false;
        (Case, Outcome, Conditions) = (file, kind, Conditions.OfOutcome(file, kind, desk.Change()));
        return true;
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public string? Grounds { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<ProposeModel> text, IStringLocalizer<SharedText> shared) =>
            RuleFor(input => input.Grounds).NotEmpty().WithMessage(_ => text["GroundsMissing"]).Note(shared);
    }
}
