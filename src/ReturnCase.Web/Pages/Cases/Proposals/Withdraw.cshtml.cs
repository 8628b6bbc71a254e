using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Proposals;

/// <summary>Takes the open proposal back, with a reason.</summary>
public sealed class WithdrawModel(CaseDesk desk, PageText<WithdrawModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<WithdrawModel.InputModel>(desk)
{
    public IActionResult OnGet()
    {
        Input = new() { Version = Case.Version };
        return Case.OpenProposal is null ? Redirect($"/cases/{Case.Number}/proposal") : Page();
    }

    protected override IValidator<InputModel> Validator => new Rules(text, shared);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, () => Case.WithdrawProposal(Desk.Change(reason: Input.Reason)), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

    public sealed record InputModel
    {
        public int Version { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<WithdrawModel> text, IStringLocalizer<SharedText> shared) =>
            RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["Missing"]).Note(shared, Change.ReasonMaxLength);
    }
}
