using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Cases;

/// <summary>Until where one person has seen one case. It says nothing of the child, and it is no proof of a reading: that is in the audit trail.</summary>
public sealed class CaseLook
{
    /// <summary>Looks that follow each other within this time are one visit: what was new when it began stays new until it ends.</summary>
    public static readonly TimeSpan Visit = TimeSpan.FromMinutes(30);

    /// <summary>Of a case that somebody never looked at, what others recorded in these days is new.</summary>
    public const int FirstLookDays = 14;

    public string UserId { get; init; } = "";

    public int CaseFileId { get; init; }

    /// <summary>The version of the case at the last look.</summary>
    public int Version { get; init; }

    /// <summary>When that was.</summary>
    public DateTime At { get; init; }

    /// <summary>The version at the last look before this visit; 0 where there was none.</summary>
    public int BeforeVersion { get; init; }

    /// <summary>When that was; null where this is the first visit.</summary>
    public DateTime? BeforeAt { get; init; }

    /// <summary>Nothing is kept of this person and this case yet, as far as the one who looks could see.</summary>
    internal bool IsFirst { get; private init; }

    /// <summary>The look that somebody takes now.</summary>
    /// <param name="last">The one before; null where there is none.</param>
    /// <param name="userId">Who looks.</param>
    /// <param name="file">At what.</param>
    /// <param name="at">When, in UTC.</param>
    public static CaseLook Now(CaseLook? last, string userId, CaseFile file, DateTime at)
    {
        var (version, when) = last switch
        {
            null => (0, null),
            _ when at - last.At < Visit => (last.BeforeVersion, last.BeforeAt),
            _ => (last.Version, (DateTime?)last.At),
        };
        return new() { UserId = userId, CaseFileId = file.Id, Version = file.Version, At = at, BeforeVersion = version, BeforeAt = when, IsFirst = last is null };
    }

    /// <summary>The lines that others recorded since the visit before this one, in the order in which they were recorded.</summary>
    public IReadOnlyList<CaseEntry> NewIn(CaseFile file) =>
        [.. file.Entries.Where(e => e.ById != UserId && (BeforeAt is null ? e.RecordedAt >= At.AddDays(-FirstLookDays) : e.Sequence > BeforeVersion)).OrderBy(e => e.Sequence)];
}

internal sealed class CaseLookConfiguration : IEntityTypeConfiguration<CaseLook>
{
    public void Configure(EntityTypeBuilder<CaseLook> builder)
    {
        builder.ToTable("CaseLooks").HasKey(look => new { look.UserId, look.CaseFileId });
        builder.Property(look => look.UserId).HasMaxLength(Actor.IdMaxLength);
        builder.Ignore(look => look.IsFirst);
        // No foreign key: one look at a case that is destroyed at that moment would stop every row of the trail that is written with it.
        builder.HasIndex(look => look.CaseFileId);
    }
}

/// <summary>The looks of one request. They are kept with what the trail says of it, in one commit for all who read at that moment.</summary>
public sealed class CaseLooks(ReturnCaseDb db)
{
    private readonly List<CaseLook> _taken = [];

    /// <summary>Notes that somebody looks at a case now; the answer says what was seen before.</summary>
    public async Task<CaseLook> LookAsync(string userId, CaseFile file, DateTime at, CancellationToken cancel = default)
    {
        var last = await db.CaseLooks.AsNoTracking().SingleOrDefaultAsync(look => look.UserId == userId && look.CaseFileId == file.Id, cancel);
        var now = CaseLook.Now(last, userId, file, at);
        _taken.Add(now);
        return now;
    }

    /// <summary>Others recorded something since this person looked. A counsellor's own case that was never looked at counts by its last days, another's not at all.</summary>
    internal static Expression<Func<CaseFile, bool>> NewTo(Viewer viewer, DateOnly today, ReturnCaseDb db)
    {
        var (me, since) = (viewer.UserId, AmsterdamCalendar.StartOf(today.AddDays(-CaseLook.FirstLookDays)));
        return c => db.CaseLooks.Any(look => look.UserId == me && look.CaseFileId == c.Id && look.Version < c.Version && c.Entries.Any(e => e.Sequence > look.Version && e.ById != me))
            || (c.CounsellorId == me && !db.CaseLooks.Any(look => look.UserId == me && look.CaseFileId == c.Id) && c.Entries.Any(e => e.ById != me && e.RecordedAt >= since));
    }

    /// <summary>The looks since the last time, to be kept now.</summary>
    public IReadOnlyList<CaseLook> Take()
    {
        CaseLook[] taken = [.. _taken];
        _taken.Clear();
        return taken;
    }

    /// <summary>Keeps a look in the transaction of whoever asks. A case that is gone meanwhile keeps none.</summary>
    internal static async Task KeepAsync(ReturnCaseDb db, UniqueIndexes indexes, CaseLook look, CancellationToken cancel = default)
    {
        var kept = look.IsFirst && await AddAsync(db, indexes, look, cancel);
        if (!kept && await ReplaceAsync(db, look, cancel) == 0 && !look.IsFirst)
        {
            await AddAsync(db, indexes, look, cancel);
        }
    }

    private static Task<bool> AddAsync(ReturnCaseDb db, UniqueIndexes indexes, CaseLook look, CancellationToken cancel) => indexes.InsertAsync(
        db,
        $"INSERT INTO CaseLooks (UserId, CaseFileId, Version, At, BeforeVersion) SELECT {look.UserId}, {look.CaseFileId}, {look.Version}, {look.At}, {look.BeforeVersion} WHERE EXISTS (SELECT 1 FROM Cases WHERE Id = {look.CaseFileId}) AND NOT EXISTS (SELECT 1 FROM CaseLooks WHERE UserId = {look.UserId} AND CaseFileId = {look.CaseFileId})",
        cancel);

    private static Task<int> ReplaceAsync(ReturnCaseDb db, CaseLook look, CancellationToken cancel) =>
        db.CaseLooks.Where(kept => kept.UserId == look.UserId && kept.CaseFileId == look.CaseFileId).ExecuteUpdateAsync(
            set => set.SetProperty(kept => kept.Version, look.Version).SetProperty(kept => kept.At, look.At).SetProperty(kept => kept.BeforeVersion, look.BeforeVersion).SetProperty(kept => kept.BeforeAt, look.BeforeAt),
            cancel);
}
