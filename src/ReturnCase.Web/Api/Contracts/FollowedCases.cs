using System.ComponentModel;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Web.Api.Contracts;

/// <summary>Which of the two tracks of the leaflet.</summary>
public enum CaseTrack
{
    /// <summary>No return decision: a search for shelter.</summary>
    ShelterSearch,

    /// <summary>A return decision: return is prepared.</summary>
    Return,
}

/// <summary>A case as a partner may follow it.</summary>
[Description("Where a case stands. It holds nothing about the child.")]
public sealed record CaseAnswer(
    [property: Description("Number of the case.")] string CaseNumber,
    [property: Description("Legal phase.")] CasePhase Phase,
    [property: Description("Track of the leaflet; absent in Intake and Closed.")] CaseTrack? Track,
    [property: Description("1, and one more at each reopening.")] int Period,
    [property: Description("Day of the transfer.")] DateOnly TransferredOn,
    [property: Description("Day on which the case came into its phase.")] DateOnly PhaseSince,
    [property: Description("Its referrals to the IND, the oldest first.")] IReadOnlyList<CaseReferral> Referrals)
{
    internal static CaseAnswer Of(FollowedCase file) => new(
        file.Number, file.Phase, TrackOf(file.Phase), file.Period, file.TransferredOn, file.PhaseSince,
        [.. file.Referrals.Select(r => new CaseReferral(r.Number, r.Kind, r.State, r.FiledOn, r.ExportedAt, r.ReceivedOn))]);

    internal static CaseTrack? TrackOf(CasePhase phase) => phase.IsTrack1() ? CaseTrack.ShelterSearch : phase.IsTrack2() ? CaseTrack.Return : null;
}

/// <summary>A referral of a case.</summary>
[Description("A referral of a case: that it is there, and where it stands.")]
public sealed record CaseReferral(
    [property: Description("Its number.")] string Referral,
    [property: Description("What it asks of the IND.")] ReferralKind Kind,
    [property: Description("Where it stands.")] ReferralState State,
    [property: Description("The day that counts: that of the proposal.")] DateOnly FiledOn,
    [property: Description("When it first went into a package.")] DateTime? ExportedAt,
    [property: Description("Day on which the IND received it.")] DateOnly? ReceivedOn);

/// <summary>A page of the history of a case.</summary>
[Description("A page of the history of a case, the oldest line first.")]
public sealed record HistoryPage(
    [property: Description("The lines.")] IReadOnlyList<HistoryLine> Items,
    [property: Description("Value of cursor for the next page; absent on the last.")] string? Next);

/// <summary>What a line of the history tells. The names are published, so they are never renamed.</summary>
public enum HistoryKind
{
    /// <summary>The case was registered.</summary>
    Registered,

    /// <summary>It came into another phase.</summary>
    Moved,

    /// <summary>The IND sent a transfer of it again.</summary>
    RepeatedTransfer,

    /// <summary>A referral was made.</summary>
    ReferralMade,

    /// <summary>A referral went into a package.</summary>
    ReferralExported,

    /// <summary>The IND received a referral.</summary>
    ReferralReceived,

    /// <summary>A new version of a referral was frozen.</summary>
    ReferralCorrected,

    /// <summary>A referral was withdrawn.</summary>
    ReferralWithdrawn,

    /// <summary>A decision on a referral was recorded.</summary>
    ReferralDecided,
}

/// <summary>A line of the history of a case.</summary>
[Description("A line of the history: registration, a change of phase, or what happened to a referral, decisions on it too. What people wrote is not in it.")]
public sealed record HistoryLine(
    [property: Description("Its place in the case.")] int Sequence,
    [property: Description("What it tells.")] HistoryKind Kind,
    [property: Description("When it happened.")] DateOnly OccurredOn,
    [property: Description("When it was recorded.")] DateTime RecordedAt,
    [property: Description("Phase before.")] CasePhase? From,
    [property: Description("Phase after.")] CasePhase? To,
    [property: Description("The referral that it is about.")] string? Referral)
{
    internal static HistoryLine Of(FollowedLine line) => new(line.Sequence, KindOf(line.Kind), line.OccurredOn, line.RecordedAt, line.From, line.To, line.Referral);

    private static HistoryKind KindOf(EntryKind kind) => kind == EntryKind.Decision ? HistoryKind.ReferralDecided : Enum.Parse<HistoryKind>(kind.ToString());
}
