using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Packages;

/// <summary>Where packages are put by themselves.</summary>
/// <param name="Folder">A folder that the IND fetches from, also one on a mounted drop; null where somebody downloads them.</param>
public sealed record TransferOptions(string? Folder);

/// <summary>
/// Puts packages in the folder of the IND. One has left only when it was read back there, byte for byte; what failed says so, with the reason, and is tried again.
/// </summary>
public sealed class PackageTransfer(ReturnCaseDb db, BatchQueries batches, PackageFiles files, TransferOptions options, AuditTrail trail, TimeProvider clock)
{
    private static readonly Actor Program = new("system", "ReturnCase", ActorRole.IndLiaison);
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30)];
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);

    private sealed record Owed(int Number, string Name, string Sha256, DateTime? FailedAt, int Failures);

    /// <summary>Puts there whatever was never put there and whose next try is due.</summary>
    /// <returns>How many left.</returns>
    public async Task<int> RoundAsync(CancellationToken cancel = default)
    {
        if (options.Folder is not { } folder)
        {
            return 0;
        }

        var left = 0;
        foreach (var owed in await DueAsync(cancel))
        {
            left += await PutAsync(owed.Number, owed.Name, owed.Sha256, folder, Program, cancel) is null ? 1 : 0;
        }

        return left;
    }

    /// <summary>Whether there is anything to put there now.</summary>
    public async Task<bool> IsOwedAsync(CancellationToken cancel = default) => options.Folder is not null && (await DueAsync(cancel)).Count > 0;

    /// <summary>Puts one package in a folder now.</summary>
    /// <returns>Why it did not work; null where it did.</returns>
    public async Task<string?> PutAsync(int batch, string name, string sha256, string folder, Actor by, CancellationToken cancel = default)
    {
        var failure = await TryAsync(batch, name, sha256, folder, cancel);
        trail.Changes(AuditAction.PackageTransferred, failure is null ? name : $"{name}: failed", await batches.CasesInAsync(batch, cancel));
        await batches.KeepAsync(new(batch, DeliveryKind.Transferred, clock.GetUtcNow().UtcDateTime, by, failure), cancel);
        return failure;
    }

    // Under another name first: whoever fetches from the folder never meets half a package.
    private async Task<string?> TryAsync(int batch, string name, string sha256, string folder, CancellationToken cancel)
    {
        var (whole, half) = (Path.Combine(folder, name), Path.Combine(folder, $".{name}.part"));
        try
        {
            Directory.CreateDirectory(folder);
            if (File.Exists(whole) && await HashAsync(whole, cancel) == sha256)
            {
                return null;
            }

            await using (var file = new FileStream(half, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous }))
            {
                await files.CopyAsync(batch, name, file, cancel);
                file.Flush(flushToDisk: true);
            }

            if (await HashAsync(half, cancel) != sha256)
            {
                File.Delete(half);
                return "What was read back is not what was written.";
            }

            File.Move(half, whole, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception is UnauthorizedAccessException ? "The folder refuses to be written to." : exception is DirectoryNotFoundException ? "The folder is not there." : $"The folder answered with an error ({exception.HResult & 0xFFFF}).";
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    private async Task<List<Owed>> DueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. (await OwedAsync(cancel)).Where(owed => owed.FailedAt is null || owed.FailedAt + Pause(owed.Failures) <= now)];
    }

    private async Task<List<Owed>> OwedAsync(CancellationToken cancel) => await db.ReferralBatches.Where(batch => batch.FilesGoneAt == null && batch.Deliveries.All(d => d.Failure != null))
        .OrderBy(batch => batch.Number).Take(20).SelectMany(batch => batch.Files, (batch, file) => new Owed(
            batch.Number, file.Name, file.Sha256, batch.Deliveries.Max(d => (DateTime?)d.At), batch.Deliveries.Count)).ToListAsync(cancel);

    private static TimeSpan Pause(int failures) => failures < Pauses.Length ? Pauses[failures] : LongestPause;
}
