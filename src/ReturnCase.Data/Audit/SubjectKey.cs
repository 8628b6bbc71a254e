using System.Security.Cryptography;
using System.Text;
using ReturnCase.Domain.People;

namespace ReturnCase.Data.Audit;

/// <summary>Encrypts the V-number by which the processing log names a child (AES-256-GCM). Whoever has only the database or the log cannot read it.</summary>
public sealed class SubjectKey
{
    public const int Length = 32;

    private readonly byte[] _key;

    /// <param name="key">32 random bytes.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public SubjectKey(byte[] key) => _key = key.Length == Length ? key : throw new ArgumentException($"This key has {Length} bytes.", nameof(key));

    /// <summary>Another text at each call, so it is done once for each child and kept.</summary>
    public string Encrypt(VNumber number)
    {
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var plain = Encoding.ASCII.GetBytes(number.Value);
        var (cipher, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var aes = new AesGcm(_key, tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        return Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
    }

    /// <summary>The V-number behind a token.</summary>
    /// <exception cref="CryptographicException">It was made with another key, or changed.</exception>
    public VNumber Decrypt(string token)
    {
        var bytes = Convert.FromBase64String(token).AsSpan();
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[bytes.Length - nonce - tag];
        using var aes = new AesGcm(_key, tag);
        aes.Decrypt(bytes[..nonce], bytes[(nonce + tag)..], bytes.Slice(nonce, tag), plain);
        return VNumber.Parse(Encoding.ASCII.GetString(plain));
    }
}
