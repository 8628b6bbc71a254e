using ReturnCase.Data.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Cases;

/// <summary>Rows of cases as a table shows them.</summary>
/// <param name="Caption">What the table is, for those who do not see its surroundings.</param>
/// <param name="Counsellor">Show whose case it is.</param>
public sealed record CaseList(IReadOnlyList<CaseRow> Rows, DateOnly Today, string Caption, bool Counsellor);

/// <summary>A deadline as a badge shows it.</summary>
/// <param name="Kind">What it is about; null where that may not be seen.</param>
public sealed record DeadlineBadge(DateOnly? On, DeadlineKind? Kind, DateOnly Today);
