using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReturnCase.Data.Cases;

/// <summary>The last number given out of a yearly series. Gaps are allowed; a number is never given twice.</summary>
public sealed class NumberSeries
{
    public const int PrefixMaxLength = 10;

    public string Prefix { get; init; } = "";

    public int Year { get; init; }

    public int Last { get; set; }
}

internal sealed class NumberSeriesConfiguration : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.ToTable("NumberSeries").HasKey(series => new { series.Prefix, series.Year });
        builder.Property(series => series.Prefix).HasMaxLength(NumberSeries.PrefixMaxLength);
    }
}

/// <summary>Gives out numbers such as <c>RC-2026-000123</c> and <c>RF-2026-000123</c>.</summary>
public sealed class Numbers(ReturnCaseDb db)
{
    public const string Cases = "RC";
    public const string Referrals = "RF";

    /// <summary>V-numbers of children that were made up: never printed with this prefix.</summary>
    public const string Fictitious = "FV";

    private const string Batches = "RB";

    public static string Format(string prefix, int year, int number) => $"{prefix}-{year:0000}-{number:000000}";

    public async Task<string> NextCaseAsync(int year, CancellationToken cancel = default) => Format(Cases, year, await ReserveAsync(Cases, year, 1, cancel));

    public async Task<string> NextReferralAsync(int year, CancellationToken cancel = default) => Format(Referrals, year, await ReserveAsync(Referrals, year, 1, cancel));

    /// <summary>Batches are numbered on, across years.</summary>
    public Task<int> NextBatchAsync(CancellationToken cancel = default) => ReserveAsync(Batches, 0, 1, cancel);

    /// <summary>Adds the series of batches where it is not there yet. A number taken in a wider transaction needs its row to wait on.</summary>
    public Task PrepareBatchesAsync(CancellationToken cancel = default) => ReserveAsync(Batches, 0, 0, cancel);

    /// <summary>Takes a block of numbers in one update, and gives the first.</summary>
    public Task<int> ReserveAsync(string prefix, int year, int count, CancellationToken cancel = default) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                // The update takes the lock before the read, so two askers never see the same number; the range lock covers a series that is not there yet.
                await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, token) : null;
                var series = db.NumberSeries.Where(s => s.Prefix == prefix && s.Year == year);
                if (await series.ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, s => s.Last + count), token) == 0)
                {
                    await db.Database.ExecuteSqlAsync($"INSERT INTO NumberSeries (Prefix, Year, Last) VALUES ({prefix}, {year}, {count})", token);
                }

                var last = await series.Select(s => s.Last).SingleAsync(token);
                if (own is not null)
                {
                    await own.CommitAsync(token);
                }

                return last - count + 1;
            },
            cancel);

    /// <summary>Takes the numbers after one that was read as the last, where it still is that; says whether it was. It belongs in the transaction of what bears those numbers.</summary>
    public async Task<bool> MoveOnAsync(string prefix, int year, int from, int to, CancellationToken cancel = default) =>
        await db.NumberSeries.Where(s => s.Prefix == prefix && s.Year == year && s.Last == from).ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, to), cancel) == 1
        || (from == 0 && await db.Database.ExecuteSqlAsync(
            $"INSERT INTO NumberSeries (Prefix, Year, Last) SELECT {prefix}, {year}, {to} WHERE NOT EXISTS (SELECT 1 FROM NumberSeries WHERE Prefix = {prefix} AND Year = {year})", cancel) == 1);

    /// <summary>Gives back the end of a block that was not needed, unless somebody took a number since.</summary>
    public Task<int> GiveBackAsync(string prefix, int year, int firstUnused, int lastUnused, CancellationToken cancel = default) =>
        db.NumberSeries.Where(s => s.Prefix == prefix && s.Year == year && s.Last == lastUnused)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, firstUnused - 1), cancel);
}
