using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Registers;

/// <summary>Writes what is known of a country; what was known before stays.</summary>
public sealed class CountryFormModel(RegisterDesk desk, PageText<CountryFormModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Where somebody else wrote a version meanwhile: what differs from what is typed here.</summary>
    public IReadOnlyList<BothTexts>? Both { get; private set; }

    public DraftForms Drafts => desk.Drafts;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!IsCountry())
            return NotFound();
        Input = InputModel.From(await desk.Registers.PolicyAsync(Code, cancel), desk.Today);
        await ShowDraftAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!IsCountry())
            return NotFound();
        await ShowDraftAsync(cancel);
        if (await desk.Drafts.KeepAsync(this, null, cancel) is { } kept)
            return kept;
        if (!ModelState.AddErrors(await new Rules(text, shared, desk.Today).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var policy = await desk.Registers.PolicyAsync(Code, cancel);
        if (policy?.Now.Answers == Input.Answers)
            return Refused(GuardCatalogue.Of(GuardCode.NothingChanged));
        return Input.Version == (policy?.Version ?? 0) && await SaveAsync(policy, cancel) ? Done() : await ConflictAsync(cancel);
    }

    private Task<bool> SaveAsync(CountryPolicy? policy, CancellationToken cancel)
    {
        var change = desk.Change(Input.Why.Typed());
        if (policy is null)
            return desk.AddAsync(new CountryPolicy(change, Code, Input.Answers), $"country {Code} added", cancel);
        policy.Revise(change, Input.Answers);
        return desk.SaveAsync($"country {Code}", cancel);
    }

    private RedirectResult Done()
    {
        TempData.Flash(text["Saved", Countries.Name(Code)]);
        return Redirect($"/registers/countries/{Code}");
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancel)
    {
        var now = InputModel.From(await desk.Registers.PolicyAsync(Code, cancel), desk.Today);
        Both = BothTexts.Differing(
            (text["HousesAvailable"], Said(Input.HousesAvailable), Said(now.HousesAvailable)), (text["AuthoritiesCare"], Said(Input.AuthoritiesCare), Said(now.AuthoritiesCare)),
            (text["AsOf"], Input.AsOf.ToDate().Text(), now.AsOf.ToDate().Text()), (text["Source"], Input.Source.Typed(), now.Source), (text["Note"], Input.Note.Typed(), now.Note));
        (Input.Version, _) = (now.Version, ModelState.Remove("Input.Version"));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();

        string? Said(KnownAnswer? answer) => EnumChoices.KnownAnswers(shared).FirstOrDefault(item => item.Value == answer?.ToString())?.Text;
    }

    private PageResult Refused(GuardInfo guard)
    {
        ModelState.AddModelError("", $"{guard.Sentence.Here()} {guard.Satisfy.Here()}");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private bool IsCountry() => Countries.IsAbroad(Code = Code.ToUpperInvariant());

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    public sealed record InputModel
    {
        /// <summary>The version of the register that the form was made from; 0 where it has none.</summary>
        public int Version { get; set; }

        public KnownAnswer? HousesAvailable { get; set; }

        public KnownAnswer? AuthoritiesCare { get; set; }

        public DateInput AsOf { get; set; } = new();

        public string? Source { get; set; }

        public string? Note { get; set; }

        public string? Why { get; set; }

        public CountryAnswers Answers => new(HousesAvailable.ToBool(), AuthoritiesCare.ToBool(), AsOf.ToDate() ?? default, Source.Typed()!, Note.Typed());

        public static InputModel From(CountryPolicy? policy, DateOnly today) => policy?.Now is not { } now ? new() { AsOf = DateInput.From(today) } : new()
        {
            Version = policy.Version,
            HousesAvailable = now.HousesAvailable.ToAnswer(),
            AuthoritiesCare = now.AuthoritiesCare.ToAnswer(),
            AsOf = DateInput.From(now.AsOf),
            Source = now.Source,
            Note = now.Note,
        };
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<CountryFormModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.HousesAvailable).NotNull().WithMessage(_ => text["AnswerMissing"]);
            RuleFor(input => input.AuthoritiesCare).NotNull().WithMessage(_ => text["AnswerMissing"]);
            RuleFor(input => input.AsOf).HappenedOn(shared, today);
            RuleFor(input => input.Source).Must(source => source.Typed() is not null).WithMessage(_ => text["SourceMissing"]).Line(shared);
            RuleFor(input => input.Note).Note(shared);
            RuleFor(input => input.Why).Note(shared, Change.ReasonMaxLength);
        }
    }
}
