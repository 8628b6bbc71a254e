using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class VerificationModel(CaseDesk desk, PageText<VerificationModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    public int MaxAgeDays => desk.Policy.VerificationMaxAgeDays;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string number, int? corrects, int? candidate)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        if (!file.TryCorrect<ShelterVerification>(corrects, out var old))
            return NotFound();
        Case = file;
        Input = new InputModel
        {
            Candidate = file.CandidateAt(old?.Candidate ?? candidate ?? file.CurrentPlan?.Receiver)?.Sequence,
            Confirmed = old?.Confirmed,
            How = old?.How,
        }.For(file, desk, old);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        if (!await this.IsRightAsync(new Rules(text, shared, desk.Today, file), Input))
            return this.Invalid();
        var answer = await desk.SaveAsync(
            file, Input.Version, () => file.Verify(desk.ChangeOf(Input), Input.Candidate!.Value, Input.Confirmed!.Value, Input.How.Typed()!));
        return answer.IsSaved ? this.Kept(file, text["Saved"], $"/candidates/{file.CandidateNow(Input.Candidate!.Value)}") : this.Refuse(answer);
    }

    public sealed record InputModel : FactInput
    {
        public int? Candidate { get; set; }

        public bool? Confirmed { get; set; }

        public string? How { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<VerificationModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Candidate).Must(c => file.CandidateAt(c) is not null).WithMessage(_ => shared["CandidateMissing"]);
            RuleFor(input => input.Confirmed).NotNull().WithMessage(_ => text["ConfirmedMissing"]);
            RuleFor(input => input.How).NotEmpty().WithMessage(_ => text["HowMissing"]).Note(shared);
        }
    }
}
