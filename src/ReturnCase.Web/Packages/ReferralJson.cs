using System.Globalization;
using System.Text.Json;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Packages;

/// <summary>The file for systems, as docs/schemas/referral-v1.schema.json describes it: the frozen contents character by character, and above each what it is.</summary>
public static class ReferralJson
{
    public const int SchemaVersion = 1;

    private const int FlushAt = 64 * 1024;

    public static async Task WriteAsync(Stream to, PackageHead head, IAsyncEnumerable<PackedReferral> referrals, CancellationToken cancel = default)
    {
        await using var json = new Utf8JsonWriter(to);
        json.WriteStartObject();
        Head(json, head);
        json.WriteStartArray("referrals");
        await foreach (var referral in referrals.WithCancellation(cancel))
        {
            Write(json, referral);
            if (json.BytesPending > FlushAt)
                await json.FlushAsync(cancel);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }

    /// <summary>What stands above the list, and above the list of parts in the manifest.</summary>
    internal static void Head(Utf8JsonWriter json, PackageHead head)
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteNumber("batch", head.Batch);
        json.WriteString("createdAt", Instant(head.CreatedAt));
        json.WriteString("createdBy", head.CreatedBy);
        json.WriteNumber("count", head.Count);
    }

    private static void Write(Utf8JsonWriter json, PackedReferral referral)
    {
        json.WriteStartObject();
        json.WriteString("referral", referral.Number);
        json.WriteNumber("version", referral.Version);
        json.WriteString("case", referral.CaseNumber);
        json.WriteString("kind", referral.Kind.ToString());
        json.WriteString("filedOn", Day(referral.FiledOn));
        if (referral.NewFactsOn is { } on)
            json.WriteString("newFactsOn", Day(on));
        if (referral.Replaces is { } replaced)
        {
            json.WriteStartObject("replaces");
            json.WriteNumber("version", replaced.Version);
            json.WriteString("sentAt", Instant(replaced.SentAt));
            json.WriteNumber("batch", replaced.Batch);
            json.WriteEndObject();
        }

        json.WriteStartArray("gaps");
        foreach (var gap in referral.Gaps)
            json.WriteStringValue(gap);
        json.WriteEndArray();
        if (referral.ReleasedDespite is { } despite)
            json.WriteString("releasedDespite", despite);
        json.WritePropertyName("content");
        // Written by the program itself when it was frozen, so it is not read again to see whether it is JSON.
        json.WriteRawValue(referral.Content, skipInputValidation: true);
        json.WriteEndObject();
    }

    // Instants come in UTC, whatever they say of themselves.
    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
