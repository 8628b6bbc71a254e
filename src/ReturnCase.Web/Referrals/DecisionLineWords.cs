using System.Globalization;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Pages.Referrals.Decisions;

namespace ReturnCase.Web.Referrals;

/// <summary>A line of a decision file in words: what is wrong with it, and what it does.</summary>
public sealed class DecisionLineWords(PageText<FileModel> text, PageText<Pages.Referrals.DecisionModel> decisions)
{
    /// <summary>A sentence for each fault, with the field it is about.</summary>
    public IReadOnlyList<(string? Field, string? Value, string Sentence)> Faults(DecisionLineRow row, DecisionRecord record) =>
        [.. DecisionFaults.Read(row.Faults).Select(fault => (fault, Field: DecisionFaults.FieldOf(fault.Fault, fault.About))).Select(found => (found.Field, Value(record, found.Field), Sentence(found.fault, Value(record, found.Field))))];

    /// <summary>What a person is to look at before the line is recorded.</summary>
    public IReadOnlyList<string> Warnings(DecisionLineRow row) =>
        row.MayBeChosen ? [.. row.Clashes && !SaysOtherwise(row) ? [text["DoesClash"]] : Array.Empty<string>(), .. DecisionFaults.Read(row.Warnings).Select(warning => Sentence(warning, null))] : [];

    /// <summary>What the line does, or did.</summary>
    public IEnumerable<string> Does(DecisionLineRow row, DecisionLineInput input)
    {
        if (row.State == DecisionLineState.Known)
        {
            yield return text["DoesKnown"];
            yield break;
        }

        var did = row.State == DecisionLineState.Recorded ? "Did" : "Does";
        if (row.Clashes && !row.MayBeChosen)
        {
            yield return text[did + (SaysOtherwise(row) ? "Contradict" : "Clash")];
        }

        if (Enum.TryParse<CaseTrigger>(row.Opens, out var move))
        {
            yield return text[did + "Open", CaseTexts.Of(move).Here()];
        }
        else if (!row.Clashes)
        {
            yield return text[did + "File"];
        }

        if (input is { Kind: DecisionKind.ReturnDecisionIssued, Content.IsComplete: false })
        {
            yield return decisions["Incomplete"];
        }
    }

    /// <summary>What is recorded besides the kind, the day and the reference.</summary>
    public IEnumerable<string> States(DecisionLineInput input)
    {
        if (input.Kind is not { } kind)
        {
            yield break;
        }

        var details = input.Details(null);
        if (details.Ground is { } ground)
        {
            yield return text["StatesGround", ground];
        }

        if (ReferralDecisionRule.AsksDueOn(kind))
        {
            yield return details.DueOn is { } due ? text["StatesDueOn", AmsterdamTime.Date(due)] : text["StatesNoDueOn"];
        }

        if (details.ReturnDecision is { } content)
        {
            yield return text[content.UnlawfulStay ? "StatesUnlawfulStay" : "StatesNoUnlawfulStay"];
            yield return text[content.DutyToLeave ? "StatesDutyToLeave" : "StatesNoDutyToLeave"];
            yield return content.DepartureTermDays is { } days ? text["StatesTerm", days] : text["StatesNoTerm"];
            yield return content.Countries.Count > 0 ? text["StatesCountries", string.Join(", ", content.Countries.Select(Countries.Name))] : text["StatesNoCountries"];
        }
    }

    private static bool SaysOtherwise(DecisionLineRow row) => DecisionFaults.Read(row.Warnings).Any(warning => warning.Fault == DecisionFault.SaysOtherwise);

    private static string? Value(DecisionRecord record, string? field) => field is null ? null : record[field];

    private string Sentence((DecisionFault Fault, string? About) found, string? value) => found switch
    {
        (DecisionFault.BeforeReferral, { } day) when DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var filed) => decisions["BeforeReferral", AmsterdamTime.Date(filed)],
        (DecisionFault.Refused, { } code) when Enum.TryParse<GuardCode>(code, out var guard) => $"{GuardCatalogue.Of(guard).Sentence.Here()} {GuardCatalogue.Of(guard).Satisfy.Here()}",
        (DecisionFault.FutureDate or DecisionFault.DueBeforeDate or DecisionFault.BeforeBirth, _) when DecisionLineInput.DateOf(value) is { } day => text[$"Fault{found.Fault}", AmsterdamTime.Date(day)],
        (var fault, var about) => text[$"Fault{fault}", value ?? "", about ?? ""],
    };
}
