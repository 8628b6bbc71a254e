using System.Text.Json;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Packages;

/// <summary>The last part of a package, as docs/schemas/manifest-v1.schema.json describes it: what the others are, and how to see that nothing was lost or changed.</summary>
public static class PackageManifest
{
    public static async Task WriteAsync(Stream to, PackageHead head, IEnumerable<PackagePart> parts, CancellationToken cancel = default)
    {
        await using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        ReferralJson.Head(json, head);
        json.WriteStartArray("parts");
        foreach (var part in parts)
        {
            json.WriteStartObject();
            json.WriteString("name", part.Name);
            json.WriteNumber("size", part.Size);
            json.WriteString("sha256", part.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }
}
