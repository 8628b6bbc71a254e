using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Cases;

/// <summary>A page about one case, the {number} of its address. The case is opened before any handler runs; who may not open it never reaches one.</summary>
public abstract class CasePage(CaseDesk desk) : PageModel
{
    public CaseFile Case { get; private protected set; } = null!;

    protected CaseDesk Desk => desk;

    public sealed override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var number = (string)RouteData.Values["number"]!;
        var cancel = HttpContext.RequestAborted;
        if (await desk.OpenAsync(number, cancel) is not { } file)
        {
            context.Result = await desk.NotOpenedAsync(number, cancel);
            return;
        }

        Case = file;
        context.Result = await PrepareAsync(cancel);
        if (context.Result is null && (await next()).Result is PageResult)
        {
            await ShowDraftsAsync(cancel);
            ViewData[nameof(SaysClosed)] = SaysClosed && desk.MaySendHere(Case);
            desk.Shows(Case);
        }
    }

    /// <summary>What every handler of the page needs besides the case; a result answers in their place.</summary>
    protected virtual Task<IActionResult?> PrepareAsync(CancellationToken cancel) => Task.FromResult(Prepare());

    /// <inheritdoc cref="PrepareAsync"/>
    protected virtual IActionResult? Prepare() => null;

    // The case is closed and takes nothing of what this page records: said before anybody fills in the form.
    private protected virtual bool SaysClosed => false;

    // Puts back into the forms of the page what was typed in them before.
    private protected virtual Task ShowDraftsAsync(CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>A page of a case with one form: read, judged, kept or refused in one way.</summary>
public abstract class CaseFormPage<TInput>(CaseDesk desk) : CasePage(desk)
    where TInput : class, new()
{
    [BindProperty]
    public TInput Input { get; set; } = new();

    /// <summary>What must be right about the fields before the case is asked.</summary>
    protected abstract IValidator<TInput> Validator { get; }

    /// <summary>The form was sent to get one more line in it, not to be kept.</summary>
    protected virtual bool AsksForAnotherLine => false;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await Desk.Drafts.KeepAsync(this, Case.Number, cancel) is { } kept)
        {
            return kept;
        }

        if (AsksForAnotherLine)
        {
            return this.Longer();
        }

        ModelState.AddErrors(await Validator.ValidateAsync(Input, cancel));
        if (Input is IHappened happened && happened.OccurredOn.ToDate() < Born)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(IHappened.OccurredOn)}", HttpContext.RequestServices.GetRequiredService<IStringLocalizer<SharedText>>()["DateBeforeBirth", AmsterdamTime.Date(Born)]);
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (Question() is var (field, question))
        {
            ModelState.AddModelError($"{nameof(Input)}.{field}", question);
        }

        if (!ModelState.IsValid || await AsksAsync(cancel))
        {
            var asked = this.Invalid();
            Response.StatusCode = StatusCodes.Status409Conflict;
            return asked;
        }

        var answer = await SaveAsync(cancel);
        if (answer.IsSaved)
        {
            return Kept();
        }

        Case = answer.Latest(Case);
        return await PrepareAsync(cancel) ?? this.Refuse(answer);
    }

    private protected sealed override async Task ShowDraftsAsync(CancellationToken cancel)
    {
        if (Desk.MaySendHere(Case) && await Desk.Drafts.ShowAsync(this, Case, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel))
        {
            await PrepareAsync(cancel);
        }
    }

    /// <summary>The first day on which anything can have happened: that of the birth.</summary>
    protected virtual DateOnly Born => Case.BirthDate.Earliest;

    /// <summary>What is asked before the form is kept, beside which field the answer is given; null where nothing is.</summary>
    protected virtual (string Field, string Question)? Question() => null;

    /// <summary>Whether something else is asked before the form is kept; the questions and what is missing of their answers are then in the form.</summary>
    protected virtual Task<bool> AsksAsync(CancellationToken cancel) => Task.FromResult(false);

    /// <summary>Asks the case for what the form says.</summary>
    protected abstract Task<CaseAnswer> SaveAsync(CancellationToken cancel);

    /// <summary>Says what was kept, and where to go on.</summary>
    protected abstract IActionResult Kept();

    /// <summary>One sentence on the page of the case, or on another below it.</summary>
    protected LocalRedirectResult Kept(string sentence, string? path = null, FlashKind kind = FlashKind.Ok, params string[] cases)
    {
        TempData.Flash(sentence, kind, cases);
        return LocalRedirect($"/cases/{Case.Number}{path}");
    }
}

/// <summary>A page that records a fact.</summary>
public abstract class FactPage<TInput>(CaseDesk desk) : CaseFormPage<TInput>(desk)
    where TInput : FactInput, new()
{
    /// <summary>What this page records is taken by a closed case as well; corrections always are.</summary>
    protected virtual bool TakesAfterClosing => false;

    private protected sealed override bool SaysClosed => !Case.Phase.IsOpen() && Input.Corrects is null && !TakesAfterClosing;

    protected Task<CaseAnswer> SaveAsync(Action<Change> verb, CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, () => verb(Desk.ChangeOf(Input)), cancel);
}

/// <summary>A page that records a fact of a kind, or corrects one: ?corrects= names its sequence.</summary>
public abstract class FactPage<TInput, TFact>(CaseDesk desk) : FactPage<TInput>(desk)
    where TInput : FactInput, new()
    where TFact : RecordedFact
{
    /// <summary>The candidate that the address names, for a new fact about it.</summary>
    [FromQuery(Name = "candidate")]
    public int? AskedCandidate { get; set; }

    public IActionResult OnGet(int? corrects)
    {
        if (!Case.TryCorrect<TFact>(corrects, out var old) || !MayCorrect(old))
        {
            return NotFound();
        }

        Input = Blank(old).For(Case, Desk, old);
        return Page();
    }

    /// <summary>The form as it is first shown: empty, or filled with the fact to correct.</summary>
    protected abstract TInput Blank(TFact? old);

    protected virtual bool MayCorrect(TFact? old) => true;

    /// <summary>The candidate a form is about: that of the fact to correct, else the one of the address.</summary>
    protected int? CandidateFor(int? corrected) => Case.CandidateAt(corrected ?? AskedCandidate)?.Sequence;
}
