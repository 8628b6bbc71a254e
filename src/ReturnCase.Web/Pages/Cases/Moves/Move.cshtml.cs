using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Moves;

/// <summary>One move: what it means for the child, what it asks, and the form that makes it. Outcomes are confirmed on the page of their proposal.</summary>
public sealed class MoveModel(CaseDesk desk, CarePlaces places, PageText<MoveModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The day to judge on, for a move that was made earlier than it is recorded.</summary>
    [BindProperty(SupportsGet = true)]
    public DateInput On { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public CaseTrigger Trigger { get; private set; }

    public Conditions Conditions { get; private set; } = null!;

    public bool IsFromHere => Rows.Any();

    public bool AsksReason => Rows.SelectMany(row => row.Guards).Contains(GuardCode.ReasonGiven);

    public IEnumerable<CasePhase> LeadsTo => (IsFromHere ? Rows : CaseLifecycle.Moves.Where(row => row.Trigger == Trigger)).Select(row => row.To).Distinct();

    public IEnumerable<MoveScope> BelongsTo => CaseLifecycle.Moves.Where(row => row.Trigger == Trigger).Select(row => row.From).Distinct();

    public IEnumerable<WaitingDecision> ActsOn => Case.WaitingDecisions.Where(waiting => waiting.Trigger == Trigger);

    /// <summary>Which text about consequences goes with this move; null for a step that can be taken back by another.</summary>
    public string? Consequence => Trigger switch
    {
        CaseTrigger.TurnedEighteen or CaseTrigger.IndAsksNothingFurther => "ConsequenceEighteen",
        CaseTrigger.DepartedAlthoughBlocked => "ConsequenceBlocked",
        CaseTrigger.ReturnDecisionIssued or CaseTrigger.AcceptWithReturnDecision => "ConsequenceReturnDecision",
        CaseTrigger.Departed => "ConsequenceDeparted",
        _ when CaseLifecycle.Closing(Trigger) is not null => "ConsequenceClosing",
        _ => null,
    };

    private IEnumerable<Move> Rows => CaseLifecycle.Moves.Where(row => row.Trigger == Trigger && row.Covers(Case.Phase));

    public async Task<IActionResult> OnGetAsync(string number, string move, CancellationToken cancel)
    {
        if (!await OpenAsync(number, move, cancel))
            return await desk.NotOpenedAsync(number, cancel);
        if (CaseLifecycle.Outcome(Trigger) is not null)
            return Redirect($"/cases/{number}/proposal");
        var day = On.ToDate();
        if (!On.IsEmpty && (day is null || day > desk.Today))
        {
            ModelState.AddModelError(nameof(On), day is { } late ? shared["DateAfterToday", AmsterdamTime.Date(late)] : shared["DateNotReal", On]);
            day = null;
        }

        Judge(day);
        Input = new() { Version = Case.Version, OccurredOn = DateInput.From(day ?? desk.Today) };
        return ModelState.IsValid ? Page() : this.Invalid();
    }

    public async Task<IActionResult> OnPostAsync(string number, string move, CancellationToken cancel)
    {
        if (!await OpenAsync(number, move, cancel))
            return await desk.NotOpenedAsync(number, cancel);
        if (CaseLifecycle.Outcome(Trigger) is not null)
            return Redirect($"/cases/{number}/proposal");
        Judge(Input.OccurredOn.ToDate());
        if (!ModelState.AddErrors(await new Rules(shared, desk.Today, AsksReason).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var change = desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source);
        var held = CaseFile.FreesPlaces(Trigger) ? await places.OfCaseAsync(Case, cancel) : [];
        var answer = await desk.SaveAsync(Case, Input.Version, () => Case.Move(change, Trigger, places: held), cancel);
        if (!answer.IsSaved)
        {
            Case = answer.Latest(Case);
            Judge(Input.OccurredOn.ToDate());
            return this.Refuse(answer);
        }

        TempData.Flash(text["Done", CaseTexts.Of(Trigger).Here(), CaseTexts.Of(Case.Phase).Here()]);
        return Redirect($"/cases/{number}");
    }

    private async Task<bool> OpenAsync(string number, string move, CancellationToken cancel)
    {
        if (!Slugs.TryParse<CaseTrigger>(move, out var trigger) || await desk.OpenAsync(number, cancel) is not { } file)
            return false;
        (Trigger, Case) = (trigger, file);
        return true;
    }

    private void Judge(DateOnly? day) =>
        Conditions = Conditions.OfMove(Case, Trigger, desk.Change(day is { } on && on <= desk.Today ? on : null));

    public sealed record InputModel
    {
        public int Version { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(IStringLocalizer<SharedText> text, DateOnly today, bool asksReason)
        {
            RuleFor(input => input.OccurredOn).HappenedOn(text, today);
            RuleFor(input => input.Reason).NotEmpty().When(_ => asksReason, ApplyConditionTo.CurrentValidator).WithMessage(_ => text["ReasonMissing"]).Note(text, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(text, Change.SourceMaxLength);
        }
    }
}
