using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Notices;

/// <summary>One line of a message: all that it says of a case.</summary>
public sealed record LetterLine(string Number, DeadlineKind Kind, AlarmStep Step);

/// <summary>A message as it is sent.</summary>
/// <param name="Id">The message.</param>
/// <param name="MessageId">Its Message-ID.</param>
/// <param name="RecipientId">To whom, as the trail knows them.</param>
/// <param name="Address">To which address.</param>
/// <param name="Digest">The morning; null for a message about one notice.</param>
/// <param name="Lines">What it says.</param>
public sealed record Letter(long Id, string MessageId, string RecipientId, string Address, DateOnly? Digest, IReadOnlyList<LetterLine> Lines);

/// <summary>
/// Messages that wait. A process takes one by a conditional update that gives it <see cref="NoticeMail.Lease"/>; whoever comes at the same moment gets none. Where it is killed before it says how it went, the message is
/// due again after that, under the same id.
/// </summary>
public sealed class WaitingMail(ReturnCaseDb db, AuditTrail trail)
{
    /// <summary>Messages of one page.</summary>
    public const int PageSize = 50;

    /// <summary>Messages that are due, the longest first. Each is taken before it is sent.</summary>
    public async Task<IReadOnlyList<long>> DueAsync(DateTime now, CancellationToken cancel = default) =>
        await db.NoticeMails.Where(m => m.State == MailState.Waiting && m.NextTryAt <= now).OrderBy(m => m.NextTryAt).ThenBy(m => m.Id).Take(PageSize).Select(m => m.Id).ToListAsync(cancel);

    /// <summary>Takes a message to send it; null where another process has it, or nothing of it is owed any more.</summary>
    public async Task<Letter?> TakeAsync(long id, DateTime now, CancellationToken cancel = default)
    {
        var until = now + NoticeMail.Lease;
        if (await db.NoticeMails.Where(m => m.Id == id && m.State == MailState.Waiting && m.NextTryAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextTryAt, until).SetProperty(m => m.Tries, m => m.Tries + 1), cancel) == 0)
        {
            return null;
        }

        var mail = await db.NoticeMails.Where(m => m.Id == id)
            .Select(m => new { m.MessageId, m.RecipientId, m.Digest, Address = db.Users.Where(u => u.Id == m.RecipientId && !u.Disabled && u.MailWish != MailWish.None).Select(u => u.Email).FirstOrDefault() }).SingleAsync(cancel);
        var lines = await Notice.Standing(db, AmsterdamCalendar.DateOf(now)).Where(n => n.MailId == id).OrderBy(n => n.DeadlineOn).ThenBy(n => n.Id).Select(n => new LetterLine(n.Case!.Number, n.Kind, n.Step)).ToListAsync(cancel);
        if (mail.Address is { } address && lines.Count > 0)
        {
            return new(id, mail.MessageId, mail.RecipientId, address, mail.Digest, lines);
        }

        await db.NoticeMails.Where(m => m.Id == id && m.State == MailState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Lapsed).SetProperty(m => m.Error, (string?)null), cancel);
        return null;
    }

    /// <summary>The mail server took it. The trail keeps to whom and about which cases, and nothing of what it says.</summary>
    public async Task SentAsync(Letter letter, DateTime now, CancellationToken cancel = default) =>
        await db.InTransactionAsync(
            async token =>
            {
                await db.NoticeMails.Where(m => m.Id == letter.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Sent).SetProperty(m => m.SentAt, now).SetProperty(m => m.Error, (string?)null), token);
                trail.Changes(AuditAction.NoticeMailSent, $"to {letter.RecipientId}, {(letter.Digest is null ? MailWish.Each : MailWish.Digest)}", letter.Lines.Select(line => line.Number).Distinct());
                await db.SaveChangesAsync(token);
                return letter;
            },
            keep: _ => true,
            (_, token) => db.NoticeMails.AnyAsync(m => m.Id == letter.Id && m.State == MailState.Sent && m.SentAt == now, token),
            cancel);

    /// <summary>It was not taken: it waits longer after each try, and what went wrong stays visible until it is sent.</summary>
    public async Task FailedAsync(Letter letter, DateTime now, string error, CancellationToken cancel = default)
    {
        var tries = await db.NoticeMails.Where(m => m.Id == letter.Id).Select(m => m.Tries).SingleAsync(cancel);
        var (next, words) = (now + NoticeMail.WaitAfter(tries), error.Length > NoticeMail.ErrorMaxLength ? error[..NoticeMail.ErrorMaxLength] : error);
        await db.NoticeMails.Where(m => m.Id == letter.Id && m.State == MailState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextTryAt, next).SetProperty(m => m.Error, words), cancel);
    }

    /// <summary>Messages that failed and wait for the next try, the oldest first; to whom, by name.</summary>
    public async Task<IReadOnlyList<FailedMail>> FailuresAsync(long after, int most, CancellationToken cancel = default) =>
        await db.NoticeMails.Where(m => m.State == MailState.Waiting && m.Error != null && m.Id > after).OrderBy(m => m.Id).Take(most)
            .Select(m => new FailedMail(m.Id, db.Users.Where(u => u.Id == m.RecipientId).Select(u => u.DisplayName).FirstOrDefault() ?? "", m.Digest, m.MadeAt, m.Tries, m.NextTryAt, m.Error!, m.MessageId)).ToListAsync(cancel);

    /// <summary>How many wait, how many of those failed before, and how many were sent since an instant.</summary>
    public async Task<MailCounts> CountAsync(DateTime since, CancellationToken cancel = default) =>
        new(
            await db.NoticeMails.CountAsync(m => m.State == MailState.Waiting, cancel),
            await db.NoticeMails.CountAsync(m => m.State == MailState.Waiting && m.Error != null, cancel),
            await db.NoticeMails.CountAsync(m => m.State == MailState.Sent && m.SentAt >= since, cancel));

    /// <summary>Makes a message that failed due at once; false where it was sent or lapsed meanwhile. Null stands for all of them.</summary>
    public async Task<bool> TryAgainAsync(long? id, DateTime now, CancellationToken cancel = default)
    {
        var failed = db.NoticeMails.Where(m => m.State == MailState.Waiting && m.Error != null && (id == null || m.Id == id));
        if (await failed.ExecuteUpdateAsync(set => set.SetProperty(m => m.NextTryAt, now), cancel) == 0)
        {
            return false;
        }

        trail.Happened(AuditAction.NoticeMailRetried);
        return true;
    }
}

/// <summary>A message that failed.</summary>
public sealed record FailedMail(long Id, string Recipient, DateOnly? Digest, DateTime MadeAt, int Tries, DateTime NextTryAt, string Error, string MessageId);

/// <summary>How the messages stand.</summary>
public sealed record MailCounts(int Waiting, int Failed, int Sent);
