using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.Referrals;

/// <summary>The files of a batch: the frozen contents as they are, and the same as a table.</summary>
public static class ReferralPackage
{
    public const int SchemaVersion = 1;

    private const string LineEnd = "\r\n";
    private static readonly SearchValues<char> StartsFormula = SearchValues.Create("=+-@\t\r\n");

    private static readonly (string Name, Func<Referral, JsonElement, string?> Value)[] Columns =
    [
        ("referral", (r, _) => r.Number),
        ("kind", (r, _) => r.Kind.ToString()),
        ("filedOn", (r, _) => Date(r.FiledOn)),
        ("newFactsOn", (r, _) => r.NewFactsOn is { } on ? Date(on) : null),
        ("case", (_, c) => Text(c, "case")),
        ("vNumber", (_, c) => Text(c, "vNumber")),
        ("firstNames", (_, c) => Text(c, "child", "firstNames")),
        ("lastName", (_, c) => Text(c, "child", "lastName")),
        ("aliases", (_, c) => Text(c, "child", "aliases")),
        ("birthYear", (_, c) => Text(c, "child", "birthYear")),
        ("birthMonth", (_, c) => Text(c, "child", "birthMonth")),
        ("birthDay", (_, c) => Text(c, "child", "birthDay")),
        ("nationality", (_, c) => Text(c, "child", "nationality")),
        ("location", (_, c) => Text(c, "child", "location")),
        ("team", (_, c) => Text(c, "team")),
        ("counsellor", (_, c) => Text(c, "counsellor")),
        ("confirmedOn", (_, c) => Text(c, "confirmedOn")),
        ("proposedBy", (_, c) => Text(c, "proposal", "proposedBy")),
        ("confirmedBy", (_, c) => Text(c, "proposal", "confirmedBy")),
        ("grounds", (_, c) => Text(c, "proposal", "grounds")),
        ("searchStartedOn", (_, c) => Text(c, "searchYear", "startedOn")),
        ("searchLastDay", (_, c) => Text(c, "searchYear", "lastDay")),
        ("countries", (_, c) => Text(c, "countries")),
        ("verdict", (_, c) => Text(c, "judgement", "verdict")),
    ];

    public static IReadOnlyList<string> ColumnNames { get; } = [.. Columns.Select(column => column.Name)];

    /// <summary>UTF-8 with a byte order mark, semicolons and CRLF: opens in a spreadsheet, and no cell can run there.</summary>
    public static byte[] Csv(IReadOnlyCollection<Referral> referrals)
    {
        var table = new StringBuilder().AppendJoin(';', ColumnNames.Select(Cell)).Append(LineEnd);
        foreach (var referral in referrals)
        {
            using var content = JsonDocument.Parse(referral.Content);
            var root = content.RootElement;
            table.AppendJoin(';', Columns.Select(column => Cell(column.Value(referral, root)))).Append(LineEnd);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.ToString())];
    }

    /// <summary>The frozen contents, character by character as they were confirmed.</summary>
    public static byte[] Json(int batch, Change change, IReadOnlyCollection<Referral> referrals)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteNumber("batch", batch);
            json.WriteString("createdAt", change.RecordedAt);
            json.WriteString("createdBy", change.By.Name);
            json.WriteNumber("count", referrals.Count);
            json.WriteStartArray("referrals");
            foreach (var referral in referrals)
            {
                json.WriteStartObject();
                json.WriteString("referral", referral.Number);
                json.WriteString("filedOn", Date(referral.FiledOn));
                if (referral.NewFactsOn is { } on)
                {
                    json.WriteString("newFactsOn", Date(on));
                }

                json.WritePropertyName("content");
                json.WriteRawValue(referral.Content);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>One cell: quoted, and never a formula.</summary>
    public static string Cell(string? value)
    {
        var text = value ?? "";
        var safe = text.Length > 0 && StartsFormula.Contains(text[0]) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(JsonElement content, params string[] path)
    {
        foreach (var name in path)
        {
            if (content.ValueKind != JsonValueKind.Object || !content.TryGetProperty(name, out content))
            {
                return null;
            }
        }

        return content.ValueKind switch
        {
            JsonValueKind.Array => string.Join(' ', content.EnumerateArray().Select(item => item.ToString())),
            JsonValueKind.Null => null,
            _ => content.ToString(),
        };
    }
}
