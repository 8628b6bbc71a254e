using Microsoft.AspNetCore.Mvc;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>Two versions of the return plan side by side, and all versions with what each changed.</summary>
public sealed class PlanVersionsModel(CaseDesk desk, PlanComparison compare) : CasePage(desk)
{
    /// <summary>The sequence of the version on the left; else the one before that on the right.</summary>
    [FromQuery(Name = "from")]
    public int? From { get; set; }

    /// <summary>The sequence of the version on the right; else the present one.</summary>
    [FromQuery(Name = "to")]
    public int? To { get; set; }

    public IReadOnlyList<ReturnPlan> Versions => Case.PlanVersions;

    public ReturnPlan? Right => Versions.FirstOrDefault(plan => plan.Sequence == To) ?? (Versions is [var first, ..] ? first : null);

    public ReturnPlan? Left => Versions.FirstOrDefault(plan => plan.Sequence == From && plan != Right) ?? (Right is { } right ? Before(right) : null);

    public IReadOnlyList<PlanField> Fields => Right is { } right ? compare.Of(Case, Left, right) : [];

    /// <summary>The version that came before another; null for the first.</summary>
    public ReturnPlan? Before(ReturnPlan plan) => Versions.FirstOrDefault(earlier => earlier.Sequence < plan.Sequence);

    /// <summary>The number of a version: 1 is the first.</summary>
    public int NumberOf(ReturnPlan plan) => Versions.Count - Versions.ToList().IndexOf(plan);

    /// <summary>Names of the fields that a version changed.</summary>
    public IReadOnlyList<string> ChangedIn(ReturnPlan plan) => Before(plan) is { } before ? [.. compare.Of(Case, before, plan).Where(field => field.Changed).Select(field => field.Name)] : [];
}
