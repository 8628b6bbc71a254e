using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Data.Reassigning;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>A supervisor gives the case to a counsellor of the team, or to nobody.</summary>
public sealed class AssignModel(CaseDesk desk, ReturnCaseDb db, AbsenceCovers covers, PageText<AssignModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<AssignModel.InputModel>(desk)
{
    private const string Nobody = "nobody";

    private IReadOnlyList<Actor> _team = [];
    private IReadOnlyList<AbsenceCover> _away = [];

    private Actor? Chosen => _team.SingleOrDefault(actor => actor.Id == Input.Counsellor);

    public IReadOnlyList<SelectListItem> Counsellors =>
        [.. _team.Select(actor => new SelectListItem(Named(actor), actor.Id)), new SelectListItem(text["Nobody"], Nobody)];

    public void OnGet() => Input = new() { Version = Case.Version, Counsellor = Case.CounsellorId };

    protected override IValidator<InputModel> Validator => new Rules([.. _team.Select(actor => actor.Id), Nobody], Case.CounsellorId ?? Nobody, Case.CounsellorName, text, shared);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => Desk.SaveAsync(Case, Input.Version, Give, cancel);

    protected override IActionResult Kept() => Kept(Chosen is { } chosen ? text["Saved", chosen.Name] : text["SavedNobody"]);

    private string Named(Actor person) =>
        _away.FirstOrDefault(cover => cover.AbsentId == person.Id) is { } away ? text["Away", person.Name, AmsterdamTime.Date(away.LastDay), away.CoveringName] : person.Name;

    // Both sides are told of it as of a case among many.
    private void Give()
    {
        var (change, instruction) = (Desk.Change(reason: Input.Reason), Input.Instruction.Typed());
        if (Chosen?.Id != Case.CounsellorId)
        {
            db.Add(Reassignment.OfOne(Case, Chosen, change, instruction));
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
        _away = await covers.InForceAsync(Case.Team, Desk.Today, cancel);
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
        public Rules(string[] known, string current, string? name, PageText<AssignModel> text, IStringLocalizer<SharedText> shared)
        {
            // Whose it is already gets no new line, which would take the standing instruction away; another instruction is a change.
            RuleFor(input => input.Counsellor).Cascade(CascadeMode.Stop).Must(known.Contains).WithMessage(_ => text["CounsellorMissing"])
                .Must((input, chosen) => chosen != current || (name is not null && input.Instruction.Typed() is not null)).WithMessage(_ => name is null ? text["NobodysAlready"] : text["TheirsAlready", name]);
            RuleFor(input => input.Instruction).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Reason).Note(shared, Change.ReasonMaxLength);
        }
    }
}
