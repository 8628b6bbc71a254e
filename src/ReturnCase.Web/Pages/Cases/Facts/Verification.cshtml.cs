using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class VerificationModel(CaseDesk desk, ReturnCaseDb db, PageText<VerificationModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    private IReadOnlyList<AppUser> _colleagues = [];

    public CaseFile Case { get; private set; } = null!;

    public int MaxAgeDays => desk.Policy.VerificationMaxAgeDays;

    public IEnumerable<SelectListItem> Colleagues => _colleagues.Select(user => new SelectListItem(user.DisplayName, user.Id));

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string number, int? corrects, int? candidate)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        if (!file.TryCorrect<ShelterVerification>(corrects, out var old))
            return NotFound();
        await ShowAsync(file);
        Input = new InputModel
        {
            Candidate = file.CandidateAt(old?.Candidate ?? candidate ?? file.CurrentPlan?.Receiver)?.Sequence,
            Confirmed = old?.Confirmed,
            How = old?.How,
            Second = old?.SecondId,
        }.For(file, desk, old);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        await ShowAsync(file);
        if (!await this.IsRightAsync(new Rules(text, shared, desk.Today, file, _colleagues), Input))
            return this.Invalid();
        var second = _colleagues.SingleOrDefault(user => user.Id == Input.Second) is { } user ? new Actor(user.Id, user.DisplayName, user.Role) : null;
        var answer = await desk.SaveAsync(
            file, Input.Version, () => file.Verify(desk.ChangeOf(Input), Input.Candidate!.Value, Input.Confirmed!.Value, Input.How.Typed()!, second));
        return answer.IsSaved ? this.Kept(file, text["Saved"], $"/candidates/{file.CandidateNow(Input.Candidate!.Value)}") : this.Refuse(answer);
    }

    // A second person is a colleague of the team that works on the case, never oneself.
    private async Task ShowAsync(CaseFile file)
    {
        Case = file;
        _colleagues = await db.Users.AsNoTracking()
            .Where(user => !user.Disabled && user.Team == file.Team && user.Id != desk.Actor.Id
                && (user.Role == ActorRole.Counsellor || user.Role == ActorRole.Supervisor))
            .OrderBy(user => user.DisplayName).ToListAsync();
    }

    public sealed record InputModel : FactInput
    {
        public int? Candidate { get; set; }

        public bool? Confirmed { get; set; }

        public string? How { get; set; }

        public string? Second { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<VerificationModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file, IReadOnlyList<AppUser> colleagues)
            : base(shared, today)
        {
            RuleFor(input => input.Candidate).Must(c => file.CandidateAt(c) is not null).WithMessage(_ => shared["CandidateMissing"]);
            RuleFor(input => input.Confirmed).NotNull().WithMessage(_ => text["ConfirmedMissing"]);
            RuleFor(input => input.How).NotEmpty().WithMessage(_ => text["HowMissing"]).Note(shared);
            RuleFor(input => input.Second).Must(id => id is null || colleagues.Any(user => user.Id == id)).WithMessage(_ => text["SecondUnknown"]);
        }
    }
}
