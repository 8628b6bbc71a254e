using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class CandidateStepModel(CaseDesk desk, CarePlaces places, PageText<CandidateStepModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string number, int? corrects, int? candidate)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        if (!file.TryCorrect<CandidateStep>(corrects, out var old))
            return NotFound();
        Input = new InputModel
        {
            Candidate = file.CandidateAt(old?.Candidate ?? candidate)?.Sequence,
            Stage = old?.Stage,
            Result = old?.Result,
            Evidence = old?.Evidence,
            OutOfOrderWhy = old?.OutOfOrderWhy,
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
        var place = await places.FindAsync(file.CandidateAt(Input.Candidate)!.CarePlaceId);
        var answer = await desk.SaveAsync(file, Input.Version, () => file.RecordStep(
            desk.ChangeOf(Input), Input.Candidate!.Value, Input.Stage!.Value, Input.Result.Typed()!, Input.Evidence.Typed(), Input.OutOfOrderWhy.Typed(), place));
        return answer.IsSaved ? this.Kept(file, text["Saved"], $"/candidates/{file.CandidateNow(Input.Candidate!.Value)}") : this.Refuse(answer);
    }

    public sealed record InputModel : FactInput
    {
        public int? Candidate { get; set; }

        public CandidateStage? Stage { get; set; }

        public string? Result { get; set; }

        public string? Evidence { get; set; }

        public string? OutOfOrderWhy { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<CandidateStepModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Candidate).Must(c => file.CandidateAt(c) is not null).WithMessage(_ => shared["CandidateMissing"]);
            RuleFor(input => input.Stage).NotNull().WithMessage(_ => text["StageMissing"]);
            RuleFor(input => input.Result).NotEmpty().WithMessage(_ => text["ResultMissing"]).Note(shared);
            RuleFor(input => input.Evidence).NotEmpty().When(input => input.Stage == CandidateStage.Accepted).WithMessage(_ => text["EvidenceMissing"]);
            RuleFor(input => input.Evidence).Note(shared);
            RuleFor(input => input.OutOfOrderWhy).Note(shared);
        }
    }
}
