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
    [property: Description("When it first went into a package. Whether that package left stands with the package: leftAt.")] DateTime? ExportedAt,
    [property: Description("Day on which the IND received it.")] DateOnly? ReceivedOn,
    [property: Description("Day since which there are new facts.")] DateOnly? NewFactsOn,
    [property: Description("A decision on it is recorded.")] bool HasDecision,
    [property: Description("A package takes it: the IND can still decide on it, and its newest version is in no package yet. So also one that is PendingAtEighteen and went in none.")] bool ToSend,
    [property: Description("How many things were recorded in the case since its content was frozen. Read the referral to see what would read otherwise now.")] int Changes)
{
    internal static ReferralItem Of(ListedReferral row) => new(row.Number, row.CaseNumber, row.Kind, row.State, row.FiledOn, row.ExportedAt, row.ReceivedOn, row.NewFactsOn, row.HasDecision, row.ToSend, row.Changes);
}

/// <summary>A referral with what is frozen in it.</summary>
[Description("A referral with what was frozen in it when it was confirmed.")]
public sealed record ReferralAnswer(
    [property: Description("Its number.")] string Referral,
    [property: Description("Number of its case.")] string CaseNumber,
    [property: Description("What it asks of the IND.")] ReferralKind Kind,
    [property: Description("Where it stands.")] ReferralState State,
    [property: Description("The day that counts: that of the proposal.")] DateOnly FiledOn,
    [property: Description("When it first went into a package. Whether that package left stands with the package: leftAt.")] DateTime? ExportedAt,
    [property: Description("Day on which the IND received it.")] DateOnly? ReceivedOn,
    [property: Description("Reference of that receipt.")] string? ReceiptReference,
    [property: Description("Day since which there are new facts.")] DateOnly? NewFactsOn,
    [property: Description("Number of the referral that took its place.")] string? SupersededBy,
    [property: Description("The decisions that are recorded on it and stand; one that was corrected is named by corrects.")] IReadOnlyList<RecordedDecision> Decisions,
    [property: Description("A package takes it: the IND can still decide on it, and its newest version is in no package yet. So also one that is PendingAtEighteen and went in none.")] bool ToSend,
    [property: Description("How many things were recorded in the case since its content was frozen. What they say stays in the case.")] int Changes,
    [property: Description("Parts of content that would read otherwise if it were frozen now, by their name in content; empty where none would, and where a decision was taken.")] IReadOnlyList<string> ChangedParts,
    [property: Description("Which version of its content this is: 1 as confirmed, and one more for each correction.")] int ContentVersion,
    [property: Description("What is frozen in it, as in the package: see docs/schemas.")] JsonElement Content)
{
    internal static ReferralAnswer Of(ReferralFile file)
    {
        using var content = JsonDocument.Parse(file.Referral.Content);
        var r = file.Referral;
        return new(
            r.Number, file.CaseNumber, r.Kind, r.State, r.FiledOn, r.ExportedAt, r.ReceivedOn, r.ReceiptReference, r.NewFactsOn, r.SupersededByNumber,
            [.. file.Decisions.Select(d => RecordedDecision.Of(file, d))], r.IsToSend, file.Changes.Count, file.ChangedParts, r.ContentVersion, content.RootElement.Clone());
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
    [property: Description("Sequence of the decision that it corrected; that one no longer stands.")] int? Corrects,
    [property: Description("Where the referral stands now.")] ReferralState ReferralState)
{
    internal static RecordedDecision Of(ReferralFile file, AuthorityDecision decision) =>
        new(file.Referral.Number, file.CaseNumber, decision.Sequence, decision.Kind, decision.OccurredOn, decision.Reference, file.Corrected.TryGetValue(decision.Sequence, out var corrected) ? corrected : null, file.Referral.State);
}
