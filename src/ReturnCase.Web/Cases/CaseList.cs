using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Cases;

/// <summary>Rows of cases as a table shows them.</summary>
/// <param name="Caption">What the table is, for those who do not see its surroundings.</param>
/// <param name="Counsellor">Show whose case it is.</param>
/// <param name="Viewer">Who looks: what is read in an emergency is marked.</param>
public sealed record CaseList(IReadOnlyList<CaseRow> Rows, DateOnly Today, string Caption, bool Counsellor, Viewer Viewer)
{
    /// <summary>What it shows of each case.</summary>
    public IReadOnlyList<ListColumn> Columns { get; init; } = ListColumns.Usual(Counsellor);

    /// <summary>Ids of the cases in which others recorded something since this person looked.</summary>
    public IReadOnlySet<int> New { get; init; } = new HashSet<int>();

    /// <summary>By the id of the case: the step of our own that is due; only where that is what the list is about.</summary>
    public IReadOnlyDictionary<int, NextStep> StepsDue { get; init; } = new Dictionary<int, NextStep>();

    /// <summary>Where a row leads to a contact moment: beside the last contact, or at its end where that is not shown.</summary>
    public ListColumn? ContactAt => Columns.Contains(ListColumn.Contact) ? ListColumn.Contact : Columns.Count > 0 ? Columns[^1] : null;

    /// <summary>Whether a counsellor records contacts in a case from the list: in their own open ones and those they cover.</summary>
    public bool MayContact(CaseRow row) => Viewer.Role == ActorRole.Counsellor && row.Phase.IsOpen() && EmergencyOf(row) is null;

    public OpenedCase? EmergencyOf(CaseRow row) => Viewer.Opened.FirstOrDefault(opened => opened.Number == row.Number);
}

/// <summary>A deadline as a badge shows it.</summary>
/// <param name="About">What it is about, and the latest day on which the child can become 18; null where that may not be seen.</param>
public sealed record DeadlineBadge(DateOnly? On, (DeadlineKind Kind, DateOnly EighteenLatest)? About, DateOnly Today)
{
    public static DeadlineBadge Of(CaseRow row, DateOnly today) => Of(row.Deadline, row.DeadlineKind, row.EighteenLatest, today);

    public static DeadlineBadge Of(WaitingProposal row, DateOnly today) => Of(row.Deadline, row.DeadlineKind, row.EighteenLatest, today);

    private static DeadlineBadge Of(DateOnly? on, DeadlineKind? about, DateOnly eighteenLatest, DateOnly today) =>
        new(on, about is { } kind ? (kind, eighteenLatest) : null, today);
}
