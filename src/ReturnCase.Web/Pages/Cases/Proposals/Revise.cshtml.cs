using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Proposals;

/// <summary>Changes the grounds of the open proposal; whoever does so cannot confirm it.</summary>
public sealed class ReviseModel(CaseDesk desk, PageText<ReviseModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<ReviseModel.InputModel>(desk)
{
    public IActionResult OnGet()
    {
        Input = new() { Version = Case.Version, Grounds = Case.OpenProposal?.Grounds };
        return Case.OpenProposal is null ? Redirect($"/cases/{Case.Number}/proposal") : Page();
    }

    protected override IValidator<InputModel> Validator => new Rules(text, shared);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, () => Case.ReviseProposal(Desk.Change(), Input.Grounds!), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

    public sealed record InputModel
    {
        public int Version { get; set; }

        public string? Grounds { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<ReviseModel> text, IStringLocalizer<SharedText> shared) =>
            RuleFor(input => input.Grounds).NotEmpty().WithMessage(_ => text["Missing"]).Note(shared);
    }
}
