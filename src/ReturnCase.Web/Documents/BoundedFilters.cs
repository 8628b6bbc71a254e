using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace ReturnCase.Web.Documents;

/// <summary>
/// Unpacks the parts of a PDF up to a limit. The reader itself has none: a small file can hold gigabytes. What is packed is first unpacked into nothing, counting.
/// </summary>
/// <param name="limit">Ends the reading.</param>
internal sealed class BoundedFilters(CancellationToken limit) : IFilterProvider
{
    private const long Most = 64L * 1024 * 1024;

    // How much larger the simple ways of packing make a part at most.
    private const int LzwRatio = 4_096;
    private const int RunLengthRatio = 64;
    private const int OtherRatio = 2;

    private readonly IFilterProvider _filters = DefaultFilterProvider.Instance;
    private long _left = Most;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => [.. _filters.GetFilters(dictionary).Select(Bound)];

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => [.. _filters.GetNamedFilters(names).Select(Bound)];

    public IReadOnlyList<IFilter> GetAllFilters() => [.. _filters.GetAllFilters().Select(Bound)];

    private Bounded Bound(IFilter filter) => new(filter, this);

    private void Count(long unpacked)
    {
        limit.ThrowIfCancellationRequested();
        _left -= unpacked;
        if (_left < 0)
        {
            throw new InvalidDataException("Unpacked it is larger than any page.");
        }
    }

    private void CountFlate(ReadOnlyMemory<byte> packed)
    {
        if (packed.Length <= 2)
        {
            return;
        }

        using var source = new MemoryStream(packed[2..].ToArray());
        using var unpacking = new DeflateStream(source, CompressionMode.Decompress);
        var nowhere = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = unpacking.Read(nowhere)) > 0)
            {
                Count(read);
            }
        }
        catch (InvalidDataException) when (_left >= 0)
        {
            // Damaged: the reader gets no further than this did.
        }
    }

    private sealed class Bounded(IFilter filter, BoundedFilters bounds) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            switch (filter)
            {
                case FlateFilter:
                    bounds.CountFlate(input);
                    break;
                case { } other when other.GetType().Name.StartsWith("Lzw", StringComparison.Ordinal):
                    bounds.Count((long)input.Length * LzwRatio);
                    break;
                case { } other when other.GetType().Name.StartsWith("RunLength", StringComparison.Ordinal):
                    bounds.Count((long)input.Length * RunLengthRatio);
                    break;
                default:
                    bounds.Count((long)input.Length * OtherRatio);
                    break;
            }

            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
