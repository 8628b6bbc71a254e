using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ReturnCase.Web.Security;

/// <summary>Time-based one-time codes (RFC 6238) as every authenticator app makes them: SHA-1, six digits, half a minute.</summary>
public static class OneTimeCode
{
    public const int Digits = 6;
    public const int SecretBytes = 20;
    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step of time that a code belongs to: this one, the one before or the one after. Null when it belongs to none of them.</summary>
    public static long? StepOf(byte[] secret, string code, DateTime now)
    {
        var typed = string.Concat(code.Where(sign => !char.IsWhiteSpace(sign)));
        var current = Step(now);
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Of(secret, step)), System.Text.Encoding.UTF8.GetBytes(typed)))
                found = step;
        }

        return found;
    }

    public static long Step(DateTime now) => new DateTimeOffset(now, TimeSpan.Zero).ToUnixTimeSeconds() / StepSeconds;

    public static string Of(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        Mac(secret, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A secret as apps take it when it is typed.</summary>
    public static string Text(byte[] secret)
    {
        var text = new System.Text.StringBuilder();
        for (var bit = 0; bit < secret.Length * 8; bit += 5)
        {
            var pair = (secret[bit / 8] << 8) | (bit / 8 + 1 < secret.Length ? secret[bit / 8 + 1] : 0);
            text.Append(Base32[(pair >> (11 - bit % 8)) & 31]);
        }

        return text.ToString();
    }

    /// <summary>The same secret back from its text.</summary>
    public static byte[] Bytes(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            if ((Base32.IndexOf(text[bit / 5], StringComparison.Ordinal) >> (4 - bit % 5) & 1) == 1)
                bytes[bit / 8] |= (byte)(128 >> bit % 8);
        }

        return bytes;
    }

    // The algorithm of these codes is fixed by the apps; its weakness to collisions does not touch a keyed hash.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as authenticator apps know it.")]
    private static void Mac(byte[] secret, ReadOnlySpan<byte> counter, Span<byte> mac) => HMACSHA1.HashData(secret, counter, mac);
}
