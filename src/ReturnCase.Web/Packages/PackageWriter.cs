using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Packages;

/// <summary>Writes a package, part by part, never with more than one referral in memory.</summary>
public sealed class PackageWriter
{
    public async Task<IReadOnlyList<PackagePart>> WriteAsync(Stream zip, PackageHead head, IAsyncEnumerable<PackedReferral> referrals, Func<int, Task>? dossierDone, CancellationToken cancel)
    {
        var parts = new List<PackagePart>();
        await using var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true);
        var entry = archive.CreateEntry("referrals.json");
        entry.LastWriteTime = head.CreatedAt;
        var done = 0;
        await using (var stream = entry.Open())
        {
            using var json = new Utf8JsonWriter(stream);
            json.WriteStartObject();
            json.WriteNumber("batch", head.Batch);
            json.WriteStartArray("referrals");
            await foreach (var referral in referrals.WithCancellation(cancel))
            {
                json.WriteStartObject();
                json.WriteString("referral", referral.Number);
                json.WriteNumber("version", referral.Version);
                json.WritePropertyName("content");
                json.WriteRawValue(referral.Content);
                json.WriteEndObject();
                await json.FlushAsync(cancel);
                if (dossierDone is not null)
                    await dossierDone(++done);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return parts;
    }
}
