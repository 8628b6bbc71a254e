using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class VerificationModel(CaseDesk desk, ReturnCaseDb db, PageText<VerificationModel> text, IStringLocalizer<SharedText> shared) : FactPage<VerificationModel.InputModel, ShelterVerification>(desk)
{
    private IReadOnlyList<AppUser> _colleagues = [];

    public int MaxAgeDays => Desk.Policy.VerificationMaxAgeDays;

    public IEnumerable<SelectListItem> Colleagues => _colleagues.Select(user => new SelectListItem(user.DisplayName, user.Id));

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Case, _colleagues);

    // A second person is a colleague of the team that works on the case, never oneself.
    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        _colleagues = await db.Users.AsNoTracking()
            .Where(user => !user.Disabled && user.Team == Case.Team && user.Id != Desk.Actor.Id
                && (user.Role == ActorRole.Counsellor || user.Role == ActorRole.Supervisor))
            .OrderBy(user => user.DisplayName).ToListAsync(cancel);
        return null;
    }

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        var second = _colleagues.SingleOrDefault(user => user.Id == Input.Second) is { } user ? new Actor(user.Id, user.DisplayName, user.Role) : null;
        return SaveAsync(change => Case.Verify(change, Input.Candidate!.Value, Input.Confirmed!.Value, Input.How.Typed()!, second), cancel);
    }

    protected override IActionResult Kept() => Kept(text["Saved"], $"/candidates/{Case.CandidateNow(Input.Candidate!.Value)}");

    protected override InputModel Blank(ShelterVerification? old) => new()
    {
        Candidate = CandidateFor(old?.Candidate ?? AskedCandidate ?? Case.CurrentPlan?.Receiver),
        Confirmed = old?.Confirmed,
        How = old?.How,
        Second = old?.SecondId,
    };

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
