using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReturnCase.Data.Audit;

/// <summary>Signs the trail. The key lies outside the database, so whoever has only that can build no chain.</summary>
public sealed class AuditKey
{
    public const int Length = 32;

    private readonly byte[] _key;

    /// <param name="key">32 random bytes.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public AuditKey(byte[] key) => _key = key.Length == Length ? key : throw new ArgumentException($"An audit key has {Length} bytes.", nameof(key));

    public static byte[] Genesis { get; } = new byte[AuditRow.MacLength];

    public byte[] Row(byte[] previous, AuditRow row) => new Canonical("row").Add(row.Chain).Add(row.Sequence).Add(previous).Add(row.At).Add(row.ActorId)
        .Add(row.Role?.ToString()).Add(row.Action.ToString()).Add(row.Cases).Add(row.Detail).Add(row.Trace).Mac(_key);

    public byte[] Head(int chain, int chains, long lastSequence, byte[] lastMac) =>
        new Canonical("head").Add(chain).Add(chains).Add(lastSequence).Add(lastMac).Mac(_key);

    public byte[] Segment(AuditSegment segment) => new Canonical("segment").Add(segment.Chain).Add(segment.FirstSequence).Add(segment.LastSequence)
        .Add(segment.Month.DayNumber).Add(segment.LastMac).Add(segment.ProposedById).Add(segment.SignedById).Add(segment.RemovedAt).Mac(_key);

    /// <summary>Signs a line of a file that lies beside the database, on the line before it.</summary>
    public byte[] Line(string kind, byte[] previous, string text) => new Canonical(kind).Add(previous).Add(text).Mac(_key);

    public static bool Same(byte[] a, byte[] b) => CryptographicOperations.FixedTimeEquals(a, b);

    // Each part with its length before it, so that no two rows are written the same.
    private sealed class Canonical
    {
        private const int Absent = -1;
        private readonly ArrayBufferWriter<byte> _bytes = new();

        public Canonical(string kind) => Add(kind);

        public Canonical Add(string? text) => text is null ? Add(Absent) : Add(Encoding.UTF8.GetBytes(text));

        public Canonical Add(byte[] bytes)
        {
            Add(bytes.Length);
            _bytes.Write(bytes);
            return this;
        }

        public Canonical Add(DateTime instant) => Add(instant.Ticks);

        public Canonical Add(int number)
        {
            BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), number);
            _bytes.Advance(sizeof(int));
            return this;
        }

        public Canonical Add(long number)
        {
            BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), number);
            _bytes.Advance(sizeof(long));
            return this;
        }

        public byte[] Mac(byte[] key) => HMACSHA256.HashData(key, _bytes.WrittenSpan);
    }
}
