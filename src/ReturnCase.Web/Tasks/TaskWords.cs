using System.Globalization;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Tasks;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Tasks;

/// <summary>What a task is called, and where it is done.</summary>
public sealed class TaskWords(EnumText words, IStringLocalizer<TaskWords> text)
{
    /// <summary>What is to be done, as lists inside the program say it.</summary>
    public string Title(TaskRow row) => row.Derived is null ? row.What ?? "" : Detail(row) is { } detail ? $"{words[row.Derived]}: {detail}" : Kind(row);

    /// <summary>The kind alone: what leaves the program says no more.</summary>
    public string Kind(TaskRow row) => words[row.Derived is { } derived ? derived : row.Own!.Value];

    /// <summary>The page on which it is done, or changed.</summary>
    public static string Address(TaskRow row) => row.Derived is { } kind ? $"/cases/{row.CaseNumber}/{Page(kind, row)}" : $"/tasks/{row.Id}";

    /// <summary>When it is due: "do 26 nov, 14:00", with the year where that is another.</summary>
    public string When(TaskRow row, DateOnly today) => row.At is { } at ? text["DayAndTime", Day(row.On, today), at.ToString("HH:mm", CultureInfo.InvariantCulture)] : Day(row.On, today);

    /// <summary>Where and with whom; null where nothing of that is known.</summary>
    public string? Where(TaskRow row) => (row.Place, row.With) switch
    {
        ({ } place, { } with) => text["PlaceAndCompany", place, words.Inside(with)],
        ({ } place, null) => place,
        (null, { } with) => text["Company", words.Inside(with)],
        _ => null,
    };

    private static string Day(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "ddd d MMM" : "ddd d MMM yyyy", CultureInfo.CurrentCulture).Replace(".", "", StringComparison.Ordinal);

    private static string Page(DerivedTaskKind kind, TaskRow row) => kind switch
    {
        DerivedTaskKind.DecisionWaits when Enum.TryParse<CaseTrigger>(row.Detail, out var move) => Slugs.Of(move),
        DerivedTaskKind.ProposalReturned when Enum.TryParse<OutcomeKind>(row.Detail, out var outcome) => $"propose/{Slugs.Of(outcome)}",
        DerivedTaskKind.RequestDue => $"request-result?request={row.Subject}#form",
        DerivedTaskKind.ViewDue when Enum.TryParse<StatementKind>(row.Detail, out var view) => Slugs.Of(view) + (row.Candidate is { } candidate ? $"?candidate={candidate}" : ""),
        DerivedTaskKind.EmbassyAnswerDue => $"travel-document-answer?document={row.Subject}",
        DerivedTaskKind.IndAnswerDue => "decision",
        DerivedTaskKind.ContactDue => "contact",
        DerivedTaskKind.StepDue => "diligence",
        DerivedTaskKind.AssessmentExpires => $"assessment?candidate={row.Candidate}",
        DerivedTaskKind.VerificationExpires => $"verification?candidate={row.Candidate}",
        DerivedTaskKind.PlaceNotSafe => $"candidates/{row.Candidate}",
        DerivedTaskKind.ReferralIncomplete or DerivedTaskKind.ReferralVersionDue or DerivedTaskKind.ReferralGroundGone => "correct-referral",
        DerivedTaskKind.QuestionsOpen => $"answer?question={row.Subject}",
        DerivedTaskKind.PoliceReportDue => Slugs.Of(StatementKind.PoliceReport),
        DerivedTaskKind.JourneyLost => Slugs.Of(CaseTrigger.FellThrough),
        DerivedTaskKind.TellJourneyOff => Slugs.Of(StatementKind.JourneyOffTold),
        DerivedTaskKind.TellBlockedDeparture when Enum.TryParse<StatementKind>(row.Detail, out var told) => Slugs.Of(told),
        DerivedTaskKind.FollowUpDue => Slugs.Of(StatementKind.FollowUp),
        DerivedTaskKind.CompleteBroughtIn when Missing(row.Detail) is var (first, _) => GuardCatalogue.Of(first).Page!,
        DerivedTaskKind.DoubleToJudge => $"another-child?other={row.Detail}",
        DerivedTaskKind.DoubleToLink => $"same-person?other={row.Detail}",
        DerivedTaskKind.DecisionClashes or DerivedTaskKind.DecisionCameLate => $"clashes?decision={row.Subject}",
        DerivedTaskKind.BirthDateClashes => "clashes",
        DerivedTaskKind.ReturnDecisionStands => "return-plan",
        DerivedTaskKind.TransferToDecide => Slugs.Of(CaseTrigger.Reopen),
        DerivedTaskKind.LossToReport => Slugs.Of(StatementKind.ShelterLostAfterDecision),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No page is written down where this is done."),
    };

    // What is missing first, and how much more is.
    private static (GuardCode First, int More)? Missing(string? detail) =>
        detail?.Split(' ') is [var first, .. var more] && Enum.TryParse<GuardCode>(first, out var guard) ? (guard, more is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 0) : null;

    // The referral, the day of the questions and, where there are more of that day, which.
    private static string? Question(string? detail) => detail?.Split(' ') is [var number, var day, .. var which] && DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked)
        ? $"{number}, {AmsterdamTime.Date(asked)}{(which is [var index] ? $" ({index})" : "")}" : detail;

    private string? Detail(TaskRow row) => row.Derived switch
    {
        DerivedTaskKind.DecisionWaits or DerivedTaskKind.DecisionCameLate when Enum.TryParse<CaseTrigger>(row.Detail, out var move) => CaseTexts.Of(move).Here(),
        DerivedTaskKind.ProposalReturned when Enum.TryParse<OutcomeKind>(row.Detail, out var outcome) => CaseTexts.Of(outcome).Here(),
        DerivedTaskKind.ViewDue when Enum.TryParse<StatementKind>(row.Detail, out var view) => words.Inside(view),
        DerivedTaskKind.TellBlockedDeparture when Enum.TryParse<StatementKind>(row.Detail, out var told) => words.Inside(told),
        DerivedTaskKind.JourneyLost when Enum.TryParse<Domain.Returning.JourneyGap>(row.Detail, out var gap) => words.Inside(gap),
        DerivedTaskKind.TellJourneyOff when Enum.TryParse<StatementHeading>(row.Detail, out var person) => words.Inside(person),
        DerivedTaskKind.CompleteBroughtIn when Missing(row.Detail) is var (first, more) => GuardCatalogue.Of(first).Sentence.Here() + (more == 0 ? "" : $" {text[more == 1 ? "MoreMissingOne" : "MoreMissing", more]}"),
        DerivedTaskKind.QuestionsOpen => Question(row.Detail),
        DerivedTaskKind.ReferralVersionDue or DerivedTaskKind.ReferralGroundGone or DerivedTaskKind.DoubleToJudge or DerivedTaskKind.DoubleToLink => row.Detail,
        DerivedTaskKind.ContactDue when Enum.TryParse<Domain.Cooperation.ContactKind>(row.Detail, out var contact) => words.Inside(contact),
        _ => null,
    };
}
