using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>Shelter lost after the return decision: a fact that asks the IND to reconsider. The move "shelter lost" of track 1 is another page.</summary>
public sealed class ShelterLostModel(CaseDesk desk, Numbers numbers, PageText<ShelterLostModel> text, IStringLocalizer<SharedText> shared) : FactPage<ShelterLostModel.InputModel>(desk)
{
    private string? _referral;

    public bool IsPossible => Case.Phase.IsTrack2() && Case.ReturnDecision is not null;

    public void OnGet() => Input = new InputModel().For(Case, Desk);

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        _referral = await numbers.NextReferralAsync(Desk.Today.Year, cancel);
        return await SaveAsync(change => Case.ReportShelterLost(change, _referral, Input.What.Typed()!), cancel);
    }

    protected override IActionResult Kept() => Kept(text["Saved", _referral!]);

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
