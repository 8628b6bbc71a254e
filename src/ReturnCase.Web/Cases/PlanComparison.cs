using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;

namespace ReturnCase.Web.Cases;

/// <summary>One field of two versions of a plan.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Before">What the left one says, line by line; empty where it says nothing.</param>
/// <param name="After">The same of the right one.</param>
public sealed record PlanField(string Name, IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    public bool Changed => !Before.SequenceEqual(After);
}

/// <summary>Lays two versions of the return plan beside each other, field by field.</summary>
public sealed class PlanComparison(PageText<PlanComparison> text, EnumText words)
{
    /// <summary>Every field that one of the two fills in, in the order of the form.</summary>
    /// <param name="file">The case.</param>
    /// <param name="before">The earlier version; null where there is none.</param>
    /// <param name="after">The later version.</param>
    public IReadOnlyList<PlanField> Of(CaseFile file, ReturnPlan? before, ReturnPlan after)
    {
        var (was, now) = (before is null ? [] : Lines(file, before), Lines(file, after));
        return [.. now.Select((field, index) => new PlanField(text[field.Key], was.Length == 0 ? [] : was[index].Lines, field.Lines)).Where(field => field.Before.Count + field.After.Count > 0)];
    }

    private (string Key, string[] Lines)[] Lines(CaseFile file, ReturnPlan plan) =>
    [
        ("MadeWith", [.. plan.MadeWith.Select(party => words[party])]),
        ("Receiver", One(file.CandidateAt(plan.Receiver)?.Name)),
        ("Agreement", One(plan.Agreement)),
        ("AgreedOn", One(plan.AgreedOn)),
        ("PlanAgreements", [.. plan.PlanAgreements.Select(agreed => $"{words[agreed.With]}: {agreed.What} ({(agreed.ConfirmedOn is { } on ? text["ConfirmedOn", AmsterdamTime.Date(on)] : text["NotConfirmed"])})")]),
        ("DocumentsNotNeededWhy", One(plan.DocumentsNotNeededWhy)),
        ("Escort", One(plan.Escort)),
        ("Route", One(plan.Route)),
        ("DepartsOn", One(plan.DepartsOn)),
        ("HandoverOn", One(plan.HandoverOn)),
        ("Support", One(plan.Support)),
        ("Schooling", One(plan.Schooling)),
        ("Work", One(plan.Work)),
        ("FollowUp", One(plan.FollowUp)),
        ("FollowUpOn", One(plan.FollowUpOn)),
    ];

    private static string[] One(string? said) => string.IsNullOrWhiteSpace(said) ? [] : [said];

    private static string[] One(DateOnly? day) => day is { } on ? [AmsterdamTime.Date(on)] : [];
}
