using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class TravelDocumentAnswerModel(CaseDesk desk, PageText<TravelDocumentAnswerModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string number, int? corrects, int? document)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        if (!file.TryCorrect<TravelDocumentAnswer>(corrects, out var old))
            return NotFound();
        Input = new InputModel
        {
            Document = file.DocumentAt(old?.Document ?? document)?.Sequence,
            Answer = old?.Answer,
            Note = old?.Note,
        }.For(file, desk, old);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        if (!await this.IsRightAsync(new Rules(text, shared, desk, file), Input))
            return this.Invalid();
        var answer = await desk.SaveAsync(file, Input.Version, () => file.AnswerTravelDocument(
            desk.ChangeOf(Input), Input.Document!.Value, Input.Answer!.Value, Input.Note.Typed()));
        return answer.IsSaved ? this.Kept(file, text["Saved"]) : this.Refuse(answer);
    }

    public sealed record InputModel : FactInput
    {
        public int? Document { get; set; }

        public EmbassyAnswer? Answer { get; set; }

        public string? Note { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<TravelDocumentAnswerModel> text, IStringLocalizer<SharedText> shared, CaseDesk desk, CaseFile file)
            : base(shared, desk.Today)
        {
            RuleFor(input => input.Document).Must(d => file.DocumentAt(d) is not null).WithMessage(_ => text["DocumentMissing"]);
            RuleFor(input => input.Answer).NotNull().WithMessage(_ => text["AnswerMissing"]);
            RuleFor(input => input.Answer)
                .Must((input, _) => input.OccurredOn.ToDate() >= SilentUntil(input))
                .When(input => input.Answer == EmbassyAnswer.NoneInTwelveMonths && file.DocumentAt(input.Document) is not null && input.OccurredOn.ToDate() is not null)
                .WithMessage(input => text["TooEarly", desk.Policy.EmbassyAnswerMonths, AmsterdamTime.Date(SilentUntil(input))]);
            RuleFor(input => input.OccurredOn)
                .Must((input, date) => date.ToDate() is not { } day || file.DocumentAt(input.Document) is not { } document || day >= document.OccurredOn)
                .WithMessage(input => text["BeforeFiling", AmsterdamTime.Date(file.DocumentAt(input.Document)!.OccurredOn)]);
            RuleFor(input => input.Note).Note(shared);

            DateOnly SilentUntil(InputModel input) => file.DocumentAt(input.Document)!.OccurredOn.AddMonths(desk.Policy.EmbassyAnswerMonths);
        }
    }
}
