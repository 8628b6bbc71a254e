using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class SafetyCheckModel(CaseDesk desk, PageText<SafetyCheckModel> text, IStringLocalizer<SharedText> shared) : FactPage<SafetyCheckModel.InputModel, SafetyCheck>(desk)
{
    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Case);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(
            change => Case.CheckSafety(change, Input.Candidate!.Value, Input.Safe!.Value, Input.ChildsView.Typed()!, Input.Signals.Typed(), Input.MayBeSaid.Typed()!), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"], $"/candidates/{Case.CandidateNow(Input.Candidate!.Value)}");

    protected override InputModel Blank(SafetyCheck? old) => new()
    {
        Candidate = CandidateFor(old?.Candidate),
        Safe = old?.Safe,
        ChildsView = old?.ChildsView,
        Signals = old?.Signals,
        MayBeSaid = old?.MayBeSaid,
    };

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
