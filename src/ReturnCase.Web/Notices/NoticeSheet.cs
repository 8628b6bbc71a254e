using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Notices;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Notices;

/// <summary>Rows of notices with what this person may know of them: of a case that they may open its name, of any other its number alone.</summary>
/// <param name="Rows">The notices.</param>
/// <param name="Openable">Names by case, of those that this person may open.</param>
/// <param name="People">Names of users by their id.</param>
/// <param name="Next">Where the next page begins.</param>
public sealed record NoticeSheet(IReadOnlyList<NoticeRow> Rows, IReadOnlyDictionary<int, string> Openable, IReadOnlyDictionary<string, string> People, long? Next)
{
    /// <summary>The newest that is shown.</summary>
    public long Newest => Rows.Count == 0 ? 0 : Rows[0].Id;

    /// <summary>Who was told: a person, or null for the box of the team.</summary>
    public string? ToldTo(NoticeRow row) => row.Rung == EscalationRung.TeamBox ? null : Person(row.Recipient);

    public string? Person(string? id) => id is null ? null : People.GetValueOrDefault(id, "–");

    /// <summary>Fills in the names, in two commands, and tells the trail whose were shown; the page of a case tells that itself.</summary>
    public static async Task<NoticeSheet> OfAsync((IReadOnlyList<NoticeRow> Rows, long? Next) page, ReturnCaseDb db, Viewer viewer, AuditTrail? trail, CancellationToken cancel)
    {
        var ids = page.Rows.Select(row => row.CaseFileId).Distinct().ToArray();
        var people = page.Rows.SelectMany(row => (string?[])[row.Recipient, row.ForId, row.ReadById]).OfType<string>().Distinct().ToArray();
        if (ids.Length == 0)
        {
            return new(page.Rows, new Dictionary<int, string>(), new Dictionary<string, string>(), null);
        }

        var cases = await db.CaseFiles.Where(CaseAccess.MayOpen(viewer)).Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.FirstNames, c.LastName, c.CounsellorId, c.Team }).ToListAsync(cancel);
        var names = await db.Users.Where(user => people.Contains(user.Id)).Select(user => new { user.Id, user.DisplayName }).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancel);
        trail?.Listed(viewer, cases.Select(c => new ListedCase(c.Number, c.CounsellorId, c.Team)));

        return new(page.Rows, cases.ToDictionary(c => c.Id, c => $"{c.FirstNames} {c.LastName}"), names, page.Next);
    }
}
