using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>The joint plan of counsellor, guardian and mentor, with what still stands between it and the journey.</summary>
public sealed class ReturnPlanModel(CaseDesk desk, PageText<ReturnPlanModel> text, IStringLocalizer<SharedText> shared) : FactPage<ReturnPlanInput>(desk)
{
    /// <summary>With whom a plan is made.</summary>
    public static IReadOnlyList<PlanParty> Makers { get; } = [PlanParty.Guardian, PlanParty.Mentor, PlanParty.Child, PlanParty.Lawyer];

    /// <summary>What the journey asks, met and unmet: to become ready, or to depart. Null in a phase that knows neither.</summary>
    public Conditions? Conditions => Case.Phase switch
    {
        CasePhase.ReturnPreparation => Conditions.OfMove(Case, CaseTrigger.Ready, Desk.Change()),
        CasePhase.ReadyToTravel => Conditions.OfMove(Case, CaseTrigger.Departed, Desk.Change()),
        _ => null,
    };

    /// <summary>Which of guardian and mentor had no hand in the present version.</summary>
    public IReadOnlyList<PlanParty> WithoutThem => Case.CurrentPlan is { } plan ? [.. new[] { PlanParty.Guardian, PlanParty.Mentor }.Except(plan.MadeWith)] : [];

    /// <summary>Agreements of the present version that nobody confirmed yet.</summary>
    public IReadOnlyList<PlanAgreement> Unconfirmed => [.. (Case.CurrentPlan?.PlanAgreements ?? []).Where(agreed => agreed.ConfirmedOn is null)];

    public void OnGet() => Input = ReturnPlanInput.From(Case).For(Case, Desk);

    protected override IValidator<ReturnPlanInput> Validator => new ReturnPlanRules(Input, text, shared, Desk.Today, Case);

    protected override bool AsksForAnotherLine => Input.Another;

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => SaveAsync(change => Case.Plan(change, Input.Details()), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);
}
