using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Api;

/// <summary>A request as it came in.</summary>
/// <param name="ClientId">Who sent it.</param>
/// <param name="Key">The key that its sender gave it.</param>
/// <param name="Target">Method and address.</param>
/// <param name="Body">What was sent.</param>
public sealed record KeyedRequest(int ClientId, string Key, string Target, byte[] Body);

/// <summary>What an answer under a key says.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="Body">What was answered.</param>
/// <param name="Location">Address of what was made.</param>
public sealed record KeyedAnswer(int Status, byte[] Body, string? Location);

/// <summary>What is known of a key.</summary>
public abstract record KeyClaim
{
    /// <summary>The request is to be worked on; until it is kept or let go, nobody else does.</summary>
    public sealed record Mine(long Id, int Revision, KeyedRequest Request) : KeyClaim;

    /// <summary>It was answered before.</summary>
    public sealed record Answered(KeyedAnswer Answer) : KeyClaim;

    /// <summary>The key was used for another request.</summary>
    public sealed record Other : KeyClaim;

    /// <summary>The same request is being worked on.</summary>
    public sealed record Busy : KeyClaim;
}

/// <summary>
/// Does what is asked once per key. The answer is saved with the change itself: a crash leaves both or neither. What was refused changed nothing, so that its key is free again.
/// </summary>
public sealed class IdempotentRequests(ReturnCaseDb db, UniqueIndexes indexes, ApiOptions options)
{
    /// <summary>Shortest key: a random one has at least this.</summary>
    public const int KeyMinLength = 16;

    /// <summary>Greatest length of a key.</summary>
    public const int KeyMaxLength = 255;

    /// <summary>How long one process has for one request; longer than a request may take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Claims a request to work on it, or says what became of it before.</summary>
    public async Task<KeyClaim> ClaimAsync(KeyedRequest request, DateTime now, CancellationToken cancel = default)
    {
        var (hash, print) = (KeyHash(request.Key), Fingerprint(request));
        // Asked first: a repeat is ordinary, and an insert that fails would stand in the log as an error.
        if (await db.IdempotentRequests.AnyAsync(known => known.ClientSystemId == request.ClientId && known.KeyHash == hash, cancel))
        {
            return await KnownAsync(request, hash, print, now, cancel);
        }

        var row = new IdempotentRequest { ClientSystemId = request.ClientId, KeyHash = hash, Fingerprint = print, Revision = 1, ClaimedUntil = now + Lease, EndsAt = now.AddDays(options.AnswerDays) };
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new KeyClaim.Mine(row.Id, row.Revision, request);
        }
        catch (DbUpdateException error) when (indexes.Violated(error)?.Contains(nameof(IdempotentRequest.KeyHash), StringComparison.Ordinal) == true)
        {
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        return await KnownAsync(request, hash, print, now, cancel);
    }

    /// <summary>Puts the answer beside the change that is about to be saved. Where somebody else took the request over meanwhile, that save fails as a conflict.</summary>
    public void Keep(KeyClaim.Mine claim, KeyedAnswer answer, string? caseNumber, DateTime now)
    {
        var row = db.Attach(new IdempotentRequest { Id = claim.Id, ClientSystemId = claim.Request.ClientId, Revision = claim.Revision }).Entity;
        (row.Revision, row.Status, row.Location, row.CaseNumber, row.EndsAt) = (claim.Revision + 1, answer.Status, answer.Location, caseNumber, now.AddDays(options.AnswerDays));
        row.Answer = Encrypt(claim.Request.Key, answer.Body);
    }

    /// <summary>Frees the key of a request that changed nothing. An answer that was kept stays.</summary>
    public Task LetGoAsync(KeyClaim.Mine claim) =>
        db.IdempotentRequests.Where(row => row.Id == claim.Id && row.Revision == claim.Revision && row.Status == null).ExecuteDeleteAsync();

    /// <summary>Forgets what is no longer kept; the answer is how much.</summary>
    public Task<int> SweepAsync(DateTime now, CancellationToken cancel = default) => db.IdempotentRequests.Where(row => row.EndsAt <= now).ExecuteDeleteAsync(cancel);

    private async Task<KeyClaim> KnownAsync(KeyedRequest request, string hash, string print, DateTime now, CancellationToken cancel)
    {
        var known = await db.IdempotentRequests.AsNoTracking().SingleOrDefaultAsync(row => row.ClientSystemId == request.ClientId && row.KeyHash == hash, cancel);
        if (known is null || known.EndsAt <= now)
        {
            // Let go or run out between the two questions.
            await db.IdempotentRequests.Where(row => row.ClientSystemId == request.ClientId && row.KeyHash == hash && row.EndsAt <= now).ExecuteDeleteAsync(cancel);
            return await ClaimAsync(request, now, cancel);
        }

        if (known.Fingerprint != print)
        {
            return new KeyClaim.Other();
        }

        if (known is { Status: { } status, Answer: { } answer })
        {
            return new KeyClaim.Answered(new(status, Decrypt(request.Key, answer), known.Location));
        }

        // Whoever claimed it died: one of those who ask again takes it over.
        return known.ClaimedUntil <= now && await db.IdempotentRequests.Where(row => row.Id == known.Id && row.Revision == known.Revision)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, known.Revision + 1).SetProperty(row => row.ClaimedUntil, now + Lease), cancel) == 1
            ? new KeyClaim.Mine(known.Id, known.Revision + 1, request)
            : new KeyClaim.Busy();
    }

    private static string KeyHash(string key) => Convert.ToHexStringLower(Derived(key, "name"));

    private static string Fingerprint(KeyedRequest request) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Derived(request.Key, "fingerprint"), (byte[])[.. Encoding.UTF8.GetBytes(request.Target), 0, .. request.Body]));

    private static byte[] Encrypt(string key, byte[] plain)
    {
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (cipher, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var aes = new AesGcm(Derived(key, "answer"), tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        return [.. nonce, .. tag, .. cipher];
    }

    private static byte[] Decrypt(string key, byte[] kept)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[kept.Length - nonce - tag];
        using var aes = new AesGcm(Derived(key, "answer"), tag);
        aes.Decrypt(kept.AsSpan(0, nonce), kept.AsSpan(nonce + tag), kept.AsSpan(nonce, tag), plain);
        return plain;
    }

    private static byte[] Derived(string key, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key), 32, info: Encoding.UTF8.GetBytes($"returncase idempotency {use}"));
}
