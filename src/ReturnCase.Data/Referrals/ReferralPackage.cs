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

    private static readonly (string Name, Func<Line, string?> Value)[] Columns =
    [
        ("referral", line => line.Referral.Number),
        ("kind", line => line.Referral.Kind.ToString()),
        ("filedOn", line => Date(line.Referral.FiledOn)),
        ("newFactsOn", line => NewFacts(line.Change, line.Referral) is { } on ? Date(on) : null),
        ("case", line => Text(line.Content, "case")),
        ("vNumber", line => Text(line.Content, "vNumber")),
        ("firstNames", line => Text(line.Content, "child", "firstNames")),
        ("lastName", line => Text(line.Content, "child", "lastName")),
        ("aliases", line => Text(line.Content, "child", "aliases")),
        ("birthYear", line => Text(line.Content, "child", "birthYear")),
        ("birthMonth", line => Text(line.Content, "child", "birthMonth")),
        ("birthDay", line => Text(line.Content, "child", "birthDay")),
        ("nationality", line => Text(line.Content, "child", "nationality")),
        ("location", line => Text(line.Content, "child", "location")),
        ("team", line => Text(line.Content, "team")),
        ("counsellor", line => Text(line.Content, "counsellor")),
        ("confirmedOn", line => Text(line.Content, "confirmedOn")),
        ("proposedBy", line => Text(line.Content, "proposal", "proposedBy")),
        ("confirmedBy", line => Text(line.Content, "proposal", "confirmedBy")),
        ("grounds", line => Text(line.Content, "proposal", "grounds")),
        ("searchStartedOn", line => Text(line.Content, "searchYear", "startedOn")),
        ("searchLastDay", line => Text(line.Content, "searchYear", "lastDay")),
        ("countries", line => Text(line.Content, "countries")),
        ("verdict", line => Text(line.Content, "judgement", "verdict")),
    ];

    public static IReadOnlyList<string> ColumnNames { get; } = [.. Columns.Select(column => column.Name)];

    /// <summary>UTF-8 with a byte order mark, semicolons and CRLF: opens in a spreadsheet, and no cell can run there.</summary>
    public static byte[] Csv(Change change, IReadOnlyCollection<Referral> referrals)
    {
        var table = new StringBuilder().AppendJoin(';', ColumnNames.Select(Cell)).Append(LineEnd);
        foreach (var referral in referrals)
        {
            using var content = JsonDocument.Parse(referral.Content);
            var line = new Line(change, referral, content.RootElement);
            table.AppendJoin(';', Columns.Select(column => Cell(column.Value(line)))).Append(LineEnd);
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
                if (NewFacts(change, referral) is { } on)
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

    /// <summary>Numbers of the cases in the file that <see cref="Json"/> made.</summary>
    public static IReadOnlyList<string> CasesIn(byte[] json)
    {
        using var package = JsonDocument.Parse(json);
        return [.. package.RootElement.GetProperty("referrals").EnumerateArray().Select(referral => Text(referral, "content", "case")).OfType<string>().Distinct()];
    }

    /// <summary>One cell: quoted, and never a formula.</summary>
    public static string Cell(string? value)
    {
        var text = value ?? "";
        var safe = text.Length > 0 && StartsFormula.Contains(text[0]) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // What was told after it was sent is not in what was sent.
    private static DateOnly? NewFacts(Change change, Referral referral) => referral.NewFactsOn <= change.OccurredOn ? referral.NewFactsOn : null;

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

    private readonly record struct Line(Change Change, Referral Referral, JsonElement Content);
}
