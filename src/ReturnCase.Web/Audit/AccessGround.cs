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

    /// <summary>Covers for the counsellor of the case.</summary>
    Cover,

    /// <summary>Broke the glass.</summary>
    Emergency,

    /// <summary>Answers an access request.</summary>
    Request,
}

public static class AccessGrounds
{
    /// <summary>Begins the detail of what is read for an access request, whose number follows.</summary>
    public const string RequestDetail = "access request ";

    /// <summary>The ground that the detail of a row names; null where it names none.</summary>
    public static AccessGround? Read(string? detail) =>
        detail?.StartsWith(RequestDetail, StringComparison.Ordinal) == true ? AccessGround.Request
        : Enum.TryParse<AccessGround>(detail, out var ground) ? ground
        : null;
}
