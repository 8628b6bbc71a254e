using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Tasks;

/// <summary>The secret address at which somebody's calendar reads what is due. Only the hash of the secret is kept; it is random and long enough for that.</summary>
public sealed class CalendarFeed
{
    public const int HashLength = 64;
    public const int LanguageLength = 2;

    public int Id { get; init; }

    public string UserId { get; init; } = "";

    public string Hash { get; set; } = "";

    /// <summary>The language in which it was made.</summary>
    public string Language { get; set; } = "";

    public DateTime MadeAt { get; set; }

    /// <summary>When a calendar read it last, to within an hour.</summary>
    public DateTime? ReadAt { get; set; }
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("CalendarFeeds");
        builder.Property(feed => feed.Hash).HasMaxLength(CalendarFeed.HashLength);
        builder.Property(feed => feed.Language).HasMaxLength(CalendarFeed.LanguageLength);
        builder.HasIndex(feed => feed.UserId).IsUnique();
        builder.HasIndex(feed => feed.Hash).IsUnique();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(feed => feed.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Makes, finds and revokes the addresses of calendars.</summary>
public sealed class CalendarFeeds(ReturnCaseDb db, UniqueIndexes indexes, AuditTrail trail)
{
    private const int SecretBytes = 32;
    private static readonly TimeSpan ReadNoted = TimeSpan.FromHours(1);

    /// <summary>The address of somebody; null where there is none.</summary>
    public Task<CalendarFeed?> OfAsync(string userId, CancellationToken cancel = default) => db.CalendarFeeds.SingleOrDefaultAsync(feed => feed.UserId == userId, cancel);

    /// <summary>Makes a secret in the place of the one before, which no longer opens anything, and gives it out this once.</summary>
    public async Task<string> MakeAsync(string userId, string language, DateTime at, CancellationToken cancel = default)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        if (await OfAsync(userId, cancel) is { } feed)
        {
            (feed.Hash, feed.Language, feed.MadeAt, feed.ReadAt) = (HashOf(secret), language, at, null);
        }
        else
        {
            db.CalendarFeeds.Add(new() { UserId = userId, Hash = HashOf(secret), Language = language, MadeAt = at });
        }

        trail.Changes(AuditAction.CalendarAddressMade);
        try
        {
            await db.SaveChangesAsync(cancel);
            return secret;
        }
        catch (DbUpdateException error) when (indexes.Violated(error)?.Contains(nameof(CalendarFeed.UserId), StringComparison.Ordinal) == true)
        {
            // Pressed twice at this moment: the last one holds.
            db.ChangeTracker.Clear();
            return await MakeAsync(userId, language, at, cancel);
        }
    }

    /// <summary>Takes the address away; false where there was none.</summary>
    public async Task<bool> RevokeAsync(string userId, CancellationToken cancel = default)
    {
        if (await OfAsync(userId, cancel) is not { } feed)
        {
            return false;
        }

        db.CalendarFeeds.Remove(feed);
        trail.Changes(AuditAction.CalendarAddressRevoked);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Whose calendar asks, as they are at this moment; null where the secret opens nothing or its owner may not sign in. The hash is looked up, so that how long it takes says nothing of the secret.</summary>
    public async Task<CalendarReader?> FindAsync(string secret, CancellationToken cancel = default)
    {
        var hash = HashOf(secret);
        return await db.CalendarFeeds.Where(feed => feed.Hash == hash)
            .Join(db.Users.Where(user => !user.Disabled), feed => feed.UserId, user => user.Id, (feed, user) => new CalendarReader(user.Id, user.Role, user.Team, feed.Language, feed.ReadAt))
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>Notes that it was read, at most once an hour.</summary>
    public async Task ReadAsync(CalendarReader reader, DateTime at, CancellationToken cancel = default)
    {
        if (!(reader.ReadAt > at - ReadNoted))
        {
            await db.CalendarFeeds.Where(feed => feed.UserId == reader.UserId).ExecuteUpdateAsync(set => set.SetProperty(feed => feed.ReadAt, at), cancel);
        }
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>Whose calendar asks.</summary>
public sealed record CalendarReader(string UserId, Domain.Cases.ActorRole Role, string? Team, string Language, DateTime? ReadAt);
