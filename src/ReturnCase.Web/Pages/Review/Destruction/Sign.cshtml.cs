using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Review.Destruction;

/// <summary>What a supervisor says of a case on a destruction list.</summary>
public enum DestructionChoice
{
    Destroy,
    Keep,
}

/// <summary>A supervisor looks at each case of the team on a list and signs. Only then it is destroyed.</summary>
public sealed class SignModel(
    DestructionQueries queries, Destructions destructions, RetentionPolicy policy, CaseDesk desk, AuditTrail audit, EnumText words,
    PageText<SignModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<DestructionCase> Cases { get; private set; } = [];

    public DestructionList List { get; private set; } = null!;

    public bool IsOwn => List.PreparedById == desk.Actor.Id;

    public IReadOnlyList<DestructionCase> Waiting => [.. Cases.Where(c => c.Item.State == DestructionState.Waiting)];

    public IReadOnlyList<DestructionCase> Done => [.. Cases.Where(c => c.Item.State != DestructionState.Waiting)];

    /// <summary>What changed since the list was made, so that the case would drop out.</summary>
    public KeepReason? DropsOut(DestructionCase listed) =>
        listed.Now is not { } now ? KeepReason.Gone : now.KeptBy(policy, desk.Today) ?? (now.Team == desk.Team ? null : KeepReason.TeamChanged);

    public async Task<IActionResult> OnGetAsync(int n, CancellationToken cancel)
    {
        if (!await LoadAsync(n, cancel))
        {
            return NotFound();
        }

        Input.Cases = [.. Waiting.Select(waiting => new CaseInput { Number = waiting.Item.CaseNumber })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int n, CancellationToken cancel)
    {
        if (!await LoadAsync(n, cancel))
        {
            return NotFound();
        }

        var typed = Input.Cases.Where(c => c.Number is not null).DistinctBy(c => c.Number).ToDictionary(c => c.Number!);
        // A case that was settled meanwhile moves the others up: what was typed goes by number, never by place.
        if (!Input.Cases.Select(c => c.Number).SequenceEqual(Waiting.Select(waiting => waiting.Item.CaseNumber)))
        {
            ModelState.Clear();
        }

        Input.Cases = [.. Waiting.Select(waiting => typed.GetValueOrDefault(waiting.Item.CaseNumber) ?? new() { Number = waiting.Item.CaseNumber })];
        if (!Check())
        {
            return this.Invalid();
        }

        var keep = Input.Cases.Where(c => c.Choice == DestructionChoice.Keep).ToDictionary(c => c.Number!, c => c.Note.Typed()!);
        string[] destroy = [.. Input.Cases.Where(c => c.Choice == DestructionChoice.Destroy).Select(c => c.Number!)];
        switch (await destructions.SignAsync(desk.Change(), n, desk.Team!, destroy, keep, cancel))
        {
            case SignResult.Done done:
                var sentences = done.Kept.Select(kept => $"{kept.Number}: {words[kept.Because]}").Prepend(text["Destroyed", done.Destroyed.Count]);
                TempData.Flash(
                    string.Join(" ", done.Overwritten || done.Destroyed.Count == 0 ? sentences : sentences.Append(text["OverwrittenLater"])),
                    done.Kept.Any(kept => kept.Because != KeepReason.KeptBySupervisor) ? FlashKind.Warn : FlashKind.Ok);
                return Redirect($"/review/destruction/{n}");
            case SignResult.OwnList:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                TempData.Flash(text["NothingWaits"], FlashKind.Warn);
                return Redirect($"/review/destruction/{n}");
        }
    }

    private bool Check()
    {
        foreach (var (index, typed) in Input.Cases.Index())
        {
            var note = $"Input.Cases[{index.ToString(CultureInfo.InvariantCulture)}].{nameof(CaseInput.Note)}";
            if (typed.Choice == DestructionChoice.Keep && typed.Note.Typed() is null)
            {
                ModelState.AddModelError(note, text["NoteMissing", typed.Number!]);
            }
            else if (typed.Note.Typed() is { Length: > Change.ReasonMaxLength } longNote)
            {
                ModelState.AddModelError(note, shared["TextTooLong", Change.ReasonMaxLength, longNote.Length - Change.ReasonMaxLength]);
            }
        }

        if (Input.Cases.Count > 0 && Input.Cases.All(c => c.Choice is null))
        {
            ModelState.AddModelError("Input.Cases[0].Choice", text["NothingChosen"]);
        }

        if (!Input.Confirmed && Input.Cases.Any(c => c.Choice == DestructionChoice.Destroy))
        {
            ModelState.AddModelError("Input.Confirmed", text["NotConfirmed"]);
        }

        return ModelState.IsValid;
    }

    private async Task<bool> LoadAsync(int n, CancellationToken cancel)
    {
        if (await queries.CasesAsync(n, await desk.ViewerAsync(cancel), cancel) is not { } cases)
        {
            return false;
        }

        (Cases, List) = (cases, (await queries.FindAsync(n, cancel))!);
        audit.Shown(AuditAction.CasesListed, Cases.Where(c => c.LastName is not null).Select(c => c.Item.CaseNumber), "destruction");
        return true;
    }

    public sealed record InputModel
    {
        public List<CaseInput> Cases { get; set; } = [];

        public bool Confirmed { get; set; }
    }

    public sealed record CaseInput
    {
        public string? Number { get; set; }

        public DestructionChoice? Choice { get; set; }

        public string? Note { get; set; }
    }
}
