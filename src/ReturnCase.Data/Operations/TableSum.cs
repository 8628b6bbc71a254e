using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReturnCase.Data.Operations;

/// <summary>
/// A SHA-256 over the rows of a table that is the same in every database: each row is written in one form, whatever the database makes of its values, and hashed; the hashes are added up,
/// since databases order text differently; the sum, the count and the columns are hashed.
/// </summary>
public sealed class TableSum(MoveTable table)
{
    private const int Words = SHA256.HashSizeInBytes / sizeof(ulong);
    private readonly ulong[] _sum = new ulong[Words];
    private readonly ArrayBufferWriter _row = new();

    public long Rows { get; private set; }

    /// <summary>Counts a row.</summary>
    public void Add(object?[] values)
    {
        _row.Clear();
        foreach (var value in values)
        {
            Write(value);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_row.Written, hash);
        var carry = UInt128.Zero;
        for (var at = 0; at < Words; at++)
        {
            carry += (UInt128)_sum[at] + BinaryPrimitives.ReadUInt64LittleEndian(hash[(at * sizeof(ulong))..]);
            _sum[at] = (ulong)carry;
            carry >>= 64;
        }

        Rows++;
    }

    /// <summary>The hash over all rows so far, in hexadecimal.</summary>
    public string Hash()
    {
        var head = $"{table.Name}({string.Join(',', table.Columns.Select(column => column.Name))}){Rows.ToString(CultureInfo.InvariantCulture)}";
        var sum = new byte[SHA256.HashSizeInBytes];
        for (var at = 0; at < Words; at++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(sum.AsSpan(at * sizeof(ulong)), _sum[at]);
        }

        return Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(head), .. sum]));
    }

    // A letter for the kind and a length where there are several: no two rows are written alike.
    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                _row.Byte((byte)'n');
                break;
            case bool flag:
                Number('b', flag ? 1 : 0);
                break;
            case int number:
                Number('i', number);
                break;
            case long number:
                Number('i', number);
                break;
            case double number:
                Number('f', BitConverter.DoubleToInt64Bits(number));
                break;
            case decimal number:
                Bytes('d', Encoding.ASCII.GetBytes(number.ToString("0.############################", CultureInfo.InvariantCulture)));
                break;
            case string text:
                Bytes('s', Encoding.UTF8.GetBytes(text));
                break;
            case byte[] bytes:
                Bytes('x', bytes);
                break;
            case Guid id:
                Bytes('g', id.ToByteArray());
                break;
            case DateTime at:
                Number('t', at.Ticks);
                break;
            case DateTimeOffset at:
                Number('o', at.UtcTicks);
                Number('o', (long)at.Offset.TotalMinutes);
                break;
            case DateOnly day:
                Number('y', day.DayNumber);
                break;
            case TimeOnly time:
                Number('h', time.Ticks);
                break;
            default:
                throw new NotSupportedException($"A move does not know {value.GetType().Name}.");
        }
    }

    private void Number(char kind, long value)
    {
        _row.Byte((byte)kind);
        BinaryPrimitives.WriteInt64BigEndian(_row.Room(sizeof(long)), value);
    }

    private void Bytes(char kind, byte[] value)
    {
        Number(kind, value.Length);
        value.CopyTo(_row.Room(value.Length));
    }

    /// <summary>Memory that is used again for each row.</summary>
    private sealed class ArrayBufferWriter
    {
        private byte[] _bytes = new byte[1024];
        private int _length;

        public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

        public void Clear() => _length = 0;

        public void Byte(byte value) => Room(1)[0] = value;

        public Span<byte> Room(int length)
        {
            if (_bytes.Length - _length < length)
            {
                Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
            }

            _length += length;
            return _bytes.AsSpan(_length - length, length);
        }
    }
}
