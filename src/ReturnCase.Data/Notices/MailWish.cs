namespace ReturnCase.Data.Notices;

/// <summary>What somebody wants by e-mail. The notices in the program come whatever is chosen.</summary>
public enum MailWish
{
    /// <summary>One message each morning, where there is something to tell.</summary>
    Digest,

    /// <summary>One message for each notice, at once.</summary>
    Each,

    /// <summary>Nothing.</summary>
    None,
}
