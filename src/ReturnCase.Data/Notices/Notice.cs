using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Data.Access;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Notices;

/// <summary>
/// Who was told of a step of which deadline of a case, and when. There is one for each case, kind and date of the deadline, step and recipient: the database takes no second.
/// Another date is another deadline, of which everybody is told anew.
/// </summary>
public sealed class Notice
{
    public const int RecipientMaxLength = Actor.IdMaxLength;

    /// <summary>What stands before the name of a team where its box is the recipient.</summary>
    public const string OfTeam = "team:";

    public long Id { get; init; }

    public int CaseFileId { get; init; }

    public CaseFile? Case { get; init; }

    public DeadlineKind Kind { get; init; }

    public DateOnly DeadlineOn { get; init; }

    public AlarmStep Step { get; init; }

    public EscalationRung Rung { get; init; }

    /// <summary>Id of a user, or the box of a team as <see cref="BoxOf"/> writes it.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>The absent colleague in whose place the recipient was told.</summary>
    public string? ForId { get; init; }

    public DateTime ToldAt { get; init; }

    public DateTime? ReadAt { get; set; }

    /// <summary>Who read it: of a team box one of its supervisors.</summary>
    public string? ReadById { get; set; }

    /// <summary>It is still to be put into an e-mail.</summary>
    public bool MailOwed { get; set; }

    public long? MailId { get; set; }

    public NoticeMail? Mail { get; set; }

    /// <summary>The recipient that stands for the box of a team.</summary>
    public static string BoxOf(string team) => OfTeam + team;

    /// <summary>
    /// What it is about is still so: the deadline did not move and the case did not close; or, of a safety alarm, also on a closed case, the report to the police is still owed, or the alarm is still with whoever it was given to.
    /// What no longer stands has lapsed.
    /// </summary>
    public static Expression<Func<Notice, bool>> Stands { get; } = notice => (notice.Case!.GoverningDeadline == notice.DeadlineOn && notice.Case.GoverningKind == notice.Kind)
        || (notice.Kind == DeadlineKind.PoliceReport && notice.Case.Alarms.Any(alarm => alarm.ClosedOn == null && alarm.ReportDueAt <= notice.ToldAt))
        || (notice.Kind == DeadlineKind.AlarmGiven && notice.Case.Alarms.Any(alarm => alarm.ClosedOn == null && alarm.OwnerId == notice.Recipient));

    /// <summary>
    /// Notices that stand, and are still for whoever got them: the counsellor of the case, who covers for that one on this day, a supervisor of its team or who stands in for one, or the box of its team;
    /// of a safety alarm also whoever in the team owns it.
    /// Whoever gave the case away, or covers no longer, has nothing to do with it, and it stands again if the case comes back.
    /// </summary>
    /// <param name="db">Where they are.</param>
    /// <param name="day">The day on which covers are judged.</param>
    public static IQueryable<Notice> Standing(ReturnCaseDb db, DateOnly day)
    {
        var (covers, supervisors) = (db.CoversOn(day), db.SupervisorCovers(day));
        return db.Notices.Where(Stands).Where(n => n.Recipient == OfTeam + n.Case!.Team || db.Users.Any(u => u.Id == n.Recipient && (u.Role == ActorRole.Counsellor
            ? ((n.Kind == DeadlineKind.PoliceReport || n.Kind == DeadlineKind.AlarmGiven) && u.Team == n.Case.Team && n.Case.Alarms.Any(alarm => alarm.ClosedOn == null && alarm.OwnerId == u.Id)) || n.Case.CounsellorId == u.Id || (u.Team == n.Case.Team && covers.Any(c => c.CoveringId == u.Id && c.Team == u.Team && c.AbsentId == n.Case.CounsellorId))
            : u.Role == ActorRole.Supervisor && (u.Team == n.Case.Team || supervisors.Any(c => c.CoveringId == u.Id && c.Team == n.Case.Team)))));
    }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public const string KeyIndex = "UX_Notices_Key";

    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(notice => notice.Recipient).HasMaxLength(Notice.RecipientMaxLength);
        builder.Property(notice => notice.ForId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(notice => notice.ReadById).HasMaxLength(Actor.IdMaxLength);
        // Kept as a number: what is compared with 1 is answered from an index on both databases, a bare column is not.
        builder.Property(notice => notice.MailOwed).HasConversion<int>();
        builder.HasOne(notice => notice.Case).WithMany().HasForeignKey(notice => notice.CaseFileId).IsRequired();
        builder.HasOne(notice => notice.Mail).WithMany().HasForeignKey(notice => notice.MailId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(notice => new { notice.CaseFileId, notice.Kind, notice.DeadlineOn, notice.Step, notice.Recipient }, KeyIndex).IsUnique();
        builder.HasIndex(notice => new { notice.Recipient, notice.Id });
        builder.HasIndex(notice => new { notice.Recipient, notice.Id }, "IX_Notices_Unread").HasFilter("[ReadAt] IS NULL");
        builder.HasIndex(notice => new { notice.Recipient, notice.Id }, "IX_Notices_MailOwed").HasFilter("[MailOwed] = 1");
    }
}
