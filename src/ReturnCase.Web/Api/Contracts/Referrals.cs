using System.ComponentModel;
using System.Text.Json;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Api.Contracts;

/// <summary>A page of referrals.</summary>
[Description("A page of referrals, the one that was filed longest ago first.")]
public sealed record ReferralPage(
    [property: Description("The referrals.")] IReadOnlyList<ReferralItem> Items,
    [property: Description("Value of cursor for the next page; absent on the last.")] string? Next);

/// <summary>A referral in a list.</summary>
[Description("A referral in a list.")]
public sealed record ReferralItem(
    [property: Description("Its number.")] string Referral,
    [property: Description("Number of its case.")] string CaseNumber,
    [property: Description("What it asks of the IND.")] ReferralKind Kind,
    [property: Description("Where it stands.")] ReferralState State,
    [property: Description("The day that counts: that of the proposal.")] DateOnly FiledOn,
    [property: Description("When it was first sent.")] DateTime? ExportedAt,
    [property: Description("Day on which the IND received it.")] DateOnly? ReceivedOn,
    [property: Description("Day since which there are new facts.")] DateOnly? NewFactsOn,
    [property: Description("A decision on it is recorded.")] bool HasDecision)
{
    internal static ReferralItem Of(ListedReferral row) => new(row.Number, row.CaseNumber, row.Kind, row.State, row.FiledOn, row.ExportedAt, row.ReceivedOn, row.NewFactsOn, row.HasDecision);
}

/// <summary>A referral with what is frozen in it.</summary>
[Description("A referral with what was frozen in it when it was confirmed.")]
public sealed record ReferralAnswer(
    [property: Description("Its number.")] string Referral,
    [property: Description("Number of its case.")] string CaseNumber,
    [property: Description("What it asks of the IND.")] ReferralKind Kind,
    [property: Description("Where it stands.")] ReferralState State,
    [property: Description("The day that counts: that of the proposal.")] DateOnly FiledOn,
    [property: Description("When it was first sent.")] DateTime? ExportedAt,
    [property: Description("Day on which the IND received it.")] DateOnly? ReceivedOn,
    [property: Description("Reference of that receipt.")] string? ReceiptReference,
    [property: Description("Day since which there are new facts.")] DateOnly? NewFactsOn,
    [property: Description("Number of the referral that took its place.")] string? SupersededBy,
    [property: Description("The decisions that are recorded on it.")] IReadOnlyList<RecordedDecision> Decisions,
    [property: Description("Which version of its content this is: 1 as confirmed, and one more for each correction.")] int ContentVersion,
    [property: Description("What is frozen in it, as in the package: see docs/schemas.")] JsonElement Content)
{
    internal static ReferralAnswer Of(ReferralFile file)
    {
        using var content = JsonDocument.Parse(file.Referral.Content);
        var r = file.Referral;
        return new(
            r.Number, file.CaseNumber, r.Kind, r.State, r.FiledOn, r.ExportedAt, r.ReceivedOn, r.ReceiptReference, r.NewFactsOn, r.SupersededByNumber,
            [.. file.Decisions.Select(d => RecordedDecision.Of(file, d))], r.ContentVersion, content.RootElement.Clone());
    }
}

/// <summary>A decision as it is recorded.</summary>
[Description("A decision of the IND as it is recorded. Recording moves no case: people who work on it take the next step.")]
public sealed record RecordedDecision(
    [property: Description("Number of the referral.")] string Referral,
    [property: Description("Number of its case.")] string CaseNumber,
    [property: Description("Its place in the case; a correction names it.")] int Sequence,
    [property: Description("What was decided.")] DecisionKind Kind,
    [property: Description("Day of the decision.")] DateOnly DecidedOn,
    [property: Description("Reference of the IND.")] string Reference,
    [property: Description("Where the referral stands now.")] ReferralState ReferralState)
{
    internal static RecordedDecision Of(ReferralFile file, AuthorityDecision decision) =>
        new(file.Referral.Number, file.CaseNumber, decision.Sequence, decision.Kind, decision.OccurredOn, decision.Reference, file.Referral.State);
}
