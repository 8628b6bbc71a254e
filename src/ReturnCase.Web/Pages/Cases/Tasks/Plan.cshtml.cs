using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Tasks;

namespace ReturnCase.Web.Pages.Cases.Tasks;

/// <summary>Plans a task or an appointment of a case. It is no fact: the case keeps its version.</summary>
public sealed class PlanModel(TaskDesk tasks, PageText<PlanModel> text, IStringLocalizer<TaskInput> fields, IStringLocalizer<SharedText> shared) : CaseFormPage<TaskInput>(tasks.Desk)
{
    private string? _stands;

    public IReadOnlyList<Actor> Owners { get; private set; } = [];

    protected override IValidator<TaskInput> Validator => new TaskRules(fields, shared, Desk.Today, null, Owners, tasks.NamesChildAsync);

    public void OnGet(string? kind) => Input = new()
    {
        Version = Case.Version,
        Kind = Slugs.TryParse<OwnTaskKind>(kind, out var asked) ? asked : OwnTaskKind.Task,
        Owner = Owners[0].Id,
    };

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        Owners = await tasks.OwnersAsync(Case.CounsellorId, cancel);
        return null;
    }

    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        _stands = await tasks.PlanAsync(Input.Details(), Owners.Count > 1 ? Input.Owner! : Owners[0].Id, Case, cancel);
        return new CaseAnswer.Saved();
    }

    protected override IActionResult Kept()
    {
        if (_stands is null)
            return Kept(text[Input.Kind == OwnTaskKind.Task ? "SavedTask" : "SavedAppointment", AmsterdamTime.Date(Input.On.ToDate()!.Value)]);
        TempData.Flash(fields["StandsAlready"], FlashKind.Info);
        return LocalRedirect(_stands);
    }
}
