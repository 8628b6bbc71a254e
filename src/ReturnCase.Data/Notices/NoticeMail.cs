using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Notices;

/// <summary>Where a message stands.</summary>
public enum MailState
{
    /// <summary>To be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>Nothing in it stands any more, or nobody is left who wants it. It was not sent.</summary>
    Lapsed,
}

/// <summary>An e-mail to one person about one notice or a morning's notices. What is in it is read off the notices when it is sent; here is only that it is owed, and how that goes.</summary>
public sealed class NoticeMail
{
    public const int MessageIdMaxLength = 320;
    public const int ErrorMaxLength = 300;

    /// <summary>How long one process has for one message. After that another one takes it: at least once, and under the same id.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];
    private const int KeyLength = 40;

    public long Id { get; init; }

    public string RecipientId { get; init; } = "";

    /// <summary>The Message-ID, made once: every try goes out under it, so that whoever receives it twice can tell.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The morning of a digest; null for a message about one notice.</summary>
    public DateOnly? Digest { get; init; }

    public DateTime MadeAt { get; init; }

    public MailState State { get; set; }

    public int Tries { get; set; }

    /// <summary>When it is tried, or tried again.</summary>
    public DateTime NextTryAt { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>What went wrong the last time.</summary>
    public string? Error { get; set; }

    /// <summary>How long to wait after so many tries. It never ends: a message is owed until it is sent or lapses.</summary>
    public static TimeSpan WaitAfter(int tries) => Waits[Math.Clamp(tries - 1, 0, Waits.Length - 1)];

    /// <summary>The message about one notice, to be sent at once.</summary>
    public static NoticeMail About(Notice notice, DateTime now, string host) =>
        new() { RecipientId = notice.Recipient, MessageId = Key(host, "notice", notice.CaseFileId, notice.Kind, notice.DeadlineOn.DayNumber, notice.Step, notice.Recipient), MadeAt = now, NextTryAt = now };

    /// <summary>The message of a morning.</summary>
    public static NoticeMail OfMorning(string recipient, DateOnly day, DateTime now, string host) =>
        new() { RecipientId = recipient, MessageId = Key(host, "digest", recipient, day.DayNumber), Digest = day, MadeAt = now, NextTryAt = now };

    // A hash, because an id travels further than the message.
    private static string Key(string host, params object[] parts) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts))))[..KeyLength]}@{host}";
}

internal sealed class NoticeMailConfiguration : IEntityTypeConfiguration<NoticeMail>
{
    public const string KeyIndex = "UX_NoticeMails_MessageId";

    public void Configure(EntityTypeBuilder<NoticeMail> builder)
    {
        builder.ToTable("NoticeMails");
        builder.Property(mail => mail.RecipientId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(mail => mail.MessageId).HasMaxLength(NoticeMail.MessageIdMaxLength).IsUnicode(false);
        builder.Property(mail => mail.Error).HasMaxLength(NoticeMail.ErrorMaxLength);
        builder.HasIndex(mail => mail.MessageId, KeyIndex).IsUnique();
        builder.HasIndex(mail => new { mail.State, mail.NextTryAt, mail.Id });
        builder.HasIndex(mail => new { mail.RecipientId, mail.Digest });
    }
}
