using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ReturnCase.Data.Audit;

/// <summary>
/// Holds what finds the rows of a case against the rows, with flat memory: a sum over every pair of case and row that must be there, and over every pair that is, whatever their order.
/// </summary>
internal sealed class LinkSums
{
    private const int LinksAtOnce = 5_000;
    private readonly Dictionary<int, long> _through;
    private readonly Dictionary<int, ulong> _sums = [];

    private LinkSums(Dictionary<int, long> through) => _through = through;

    /// <summary>Notes how far the links have come; what is added while this runs lies beyond that.</summary>
    public static async Task<LinkSums> BeginAsync(ReturnCaseDb db, CancellationToken cancel) =>
        new(await db.AuditProgress.Where(progress => progress.Job == AuditExpansion.Job).ToDictionaryAsync(progress => progress.Chain, progress => progress.Through, cancel));

    /// <summary>A row of the trail, whose links must be there.</summary>
    public void Expect(AuditRow row)
    {
        foreach (var number in AuditExpansion.CasesOf(row.Cases))
        {
            Add(number, row.Chain, row.Sequence, found: false);
        }
    }

    /// <summary>The first chain of which links are missing, or are there without a row; null where all fit.</summary>
    public async Task<int?> FirstWrongChainAsync(ReturnCaseDb db, CancellationToken cancel)
    {
        var last = new AuditLink();
        while (true)
        {
            var (number, chain, sequence) = (last.CaseNumber, last.Chain, last.Sequence);
#pragma warning disable CA1309 // The database compares, in the order of its own index.
            var part = await db.AuditLinks.AsNoTracking()
                .Where(l => string.Compare(l.CaseNumber, number) >= 0
                    && (string.Compare(l.CaseNumber, number) > 0 || l.Chain > chain || (l.Chain == chain && l.Sequence > sequence)))
                .OrderBy(l => l.CaseNumber).ThenBy(l => l.Chain).ThenBy(l => l.Sequence).Take(LinksAtOnce).ToListAsync(cancel);
#pragma warning restore CA1309
            part.ForEach(link => Add(link.CaseNumber, link.Chain, link.Sequence, found: true));
            if (part.Count < LinksAtOnce)
            {
                return _sums.Where(sum => sum.Value != 0).Select(sum => (int?)sum.Key).Min();
            }

            last = part[^1];
        }
    }

    private void Add(string number, int chain, long sequence, bool found)
    {
        if (sequence > _through.GetValueOrDefault(chain))
        {
            return;
        }

        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} {chain} {sequence}")));
        var value = BinaryPrimitives.ReadUInt64BigEndian(hash);
        _sums[chain] = _sums.GetValueOrDefault(chain) + (found ? 0 - value : value);
    }
}
