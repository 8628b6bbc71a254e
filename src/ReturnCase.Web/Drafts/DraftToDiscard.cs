namespace ReturnCase.Web.Drafts;

/// <summary>A draft that its writer may throw away where it is shown.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Form">Its form.</param>
/// <param name="Revision">As it was seen: a newer one stays.</param>
/// <param name="From">The list that it is thrown away from; null where that is its form or its own page.</param>
public sealed record DraftToDiscard(int Id, string Form, int Revision, string? From)
{
    /// <summary>What tells it apart in a list.</summary>
    public string? Of { get; init; }

    /// <summary>Its form is empty afterwards.</summary>
    public bool Empty { get; init; }
}
