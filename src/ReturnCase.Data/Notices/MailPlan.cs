using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Notices;

/// <summary>
/// Puts notices into messages: one each, or one for a morning, as their recipient wishes. A message is made once, by its id, and its notices are tied to it in the same transaction: whoever comes second makes none, and a
/// process that is killed leaves the notices owed.
/// </summary>
public sealed class MailPlan(ReturnCaseDb db, UniqueIndexes indexes)
{
    /// <summary>Notices, or people, of one page.</summary>
    public const int PageSize = 100;

    /// <summary>Makes every message that is due.</summary>
    /// <param name="now">When.</param>
    /// <param name="host">The host in the ids of the messages.</param>
    /// <param name="morning">The day whose digests are due; null before that hour.</param>
    /// <param name="cancel">Stops between two pages.</param>
    public async Task RunAsync(DateTime now, string host, DateOnly? morning, CancellationToken cancel = default)
    {
        await LetGoAsync(AmsterdamCalendar.DateOf(now), cancel);
        while (await EachAsync(now, host, cancel) == PageSize)
        {
        }

        while (morning is { } day && await DigestsAsync(day, now, host, cancel))
        {
        }
    }

    // What was read already, what no longer stands, and what goes to somebody who wants none by now.
    private Task<int> LetGoAsync(DateOnly today, CancellationToken cancel)
    {
        var standing = Notice.Standing(db, today).Select(n => n.Id);
        return db.Notices.Where(n => n.MailOwed && (n.ReadAt != null || !standing.Contains(n.Id) || !db.Users.Any(u => u.Id == n.Recipient && !u.Disabled && u.Email != null && u.MailWish != MailWish.None)))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.MailOwed, false), cancel);
    }

    private async Task<int> EachAsync(DateTime now, string host, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var notices = await db.Notices.Where(n => n.MailOwed && db.Users.Any(u => u.Id == n.Recipient && u.MailWish == MailWish.Each)).OrderBy(n => n.Recipient).ThenBy(n => n.Id).Take(PageSize).ToListAsync(cancel);
        foreach (var notice in notices)
        {
            (notice.MailOwed, notice.Mail) = (false, NoticeMail.About(notice, now, host));
        }

        // Where another process made them first, the next page holds only what is left.
        return notices.Count == 0 || await IsFirstAsync(() => db.SaveOnceAsync(token => KeptAsync(notices[0].Mail!.MessageId, token), cancel)) ? notices.Count : PageSize;
    }

    // Whoever has one of this morning is in no later page, whichever process made it; false where nobody is left.
    private async Task<bool> DigestsAsync(DateOnly day, DateTime now, string host, CancellationToken cancel)
    {
        var people = await db.Notices
            .Where(n => n.MailOwed && !db.NoticeMails.Any(m => m.RecipientId == n.Recipient && m.Digest == day) && db.Users.Any(u => u.Id == n.Recipient && u.MailWish == MailWish.Digest))
            .Select(n => n.Recipient).Distinct().OrderBy(recipient => recipient).Take(PageSize).ToListAsync(cancel);
        if (people.Count == 0)
        {
            return false;
        }

        await IsFirstAsync(() => db.InTransactionAsync(
            async token =>
            {
                var mails = people.ConvertAll(person => NoticeMail.OfMorning(person, day, now, host));
                db.NoticeMails.AddRange(mails);
                await db.SaveChangesAsync(token);
                await db.Notices.Where(n => n.MailOwed && people.Contains(n.Recipient)).ExecuteUpdateAsync(
                    set => set.SetProperty(n => n.MailOwed, false).SetProperty(n => n.MailId, n => db.NoticeMails.Where(m => m.RecipientId == n.Recipient && m.Digest == day).Select(m => (long?)m.Id).FirstOrDefault()), token);
                return mails;
            },
            keep: _ => true,
            (mails, token) => KeptAsync(mails[0].MessageId, token),
            cancel));
        return true;
    }

    private Task<bool> KeptAsync(string messageId, CancellationToken cancel) => db.NoticeMails.AnyAsync(m => m.MessageId == messageId, cancel);

    private async Task<bool> IsFirstAsync(Func<Task> save)
    {
        try
        {
            await save();
            return true;
        }
        catch (DbUpdateException error) when (indexes.Violated(error)?.Contains(nameof(db.NoticeMails), StringComparison.Ordinal) == true)
        {
            return false;
        }
    }
}
