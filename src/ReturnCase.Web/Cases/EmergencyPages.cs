using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Cases;

/// <summary>What was opened in emergencies, as a supervisor or an auditor finds it. Nothing of the cases is shown but their numbers.</summary>
public abstract class EmergencyQueuePage(EmergencyAccesses accesses, CaseDesk desk, AuditTrail trail) : PageModel
{
    public IReadOnlyList<EmergencyAccess> Waiting { get; private set; } = [];

    public IReadOnlyList<EmergencyAccess> Reviewed { get; private set; } = [];

    public ActorRole Role => desk.Actor.Role;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var viewer = await desk.ViewerAsync(cancel);
        Waiting = await accesses.WaitingAsync(viewer, cancel);
        Reviewed = await accesses.ReviewedAsync(viewer, cancel);
        if (Waiting.Concat(Reviewed).Select(access => access.CaseNumber).Distinct().ToArray() is { Length: > 0 } numbers)
        {
            trail.Shown(EmergencyReviewPage.ShownAs(Role), numbers, "emergency");
        }
    }
}

/// <summary>One emergency access, and the form in which it is reviewed.</summary>
/// <param name="queue">Address of the queue that it stands in.</param>
/// <param name="accesses">Where it is kept.</param>
/// <param name="desk">Who reviews.</param>
/// <param name="trail">Where it is told that it was shown.</param>
/// <param name="clock">When.</param>
/// <param name="text">The texts of the reviewing.</param>
/// <param name="shared">The texts of all pages.</param>
public abstract class EmergencyReviewPage(
    string queue, EmergencyAccesses accesses, CaseDesk desk, AuditTrail trail, TimeProvider clock, PageText<EmergencyReviewPage> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public EmergencyAccess Access { get; private set; } = null!;

    public ActorRole Role => desk.Actor.Role;

    public string Queue => queue;

    /// <summary>Nobody reviews what they did themselves.</summary>
    public bool IsOwn => Access.ById == desk.Actor.Id;

    /// <summary>Whether it is in force at this moment.</summary>
    public bool Lasts => Access.EndedAt is null && Access.EndsAt > Now;

    public IReadOnlyList<SelectListItem> Verdicts => [new(text["Justified"], bool.TrueString), new(text["NotJustified"], bool.FalseString)];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(int n, CancellationToken cancel) => await LoadAsync(n, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int n, CancellationToken cancel)
    {
        if (!await LoadAsync(n, cancel))
        {
            return NotFound();
        }

        if (!ModelState.AddErrors(await new Rules(text, shared).ValidateAsync(Input, cancel)))
        {
            return this.Invalid();
        }

        if (!await accesses.ReviewAsync(Access, desk.Actor, Now, Input.Justified!.Value, Input.Remark.Typed()!, cancel))
        {
            await LoadAsync(n, cancel);
            ModelState.AddModelError("", text[IsOwn ? "OwnRefused" : Access.ReviewBy(Role) is null ? "Conflict" : "ReviewedBefore"]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        TempData.Flash(text["Saved", Access.CaseNumber]);
        return LocalRedirect(queue);
    }

    internal static AuditAction ShownAs(ActorRole role) => role == ActorRole.Auditor ? AuditAction.AuditRead : AuditAction.CasesListed;

    private async Task<bool> LoadAsync(int n, CancellationToken cancel)
    {
        if (await accesses.FindAsync(await desk.ViewerAsync(cancel), n, cancel) is not { } access)
        {
            return false;
        }

        Access = access;
        trail.Shown(ShownAs(Role), [access.CaseNumber], "emergency");
        return true;
    }

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
