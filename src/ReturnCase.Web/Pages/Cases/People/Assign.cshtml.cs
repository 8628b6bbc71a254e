using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Reassigning;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>A supervisor gives the case to a counsellor of the team, or to nobody.</summary>
public sealed class AssignModel(CaseDesk desk, ReturnCaseDb db, PageText<AssignModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<AssignModel.InputModel>(desk)
{
    private const string Nobody = "nobody";

    private IReadOnlyList<Actor> _team = [];

    private Actor? Chosen => _team.SingleOrDefault(actor => actor.Id == Input.Counsellor);

    public IReadOnlyList<SelectListItem> Counsellors =>
        [.. _team.Select(actor => new SelectListItem(actor.Name, actor.Id)), new SelectListItem(text["Nobody"], Nobody)];

    public void OnGet() => Input = new() { Version = Case.Version, Counsellor = Case.CounsellorId };

    protected override IValidator<InputModel> Validator => new Rules([.. _team.Select(actor => actor.Id), Nobody], text, shared);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => Desk.SaveAsync(Case, Input.Version, Give, cancel);

    protected override IActionResult Kept() => Kept(Chosen is { } chosen ? text["Saved", chosen.Name] : text["SavedNobody"]);

    // Both sides are told of it as of a case among many.
    private void Give()
    {
        var (change, instruction) = (Desk.Change(reason: Input.Reason), Input.Instruction.Typed());
        if (Chosen is { } to && to.Id != Case.CounsellorId)
        {
            db.Add(Reassignment.OfOne(Case, to, change, instruction));
        }

        Case.Assign(change, Case.Team, Chosen, instruction);
    }

    // A supervisor of another team who decides on a proposal here does not divide this team's work.
    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        if (Desk.Actor.Role != ActorRole.Supervisor || Case.Team != Desk.Team)
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        _team = await db.CounsellorsOfAsync(Case.Team, cancel);
        return null;
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public string? Counsellor { get; set; }

        public string? Instruction { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(string[] known, PageText<AssignModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Counsellor).Must(known.Contains).WithMessage(_ => text["CounsellorMissing"]);
            RuleFor(input => input.Instruction).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Reason).Note(shared, Change.ReasonMaxLength);
        }
    }
}
