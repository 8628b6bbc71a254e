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
