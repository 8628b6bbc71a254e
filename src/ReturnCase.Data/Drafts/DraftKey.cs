using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ReturnCase.Data.Drafts;

/// <summary>Encrypts drafts (AES-256-GCM). The key lies outside the database, and a draft that was moved to another person, case or form cannot be read there.</summary>
public sealed class DraftKey
{
    public const int Length = 32;

    private readonly byte[] _key;

    /// <param name="key">32 random bytes.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public DraftKey(byte[] key) => _key = key.Length == Length ? key : throw new ArgumentException($"This key has {Length} bytes.", nameof(key));

    /// <summary>Another result at each call.</summary>
    /// <param name="place">What it is bound to.</param>
    /// <param name="plain">What <see cref="Plain"/> made of the text.</param>
    public byte[] Encrypt(DraftPlace place, byte[] plain)
    {
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (cipher, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var aes = new AesGcm(_key, tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag, Bound(place));
        return [.. nonce, .. tag, .. cipher];
    }

    /// <summary>The text of a draft; null where it was made with another key, for another place, or was changed.</summary>
    public DraftText? Decrypt(DraftPlace place, byte[] content)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        if (content.Length < nonce + tag)
        {
            return null;
        }

        var bytes = content.AsSpan();
        var plain = new byte[bytes.Length - nonce - tag];
        using var aes = new AesGcm(_key, tag);
        try
        {
            aes.Decrypt(bytes[..nonce], bytes[(nonce + tag)..], bytes.Slice(nonce, tag), plain, Bound(place));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return JsonSerializer.Deserialize<DraftText>(plain);
    }

    /// <summary>A text as it is encrypted; its length is what the limit counts.</summary>
    public static byte[] Plain(DraftText text) => JsonSerializer.SerializeToUtf8Bytes(text);

    // Parts with their length before them, so that no two places are written the same.
    private static byte[] Bound(DraftPlace place) =>
        Encoding.UTF8.GetBytes(string.Concat(((string[])["draft", place.UserId, place.CaseNumber ?? "", place.Form]).Select(part => $"{part.Length}:{part}")));
}
