using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Alarms;

/// <summary>One alarm: take it on, or close it with a reason. Also on a closed case.</summary>
public sealed class AlarmModel(CaseDesk desk, EnumText words, PageText<AlarmModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public SafetyAlarm Item { get; private set; } = null!;

    public bool IsMine => Item.OwnerId == desk.Actor.Id;

    public IEnumerable<CaseEntry> Lines => Case.Entries.Where(e => e.Sequence == Item.Sequence
        || (e.Subject == Item.Sequence && e.Kind is EntryKind.AlarmOwned or EntryKind.AlarmClosed)).OrderBy(e => e.Sequence);

    public async Task<IActionResult> OnGetAsync(string number, int sequence, CancellationToken cancel)
    {
        if (await OpenAsync(number, sequence, cancel) is { } refusal)
            return refusal;
        Input = new() { Version = Case.Version, OccurredOn = DateInput.From(desk.Today) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, int sequence, CancellationToken cancel)
    {
        if (await OpenAsync(number, sequence, cancel) is { } refusal)
            return refusal;
        if (!ModelState.AddErrors(await new Rules(text, shared, desk.Today).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var answer = await desk.SaveAsync(Case, Input.Version, Verb(sequence), cancel);
        if (!answer.IsSaved)
        {
            Case = answer.Latest(Case);
            Item = Case.Alarms.Single(a => a.Sequence == sequence);
            return this.Refuse(answer);
        }

        TempData.Flash(text[$"Saved{Input.Do}", words[Item.Kind]]);
        return Redirect($"/cases/{number}");
    }

    private Action Verb(int sequence) => Input.Do == Deed.Own
        ? () => Case.OwnAlarm(desk.Change(), sequence)
        : () => Case.CloseAlarm(desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source), sequence);

    private async Task<IActionResult?> OpenAsync(string number, int sequence, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        if (file.Alarms.SingleOrDefault(a => a.Sequence == sequence) is not { } item)
            return NotFound();
        (Case, Item) = (file, item);
        return null;
    }

    public enum Deed
    {
        Own,
        Close,
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public Deed? Do { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<AlarmModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.Do).NotNull().WithMessage(_ => shared["ChooseOne"]);
            When(input => input.Do == Deed.Close, () =>
            {
                RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
                RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
                RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
            });
        }
    }
}
