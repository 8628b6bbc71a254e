using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Proposals;

/// <summary>Takes the open proposal back, with a reason.</summary>
public sealed class WithdrawModel(CaseDesk desk, PageText<WithdrawModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Case = file;
        Input = new() { Version = file.Version };
        return file.OpenProposal is null ? Redirect($"/cases/{number}/proposal") : Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Case = file;
        if (!ModelState.AddErrors(await new Rules(text, shared).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var answer = await desk.SaveAsync(Case, Input.Version, () => Case.WithdrawProposal(desk.Change(reason: Input.Reason)), cancel);
        if (!answer.IsSaved)
        {
            Case = answer.Latest(Case);
            return this.Refuse(answer);
        }

        TempData.Flash(text["Saved"]);
        return Redirect($"/cases/{number}");
    }

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
