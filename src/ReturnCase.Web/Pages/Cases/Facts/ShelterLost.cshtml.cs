using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>Shelter lost after the return decision: a fact that asks the IND to reconsider. The move "shelter lost" of track 1 is another page.</summary>
public sealed class ShelterLostModel(CaseDesk desk, Numbers numbers, PageText<ShelterLostModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    public bool IsPossible => Case.Phase.IsTrack2() && Case.ReturnDecision is not null;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        Input = new InputModel().For(file, desk);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        if (!await this.IsRightAsync(new Rules(text, shared, desk.Today), Input))
            return this.Invalid();
        var referral = await numbers.NextReferralAsync(desk.Today.Year);
        var answer = await desk.SaveAsync(file, Input.Version, () => file.ReportShelterLost(desk.ChangeOf(Input), referral, Input.What.Typed()!));
        return answer.IsSaved ? this.Kept(file, text["Saved", referral]) : this.Refuse(answer);
    }

    public sealed record InputModel : FactInput
    {
        public string? What { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<ShelterLostModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
            : base(shared, today) =>
            RuleFor(input => input.What).NotEmpty().WithMessage(_ => text["WhatMissing"]).Note(shared);
    }
}
