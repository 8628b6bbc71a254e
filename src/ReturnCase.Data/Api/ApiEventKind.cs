namespace ReturnCase.Data.Api;

/// <summary>What subscribers are told of. The word of a kind is kept, so it is never renamed.</summary>
public enum ApiEventKind
{
    /// <summary>A case was registered.</summary>
    CaseRegistered,

    /// <summary>A case came into another phase.</summary>
    CasePhaseChanged,

    /// <summary>A referral went into a package.</summary>
    ReferralExported,

    /// <summary>The IND received a referral.</summary>
    ReferralReceived,

    /// <summary>The IND decided on a referral.</summary>
    ReferralDecided,
}

/// <summary>The types under which events travel.</summary>
public static class ApiEventKinds
{
    /// <summary>The kinds that are about a referral: whoever may see referrals may know of them.</summary>
    public static readonly IReadOnlyList<ApiEventKind> OfReferrals = [ApiEventKind.ReferralExported, ApiEventKind.ReferralReceived, ApiEventKind.ReferralDecided];

    /// <summary>The type of an event, as a CloudEvent names it.</summary>
    public static string Type(this ApiEventKind kind) => kind switch
    {
        ApiEventKind.CaseRegistered => "nl.returncase.case.registered",
        ApiEventKind.CasePhaseChanged => "nl.returncase.case.phase-changed",
        ApiEventKind.ReferralExported => "nl.returncase.referral.exported",
        ApiEventKind.ReferralReceived => "nl.returncase.referral.received",
        ApiEventKind.ReferralDecided => "nl.returncase.referral.decided",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind has no type."),
    };

    /// <summary>The kinds as one line, in their own order and each once.</summary>
    public static string Line(IEnumerable<ApiEventKind> kinds) => string.Join(' ', kinds.Distinct().Order());

    /// <summary>The kinds of such a line.</summary>
    public static IReadOnlyList<ApiEventKind> Of(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ApiEventKind>)];
}
