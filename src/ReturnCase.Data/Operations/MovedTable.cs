using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReturnCase.Data.Operations;

/// <summary>
/// How far one table came in a move from another database. As long as there is a row, the move is not finished and the database is nobody's: the program does not start on it.
/// </summary>
public sealed class MovedTable
{
    public const string TableName = "MovedTables";
    public const int NameMaxLength = 128;
    public const int SourceMaxLength = 64;

    /// <summary>Name of the table; <see cref="Mark"/> for the move as a whole.</summary>
    public const string Mark = "*";

    public string Name { get; init; } = "";

    /// <summary>Identity of the database that it comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Key of the last row that came over; null before the first.</summary>
    public string? After { get; init; }

    public long Rows { get; init; }

    /// <summary>Every row is over.</summary>
    public bool IsWhole { get; init; }
}

internal sealed class MovedTableConfiguration : IEntityTypeConfiguration<MovedTable>
{
    public void Configure(EntityTypeBuilder<MovedTable> builder)
    {
        builder.ToTable(MovedTable.TableName).HasKey(table => table.Name);
        builder.Property(table => table.Name).HasMaxLength(MovedTable.NameMaxLength);
        builder.Property(table => table.Source).HasMaxLength(MovedTable.SourceMaxLength);
    }
}
