using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Cases;

/// <summary>One emergency access, and the form in which it is reviewed.</summary>
/// <param name="queue">Address of the queue that it stands in.</param>
/// <param name="accesses">Where it is kept.</param>
/// <param name="queries">Where it stands what was read.</param>
/// <param name="names">What may not stand in a remark.</param>
/// <param name="desk">Who reviews.</param>
/// <param name="trail">Where it is told that it was shown.</param>
/// <param name="clock">When.</param>
/// <param name="text">The texts of the reviewing.</param>
/// <param name="shared">The texts of all pages.</param>
public abstract class EmergencyReviewPage(
    string queue, EmergencyAccesses accesses, AuditQueries queries, ChildNames names, CaseDesk desk, AuditTrail trail, TimeProvider clock, PageText<EmergencyReviewPage> text,
    IStringLocalizer<SharedText> shared) : PageModel
{
    /// <summary>Lines of what was read that a page shows.</summary>
    public const int MostLooks = 100;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public EmergencyAccess Access { get; private set; } = null!;

    public ActorRole Role => desk.Actor.Role;

    public string Queue => queue;

    /// <summary>Nobody reviews what they did themselves.</summary>
    public bool IsOwn => Access.ById == desk.Actor.Id;

    /// <summary>Whether it is in force at this moment.</summary>
    public bool Lasts => Access.Lasts(Now);

    /// <summary>What that person did with the case while it lasted.</summary>
    public IReadOnlyList<(DateTime At, AuditAction Action)> Looks { get; private set; } = [];

    /// <summary>How many that person opened within a day of it.</summary>
    public int Around { get; private set; }

    /// <summary>Why, or that the reason was destroyed with the case.</summary>
    public string Reason { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Verdicts => [new(text["Justified"], bool.TrueString), new(text["NotJustified"], bool.FalseString)];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public DraftForms Drafts => desk.Drafts;

    /// <summary>This person still has a judgement to give, and may.</summary>
    public bool MayReview => !IsOwn && Access.ReviewBy(Role) is null;

    public async Task<IActionResult> OnGetAsync(int n, CancellationToken cancel)
    {
        if (!await LoadAsync(n, cancel))
        {
            return NotFound();
        }

        Shows();
        if (MayReview)
        {
            await ShowDraftAsync(cancel);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int n, CancellationToken cancel)
    {
        if (!await LoadAsync(n, cancel))
        {
            return NotFound();
        }

        await ShowDraftAsync(cancel);
        if (await Drafts.KeepAsync(this, Access.CaseNumber, cancel) is { } kept)
        {
            if (kept is PageResult)
            {
                Shows();
            }

            return kept;
        }

        Shows();
        ModelState.AddErrors(await new Rules(text, shared).ValidateAsync(Input, cancel));
        if (await names.AreInAsync(Input.Remark, Access.CaseNumber, cancel))
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Remark)}", shared["NamesChild"]);
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (!await accesses.ReviewAsync(Access, desk.Actor, Now, Input.Justified!.Value, Input.Remark.Typed()!, cancel))
        {
            await LoadAsync(n, cancel);
            Shows();
            ModelState.AddModelError("", text[IsOwn ? "OwnRefused" : Access.ReviewBy(Role) is null ? "Conflict" : "ReviewedBefore"]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        TempData.Flash(text["Saved", Access.CaseNumber]);
        return LocalRedirect(queue);
    }

    /// <summary>Ends it now, without a judgement.</summary>
    public async Task<IActionResult> OnPostEndAsync(int n, CancellationToken cancel)
    {
        if (!await LoadAsync(n, cancel))
        {
            return NotFound();
        }

        Shows();
        var ended = await accesses.EndAsync(Access, desk.Actor, Now, cancel);
        TempData.Flash(text[ended ? "EndedNow" : "EndedBefore", Access.CaseNumber], ended ? FlashKind.Ok : FlashKind.Info);
        return LocalRedirect($"{queue}/{n}");
    }

    internal static AuditAction ShownAs(ActorRole role) => role == ActorRole.Auditor ? AuditAction.AuditRead : AuditAction.CasesListed;

    private async Task<bool> LoadAsync(int n, CancellationToken cancel)
    {
        if (await accesses.FindAsync(await desk.ViewerAsync(cancel), n, cancel) is not { } access)
        {
            return false;
        }

        Access = access;
        Looks = await queries.OfPersonAsync(access.ById, access.CaseNumber, access.OpenedAt, access.EndedAt ?? access.EndsAt, MostLooks, cancel);
        Around = (await accesses.CountsAroundAsync([access], cancel))[access.Id];
        Reason = text.ReasonOf(access, await accesses.DestroyedAsync([access], cancel));
        return true;
    }

    private void Shows() => trail.Shown(ShownAs(Role), [Access.CaseNumber], "emergency");

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    public sealed record InputModel
    {
        public bool? Justified { get; set; }

        public string? Remark { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<EmergencyReviewPage> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Justified).NotNull().WithMessage(_ => text["VerdictMissing"]);
            RuleFor(input => input.Remark).Cascade(CascadeMode.Stop)
                .Must(remark => remark.Typed() is not null).WithMessage(_ => text["RemarkMissing"]).Note(shared, EmergencyReview.RemarkMaxLength);
        }
    }
}
