namespace ReturnCase.Web.Audit;

/// <summary>Why somebody may read a case. The word is kept with the row of the audit trail, so it is never renamed.</summary>
public enum AccessGround
{
    /// <summary>The counsellor of the case.</summary>
    Own,

    /// <summary>A supervisor of its team.</summary>
    Team,

    /// <summary>A supervisor of another team, who decides on its proposal.</summary>
    Decides,

    /// <summary>Covers for the counsellor of the case, or stands in for a supervisor of its team. The row says for whom.</summary>
    Cover,

    /// <summary>Broke the glass.</summary>
    Emergency,

    /// <summary>Answers an access request.</summary>
    Request,
}

public static class AccessGrounds
{
    private const string For = " for ";

    /// <summary>Begins the detail of what is read for an access request, whose number follows.</summary>
    public const string RequestDetail = "access request ";

    /// <summary>What a row says of reading in somebody's place: a row of a list names the list before that.</summary>
    public static string CoverOf(string absentId, string? list = null) => $"{list ?? nameof(AccessGround.Cover)}{For}{absentId}";

    /// <summary>The id of the absent colleague that the detail of a row of reading names, and what stands before it; no id where it names none.</summary>
    public static (string? What, string? AbsentId) Parts(string? detail) =>
        detail?.LastIndexOf(For, StringComparison.Ordinal) is { } at and >= 0 ? (detail[..at], detail[(at + For.Length)..]) : (detail, null);

    /// <summary>The ground that the detail of a row names; null where it names none.</summary>
    public static AccessGround? Read(string? detail) =>
        detail?.StartsWith(RequestDetail, StringComparison.Ordinal) == true ? AccessGround.Request
        : Enum.TryParse<AccessGround>(Parts(detail).What, out var ground) ? ground
        : null;
}
