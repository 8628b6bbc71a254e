using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Notices;

/// <summary>Whose notices a list shows.</summary>
public enum NoticeBox { Own, Team }

/// <summary>A notice as a list shows it.</summary>
/// <param name="Stands">What it is about is still so (<see cref="Notice.Stands"/>).</param>
/// <param name="IsFor">And it is still for whoever got it (<see cref="Notice.Standing"/>).</param>
public sealed record NoticeRow(
    long Id, int CaseFileId, string Number, DeadlineKind Kind, DateOnly DeadlineOn, AlarmStep Step, EscalationRung Rung, string Recipient, string? ForId, DateTime ToldAt, DateTime? ReadAt, string? ReadById, bool Stands, bool IsFor,
    MailState? Mail, DateTime? MailSentAt);

/// <summary>What people were told: read, and marked as read. Whoever reads a notice may open its case or not: that is asked apart.</summary>
public sealed class NoticeInbox(ReturnCaseDb db, AuditTrail trail, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>A page, the newest first; and the id below which the next one begins.</summary>
    /// <param name="viewer">Who reads. The box of a team is that of its supervisors; for others it is empty.</param>
    /// <param name="box">Which of the two lists.</param>
    /// <param name="unread">Only what is unread and still stands.</param>
    /// <param name="below">Where the page begins; null for the newest.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<(IReadOnlyList<NoticeRow> Rows, long? Next)> PageAsync(Viewer viewer, NoticeBox box, bool unread, long? below, CancellationToken cancel = default)
    {
        var notices = Of(viewer, box, unread ? Notice.Standing(db, Today).Where(n => n.ReadAt == null) : db.Notices);
        notices = below is { } id ? notices.Where(n => n.Id < id) : notices;
        var rows = await RowsAsync(notices, cancel);
        if (rows.Count <= PageSize)
        {
            return (rows, null);
        }

        rows.RemoveAt(PageSize);
        return (rows, rows[^1].Id);
    }

    /// <summary>Whoever was told of a case, the last first.</summary>
    public async Task<(IReadOnlyList<NoticeRow> Rows, long? Next)> OfCaseAsync(int caseFileId, long? below, CancellationToken cancel = default)
    {
        var start = below ?? long.MaxValue;
        var rows = await RowsAsync(db.Notices.Where(n => n.CaseFileId == caseFileId && n.Id < start), cancel);
        return rows.Count <= PageSize ? (rows, null) : (rows[..PageSize], rows[PageSize - 1].Id);
    }

    /// <summary>Marks one as read; false where it is not this person's, or was read before.</summary>
    public async Task<bool> ReadAsync(Viewer viewer, long id, DateTime now, CancellationToken cancel = default) =>
        await ReadAsync(viewer, All(viewer).Where(n => n.Id == id && n.ReadAt == null), now, cancel) > 0;

    /// <summary>Marks all of a list as read up to the newest that its page showed: what came since stays unread.</summary>
    public Task<int> ReadAllAsync(Viewer viewer, NoticeBox box, long upTo, DateTime now, CancellationToken cancel = default) =>
        ReadAsync(viewer, Of(viewer, box, db.Notices).Where(n => n.Id <= upTo && n.ReadAt == null), now, cancel);

    private async Task<int> ReadAsync(Viewer viewer, IQueryable<Notice> unread, DateTime now, CancellationToken cancel)
    {
        var done = await db.InTransactionAsync(
            async token =>
            {
                var numbers = await unread.Select(n => n.Case!.Number).Distinct().ToListAsync(token);
                var count = await unread.ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now).SetProperty(n => n.ReadById, viewer.UserId), token);
                if (count > 0)
                {
                    trail.Changes(AuditAction.NoticesRead, null, numbers);
                    await db.SaveChangesAsync(token);
                }

                return new Marked(count);
            },
            keep: marked => marked.Count > 0,
            (_, token) => All(viewer).AnyAsync(n => n.ReadAt == now && n.ReadById == viewer.UserId, token),
            cancel);
        return done.Count;
    }

    private sealed record Marked(int Count);

    private DateOnly Today => AmsterdamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);

    // The boxes of the own team and of those that this person stands in for; of nobody else there is none, and no list without an end is asked for.
    private static string[] Boxes(Viewer viewer) => viewer is { Role: ActorRole.Supervisor, Teams.Count: > 0 } ? [.. viewer.Teams.Select(Notice.BoxOf)] : [""];

    private static IQueryable<Notice> Of(Viewer viewer, NoticeBox box, IQueryable<Notice> notices)
    {
        string[] recipients = box == NoticeBox.Own ? [viewer.UserId] : Boxes(viewer);
        if (recipients is not [var only])
        {
            return notices.Where(n => recipients.Contains(n.Recipient));
        }

        return notices.Where(n => n.Recipient == only);
    }

    private IQueryable<Notice> All(Viewer viewer)
    {
        string[] recipients = [viewer.UserId, .. Boxes(viewer)];
        return db.Notices.Where(n => recipients.Contains(n.Recipient));
    }

    // Those of a page first, then which of them are still for whoever got them: asked in one command, a database walks every notice or case.
    private async Task<List<NoticeRow>> RowsAsync(IQueryable<Notice> notices, CancellationToken cancel)
    {
        var rows = await notices.OrderByDescending(n => n.Id).Take(PageSize + 1).Select(n => new NoticeRow(
            n.Id, n.CaseFileId, n.Case!.Number, n.Kind, n.DeadlineOn, n.Step, n.Rung, n.Recipient, n.ForId, n.ToldAt, n.ReadAt, n.ReadById,
            false, false, n.Mail == null ? null : n.Mail.State, n.Mail == null ? null : n.Mail.SentAt)).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return rows;
        }

        var ids = rows.ConvertAll(row => row.Id);
        var standing = Notice.Standing(db, Today);
        var found = await db.Notices.Where(Notice.Stands).Where(n => ids.Contains(n.Id)).Select(n => new { n.Id, IsFor = standing.Any(s => s.Id == n.Id) }).ToDictionaryAsync(n => n.Id, n => n.IsFor, cancel);
        return rows.ConvertAll(row => row with { Stands = found.ContainsKey(row.Id), IsFor = found.GetValueOrDefault(row.Id) });
    }
}
