using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class TravelDocumentModel(CaseDesk desk, PageText<TravelDocumentModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    public IEnumerable<TravelDocument> Requests => Case.Standing<TravelDocument>().OrderByDescending(d => d.OccurredOn);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The last day on which an answer is waited for.</summary>
    public DateOnly AnswerDue(TravelDocument document) => document.OccurredOn.AddMonths(desk.Policy.EmbassyAnswerMonths);

    public bool IsLate(TravelDocument document) => AnswerDue(document) < desk.Today;

    public async Task<IActionResult> OnGetAsync(string number, int? corrects)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        if (!file.TryCorrect<TravelDocument>(corrects, out var old))
            return NotFound();
        Input = new InputModel { Kind = old?.Kind, Country = old?.Country, PresentedInPerson = old?.PresentedInPerson }.For(file, desk, old);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        if (!await this.IsRightAsync(new Rules(text, shared, desk.Today), Input))
            return this.Invalid();
        var answer = await desk.SaveAsync(file, Input.Version, () => file.FileTravelDocument(
            desk.ChangeOf(Input), Input.Kind.Typed()!, Input.Country!, Input.PresentedInPerson.Typed()));
        return answer.IsSaved ? this.Kept(file, text["Saved"]) : this.Refuse(answer);
    }

    public sealed record InputModel : FactInput
    {
        public string? Kind { get; set; }

        public string? Country { get; set; }

        public string? PresentedInPerson { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<TravelDocumentModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
            : base(shared, today)
        {
            RuleFor(input => input.Kind).NotEmpty().WithMessage(_ => text["KindMissing"]).Line(shared);
            RuleFor(input => input.Country).Must(Countries.IsKnown).WithMessage(_ => text["CountryMissing"]);
            RuleFor(input => input.PresentedInPerson).Note(shared);
        }
    }
}
