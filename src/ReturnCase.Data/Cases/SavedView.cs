using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Cases;

/// <summary>A list of cases that somebody comes back to: filters, columns and order under a name of their own. It holds no search and no place in the list.</summary>
public sealed class SavedView
{
    /// <summary>How many a person may keep.</summary>
    public const int Most = 20;

    public const int NameMaxLength = 40;
    public const int QueryMaxLength = 400;

    public int Id { get; init; }

    public string UserId { get; init; } = "";

    /// <summary>As its owner calls it. It stands on that person's pages alone, in no address and no log.</summary>
    public string Name { get; set; } = "";

    /// <summary>The part of the address after the question mark.</summary>
    public string Query { get; set; } = "";

    /// <summary>Its place among the views of this person.</summary>
    public int Position { get; set; }

    /// <summary>What <c>/cases</c> opens with.</summary>
    public bool IsDefault { get; set; }
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews");
        builder.Property(view => view.UserId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(view => view.Name).HasMaxLength(SavedView.NameMaxLength);
        builder.Property(view => view.Query).HasMaxLength(SavedView.QueryMaxLength);
        builder.HasIndex(view => new { view.UserId, view.Position });
        builder.HasOne<AppUser>().WithMany().HasForeignKey(view => view.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
