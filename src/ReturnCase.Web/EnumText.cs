using System.Globalization;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Audit;

namespace ReturnCase.Web;

/// <summary>Names Resources/EnumText.{nl,en}.resx: every choice of the domain in words, under <c>Type.Value</c>.</summary>
public sealed class EnumText(IStringLocalizer<EnumText> text, CasePolicy policy)
{
    /// <summary>A choice in words. Phases, moves, outcomes and closing reasons have theirs in the domain.</summary>
    public string this[Enum value] => value switch
    {
        AlarmStep.None => Words(value, Term(AlarmStep.SixMonths)),
        AlarmStep.SixMonths or AlarmStep.ThreeMonths or AlarmStep.OneMonth or AlarmStep.TwoWeeks => Words(value, Term((AlarmStep)value)),
        _ => Words(value),
    };

    /// <summary>What somebody did, in words; the detail of the row tells acts apart that are kept under one word.</summary>
    public string Act(AuditAction action, string? detail)
    {
        var key = (action, detail) switch
        {
            (AuditAction.PackageDownloaded, not null) when detail.StartsWith(AccessGrounds.RequestDetail, StringComparison.Ordinal) => "DossierDownloaded",
            (AuditAction.AccessRequestReviewed, "submitted") => "RequestSubmitted",
            (AuditAction.AccessRequestReviewed, "returned") => "RequestReturned",
            (AuditAction.AccessRequestReviewed, "withdrawn") => "RequestWithdrawn",
            (AuditAction.EmergencyAccessReviewed, "justified") => "EmergencyJustified",
            (AuditAction.EmergencyAccessReviewed, "not justified") => "EmergencyNotJustified",
            _ => null,
        };
        return key is null ? this[action] : text[$"Act.{key}"];
    }

    /// <summary>How long before a deadline a step begins, in words: "3 months".</summary>
    public string Term(AlarmStep step) => step switch
    {
        AlarmStep.SixMonths => Months(policy.AlarmSteps.FirstMonths),
        AlarmStep.ThreeMonths => Months(policy.AlarmSteps.SecondMonths),
        AlarmStep.OneMonth => Months(policy.AlarmSteps.ThirdMonths),
        AlarmStep.TwoWeeks when policy.AlarmSteps.FourthDays is > 7 and var days && days % 7 == 0 => text["Term.Weeks", days / 7],
        AlarmStep.TwoWeeks => text[policy.AlarmSteps.FourthDays == 1 ? "Term.Day" : "Term.Days", policy.AlarmSteps.FourthDays],
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "This step has no term."),
    };

    private string Months(int months) => text[months == 1 ? "Term.Month" : "Term.Months", months];

    private string Words(Enum value, params object[] arguments)
    {
        var found = text[$"{value.GetType().Name}.{value}", arguments];
        return found.ResourceNotFound ? throw new ArgumentOutOfRangeException(nameof(value), value, "This choice has no words.") : found.Value;
    }

    /// <summary>Who recorded a line, and in which role; a command of the program has none.</summary>
    public string By(CaseEntry line) => line.ById == Actor.CommandLine ? line.ByName : $"{line.ByName}, {Inside(line.ByRole)}";

    /// <summary>A choice in the middle of a sentence: without its capital, unless that belongs to an abbreviation.</summary>
    public string Inside(Enum value) =>
        this[value] is [var first, var second, ..] words && !char.IsUpper(second) ? char.ToLower(first, CultureInfo.CurrentCulture) + words[1..] : this[value];
}
