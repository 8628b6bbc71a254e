namespace ReturnCase.Data.AccessRequests;

/// <summary>Terms of access requests; the settings <c>AccessRequests:…</c>.</summary>
public sealed record AccessRequestPolicy
{
    /// <summary>The defaults.</summary>
    public static AccessRequestPolicy Default { get; } = new();

    /// <summary>Days for which a request opens the case to the auditor: the month in which the law wants an answer.</summary>
    public int ReadDays { get; init; } = 30;

    /// <summary>Days for which a released dossier can be downloaded.</summary>
    public int KeepDays { get; init; } = 30;

    /// <summary>Names the first setting that makes no sense, or null when all do.</summary>
    public string? FirstFault() => this switch
    {
        { ReadDays: < 1 or > 90 } => $"AccessRequests:ReadDays is {ReadDays}; it must be 1 to 90.",
        { KeepDays: < 1 or > 365 } => $"AccessRequests:KeepDays is {KeepDays}; it must be 1 to 365.",
        _ => null,
    };
}
