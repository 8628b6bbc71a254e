using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>A supervisor gives the case to a counsellor of the team, or to nobody.</summary>
public sealed class AssignModel(CaseDesk desk, ReturnCaseDb db, PageText<AssignModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    private const string Nobody = "nobody";

    private IReadOnlyList<Actor> _team = [];

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Counsellors =>
        [.. _team.Select(actor => new SelectListItem(actor.Name, actor.Id)), new SelectListItem(text["Nobody"], Nobody)];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel)
    {
        if (await OpenAsync(number, cancel) is { } refusal)
            return refusal;
        Input = new() { Version = Case.Version, Counsellor = Case.CounsellorId };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancel)
    {
        if (await OpenAsync(number, cancel) is { } refusal)
            return refusal;
        var known = _team.Select(actor => actor.Id).Append(Nobody).ToArray();
        if (!ModelState.AddErrors(await new Rules(known, text, shared).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var chosen = _team.SingleOrDefault(actor => actor.Id == Input.Counsellor);
        var answer = await desk.SaveAsync(Case, Input.Version, () => Case.Assign(desk.Change(reason: Input.Reason), Case.Team, chosen), cancel);
        if (!answer.IsSaved)
        {
            Case = answer.Latest(Case);
            return this.Refuse(answer);
        }

        TempData.Flash(chosen is null ? text["SavedNobody"] : text["Saved", chosen.Name]);
        return Redirect($"/cases/{number}");
    }

    // A supervisor of another team who decides on a proposal here does not divide this team's work.
    private async Task<IActionResult?> OpenAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        if (desk.Actor.Role != ActorRole.Supervisor || file.Team != desk.Viewer.Team)
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        Case = file;
        _team = await db.CounsellorsOfAsync(file.Team, cancel);
        return null;
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public string? Counsellor { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(string[] known, PageText<AssignModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Counsellor).Must(known.Contains).WithMessage(_ => text["CounsellorMissing"]);
            RuleFor(input => input.Reason).Note(shared, Change.ReasonMaxLength);
        }
    }
}
