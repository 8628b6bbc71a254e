using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Notices;

/// <summary>Tells whoever a safety alarm is handed over to. It is kept with the handing over itself: an alarm that went to somebody else without a word is nobody's.</summary>
public sealed class HandedAlarms(ReturnCaseDb db, AuditTrail trail)
{
    /// <summary>
    /// What is to be done in the save that hands the alarm over. Given the same person another alarm of this case on the same day, the notice is unread once more; it is sent by e-mail once.
    /// </summary>
    /// <param name="file">The case.</param>
    /// <param name="owner">Whoever owns the alarm from now on.</param>
    /// <param name="now">When they are told.</param>
    /// <param name="mail">Whether there is a mail server.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<Action> OwedAsync(CaseFile file, Actor owner, DateTime now, bool mail, CancellationToken cancel = default)
    {
        var (id, day) = (file.Id, AmsterdamCalendar.DateOf(now));
        var known = await db.Notices.SingleOrDefaultAsync(
            n => n.CaseFileId == id && n.Kind == DeadlineKind.AlarmGiven && n.DeadlineOn == day && n.Step == AlarmStep.Due && n.Recipient == owner.Id, cancel);
        var wants = mail && await db.Users.AnyAsync(user => user.Id == owner.Id && !user.Disabled && user.MailWish != MailWish.None && user.Email != null, cancel);
        return () =>
        {
            if (known is null)
            {
                db.Notices.Add(new() { CaseFileId = id, Kind = DeadlineKind.AlarmGiven, DeadlineOn = day, Step = AlarmStep.Due, Rung = EscalationRung.Counsellor, Recipient = owner.Id, ToldAt = now, MailOwed = wants });
            }
            else
            {
                (known.ReadAt, known.ReadById) = (null, null);
            }

            trail.Changes(AuditAction.NoticesGiven, $"to {owner.Id}, {DeadlineKind.AlarmGiven}", file.Number);
        };
    }
}
