using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReturnCase.Data.Retention;

/// <summary>Tells this database and its backups from every other one: the list of destroyed cases outside it names it.</summary>
public sealed class DatabaseIdentity
{
    public const int MaxLength = 32;

    private DatabaseIdentity()
    {
    }

    private DatabaseIdentity(string id) => Id = id;

    public string Id { get; private set; } = "";

    public static Task<string?> FindAsync(ReturnCaseDb db, CancellationToken cancel = default) =>
        db.DatabaseIdentities.Select(identity => identity.Id).OrderBy(id => id).FirstOrDefaultAsync(cancel);

    /// <summary>The identity; a database without one gets the one that is given, or a new one.</summary>
    public static async Task<string> EnsureAsync(ReturnCaseDb db, string? known = null, CancellationToken cancel = default)
    {
        if (await FindAsync(db, cancel) is { } id)
        {
            return id;
        }

        db.DatabaseIdentities.Add(new(known ?? Guid.NewGuid().ToString("N")));
        await db.SaveChangesAsync(cancel);
        return (await FindAsync(db, cancel))!;
    }
}

internal sealed class DatabaseIdentityConfiguration : IEntityTypeConfiguration<DatabaseIdentity>
{
    public void Configure(EntityTypeBuilder<DatabaseIdentity> builder)
    {
        builder.ToTable("DatabaseIdentities").HasKey(identity => identity.Id);
        builder.Property(identity => identity.Id).HasMaxLength(DatabaseIdentity.MaxLength);
    }
}
