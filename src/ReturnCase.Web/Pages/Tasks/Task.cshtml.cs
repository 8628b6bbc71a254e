using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Tasks;

namespace ReturnCase.Web.Pages.Tasks;

/// <summary>One task or appointment: change, move, tick off, cancel. Who may not see it is told that there is none.</summary>
public sealed class TaskModel(TaskDesk tasks, AuditTrail trail, PageText<TaskModel> text, IStringLocalizer<TaskInput> fields, IStringLocalizer<SharedText> shared) : PageModel
{
    private OwnTask _task = null!;

    [BindProperty]
    public TaskInput Input { get; set; } = new();

    [BindProperty]
    public string? Note { get; set; }

    public TaskRow Row { get; private set; } = null!;

    public IReadOnlyList<Actor> Owners { get; private set; } = [];

    public IReadOnlyList<OwnTaskMove> Moves => _task.Moves;

    /// <summary>Somebody else changed it meanwhile.</summary>
    public bool Changed { get; private set; }

    /// <summary>There is a choice who is to do it, or whoever was to do it is gone.</summary>
    public bool AsksOwner => Owners.Count > 1 || Row.OwnerLeft;

    public DateOnly Today => tasks.Desk.Today;

    public DraftForms Drafts => tasks.Desk.Drafts;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await LoadAsync(HttpContext.RequestAborted))
        {
            context.Result = NotFound();
            return;
        }

        if ((await next()).Result is PageResult)
        {
            trail.Listed(await tasks.Desk.ViewerAsync(HttpContext.RequestAborted), new[] { Row }.OfCases(), "tasks");
        }
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Input, Note) = (TaskInput.From(_task), _task.Note);
        await ShowDraftAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(OwnTaskState? state, CancellationToken cancel)
    {
        await ShowDraftAsync(cancel);
        if (await Drafts.KeepAsync(this, Row.CaseNumber, cancel) is { } kept)
            return kept;
        if (state is { } closing)
            return await OnPostCloseAsync(closing, null, cancel);
        if (!ModelState.AddErrors(await new TaskRules(fields, shared, tasks.Desk.Today, _task.On, Owners, (input, stop) => tasks.NamesChildAsync(input, _task, stop)).ValidateAsync(Input, cancel)))
            return this.Invalid();
        if (Input.Version != _task.Version)
            return await RefuseAsync(cancel);
        if (!_task.Change(Input.Details(), tasks.Desk.Actor, tasks.Now))
            return await RefuseAsync(cancel);
        if (AsksOwner)
            _task.Give(Owners.Count > 1 ? Input.Owner : Owners[0].Id, tasks.Now);
        return await tasks.SaveAsync(_task, "changed", Row.CaseNumber, cancel) ? Back("Saved") : await RefuseAsync(cancel);
    }

    /// <summary>Ticks off or cancels; also sent from lists, which come back to themselves.</summary>
    public async Task<IActionResult> OnPostCloseAsync(OwnTaskState state, string? from, CancellationToken cancel)
    {
        if (state is not (OwnTaskState.Done or OwnTaskState.Cancelled))
            ModelState.AddModelError(nameof(Note), text["StateMissing"]);
        if (Note.Typed()?.Length is > OwnTask.NoteMaxLength and var length)
            ModelState.AddModelError(nameof(Note), shared["TextTooLong", OwnTask.NoteMaxLength, length - OwnTask.NoteMaxLength]);
        if (ModelState.ErrorCount > 0)
        {
            Input = TaskInput.From(_task);
            return this.Invalid();
        }

        // Pressed twice, or by two people: it is done either way. A list asks for no remark, so one of before stays.
        var closed = _task.Close(state, from is null ? Note.Typed() : _task.Note, tasks.Desk.Actor, tasks.Now) && await tasks.SaveAsync(_task, state.ToString(), Row.CaseNumber, cancel);
        return Back(closed ? $"Closed{state}" : "ClosedBefore", from);
    }

    /// <summary>Takes back that it was done or cancelled. Where whoever was to do it cannot any more, it is for the counsellor of the case.</summary>
    public async Task<IActionResult> OnPostReopenAsync(CancellationToken cancel)
    {
        var left = Row.OwnerLeft || !(await OwnersAsync(Row, cancel)).Any(person => person.Id == Row.OwnerId);
        if (!_task.Reopen(tasks.Now))
            return Back("OpenBefore");
        if (left)
            _task.Give(Row.CaseNumber is null ? tasks.Desk.Actor.Id : Row.CounsellorId, tasks.Now);
        return Back(await tasks.SaveAsync(_task, nameof(OwnTaskState.Open), Row.CaseNumber, cancel) ? "Reopened" : "OpenBefore");
    }

    private RedirectResult Back(string sentence, string? from = null)
    {
        TempData.Flash(text[sentence, Row.What ?? ""], sentence is "ClosedBefore" or "OpenBefore" ? FlashKind.Info : FlashKind.Ok);
        return Redirect(from switch { "start" => "/", "case" when Row.CaseNumber is { } number => $"/cases/{number}", _ => TaskAddress.Path });
    }

    private async Task<IActionResult> RefuseAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Changed = true;
        ModelState.SetModelValue("Input.Version", new(_task.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var id = int.TryParse((string?)RouteData.Values["n"], out var number) ? number : 0;
        if (await tasks.FindAsync(id, cancel) is not { } task || await tasks.RowAsync(id, cancel) is not { } row)
            return false;
        (_task, Row) = (task, row);
        var owners = await OwnersAsync(row, cancel);
        Owners = !row.OwnerLeft && row.OwnerId is { } owner && row.OwnerName is { } name && owners.All(person => person.Id != owner) ? [.. owners, new(owner, name, ActorRole.Counsellor)] : owners;
        return true;
    }

    private Task<IReadOnlyList<Actor>> OwnersAsync(TaskRow row, CancellationToken cancel) =>
        row.CaseNumber is null ? tasks.OwnersWithoutCaseAsync(cancel) : tasks.OwnersAsync(row.CounsellorId, cancel);

    private Task ShowDraftAsync(CancellationToken cancel) =>
        Row.State == OwnTaskState.Open ? Drafts.ShowAsync(this, null, Input, PutBackAsync, cancel) : Task.CompletedTask;

    // The remark stands in a form of its own.
    private Task PutBackAsync(IValueProvider values)
    {
        Note = values.GetValue(nameof(Note)).FirstValue ?? Note;
        return TryUpdateModelAsync(Input, nameof(Input), values);
    }
}
