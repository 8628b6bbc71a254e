using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>A new version of who the child is, as this system knows it. Also on a closed case.</summary>
public sealed class IdentityModel(CaseDesk desk, PageText<IdentityModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public IEnumerable<IdentityVersion> Versions => Case.Facts.OfType<IdentityVersion>().OrderByDescending(v => v.Sequence);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Case = file;
        Input = new() { Version = file.Version, OccurredOn = DateInput.From(desk.Today), Identity = IdentityFields.From(file.Identity) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Case = file;
        if (!ModelState.AddErrors(await new Rules(shared, desk.Today).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var change = desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source);
        var answer = await desk.SaveAsync(Case, Input.Version, () => Case.RecordIdentity(change, Input.Identity.ToDetails()), cancel);
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

        public IdentityFields Identity { get; set; } = new();

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(IStringLocalizer<SharedText> text, DateOnly today)
        {
            RuleFor(input => input.Identity).SetValidator(new IdentityRules(text));
            RuleFor(input => input.OccurredOn).HappenedOn(text, today);
            RuleFor(input => input.Reason).Note(text, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(text, Change.SourceMaxLength);
        }
    }
}
