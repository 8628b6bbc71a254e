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

    /// <summary>What the line does, or did.</summary>
    public IEnumerable<string> Does(DecisionLineRow row, DecisionLineInput input)
    {
        if (row.State == DecisionLineState.Known)
        {
            yield return text["DoesKnown"];
            yield break;
        }

        if (row.Clashes)
        {
            yield return text["DoesClash"];
        }

        if (Enum.TryParse<CaseTrigger>(row.Opens, out var move))
        {
            yield return text["DoesOpen", CaseTexts.Of(move).Here()];
        }
        else if (!row.Clashes)
        {
            yield return text["DoesFile"];
        }

        if (input is { Kind: DecisionKind.ReturnDecisionIssued, Content.IsComplete: false })
        {
            yield return decisions["Incomplete"];
        }
    }

    private static string? Value(DecisionRecord record, string? field) => field is null ? null : record[field];

    private string Sentence((DecisionFault Fault, string? About) found, string? value) => found switch
    {
        (DecisionFault.BeforeReferral, { } day) when DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var filed) => decisions["BeforeReferral", AmsterdamTime.Date(filed)],
        (DecisionFault.Refused, { } code) when Enum.TryParse<GuardCode>(code, out var guard) => $"{GuardCatalogue.Of(guard).Sentence.Here()} {GuardCatalogue.Of(guard).Satisfy.Here()}",
        (var fault, var about) => text[$"Fault{fault}", value ?? "", about ?? ""],
    };
}
