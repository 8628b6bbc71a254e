using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class SafetyCheckModel(CaseDesk desk, PageText<SafetyCheckModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string number, int? corrects, int? candidate)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        if (!file.TryCorrect<SafetyCheck>(corrects, out var old))
            return NotFound();
        Input = new InputModel
        {
            Candidate = file.CandidateAt(old?.Candidate ?? candidate)?.Sequence,
            Safe = old?.Safe,
            ChildsView = old?.ChildsView,
            Signals = old?.Signals,
            MayBeSaid = old?.MayBeSaid,
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
        var answer = await desk.SaveAsync(file, Input.Version, () => file.CheckSafety(
            desk.ChangeOf(Input), Input.Candidate!.Value, Input.Safe!.Value, Input.ChildsView.Typed()!, Input.Signals.Typed(), Input.MayBeSaid.Typed()!));
        return answer.IsSaved ? this.Kept(file, text["Saved"], $"/candidates/{file.CandidateNow(Input.Candidate!.Value)}") : this.Refuse(answer);
    }

    public sealed record InputModel : FactInput
    {
        public int? Candidate { get; set; }

        public string? ChildsView { get; set; }

        public string? Signals { get; set; }

        public string? MayBeSaid { get; set; }

        public bool? Safe { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<SafetyCheckModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Candidate).Must(c => file.CandidateAt(c) is not null).WithMessage(_ => shared["CandidateMissing"]);
            RuleFor(input => input.ChildsView).NotEmpty().WithMessage(_ => text["ChildsViewMissing"]).Note(shared);
            RuleFor(input => input.Signals).Note(shared);
            RuleFor(input => input.MayBeSaid).NotEmpty().WithMessage(_ => text["MayBeSaidMissing"]).Note(shared);
            RuleFor(input => input.Safe).NotNull().WithMessage(_ => text["SafeMissing"]);
        }
    }
}
