using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Suspensions;

/// <summary>One suspension: end it, answer the exceptions asked for, or say that it still holds in a new period.</summary>
public sealed class SuspensionModel(CaseDesk desk, EnumText words, PageText<SuspensionModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public Suspension Item { get; private set; } = null!;

    public bool IsSupervisor => desk.Actor.Role == ActorRole.Supervisor;

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
            Item = Case.Suspensions.Single(s => s.Sequence == sequence);
            return this.Refuse(answer);
        }

        TempData.Flash(text[$"Saved{Input.Do}", words[Item.Kind]]);
        return Redirect($"/cases/{number}");
    }

    private Action Verb(int sequence) => Input.Do switch
    {
        Deed.End => () => Case.EndSuspension(desk.Change(Input.OccurredOn.ToDate(), source: Input.Source), sequence),
        Deed.Approve => () => Case.AnswerException(desk.Change(reason: Input.Reason), sequence, Input.Exception ?? default, approved: true),
        Deed.Refuse => () => Case.AnswerException(desk.Change(reason: Input.Reason), sequence, Input.Exception ?? default, approved: false),
        _ => () => Case.ReaffirmSuspension(desk.Change(), sequence),
    };

    private async Task<IActionResult?> OpenAsync(string number, int sequence, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        if (file.Suspensions.SingleOrDefault(s => s.Sequence == sequence) is not { } item)
            return NotFound();
        (Case, Item) = (file, item);
        return null;
    }

    public enum Deed
    {
        End,
        Approve,
        Refuse,
        Reaffirm,
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public Deed? Do { get; set; }

        /// <summary>Which of the exceptions asked for is answered.</summary>
        public SuspensionWish? Exception { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Source { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<SuspensionModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.Do).NotNull().WithMessage(_ => shared["ChooseOne"]);
            When(input => input.Do == Deed.End, () =>
            {
                RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
                RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
            });
            When(input => input.Do is Deed.Approve or Deed.Refuse, () =>
                RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength));
        }
    }
}
