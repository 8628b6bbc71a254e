using System.Globalization;
using System.Text.Json;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Referrals;

/// <summary>Reads decisions from JSON as <c>docs/schemas/decision-file-v1.schema.json</c> describes it, in one pass and without a tree of the whole.</summary>
internal static class DecisionJson
{
    private const int Version = 1;
    private const string VersionMember = "schemaVersion";
    private const string DecisionsMember = "decisions";

    public static IReadOnlyList<DecisionRecord> Read(ReadOnlyMemory<byte> json)
    {
        List<DecisionRecord>? records = null;
        var lines = new LineCounter(json);
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 8 });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new DecisionFileException(DecisionFileFault.NoDecisions);
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = reader.GetString();
                reader.Read();
                if (member == VersionMember)
                {
                    EnsureVersion(ref reader);
                }
                else if (member == DecisionsMember && records is null && reader.TokenType == JsonTokenType.StartArray)
                {
                    records = Decisions(ref reader, lines);
                }
                else
                {
                    throw new DecisionFileException(DecisionFileFault.UnknownColumn, Shown(member));
                }
            }

            reader.Read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new DecisionFileException(DecisionFileFault.NotJson, exception is JsonException { LineNumber: { } line } ? (line + 1).ToString(CultureInfo.InvariantCulture) : null);
        }

        return records is { Count: > 0 } ? records : throw new DecisionFileException(DecisionFileFault.NoDecisions);
    }

    private static void EnsureVersion(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var version) || version != Version)
        {
            throw new DecisionFileException(DecisionFileFault.OtherVersion);
        }
    }

    private static List<DecisionRecord> Decisions(ref Utf8JsonReader reader, LineCounter lines)
    {
        var records = new List<DecisionRecord>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (records.Count == DecisionFile.MostLines)
            {
                throw new DecisionFileException(DecisionFileFault.TooManyLines, $"{DecisionFile.MostLines}");
            }

            var line = lines.At(reader.TokenStartIndex);
            var (fields, faults) = (new Dictionary<string, string>(), new List<string>());
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Members(ref reader, fields, faults, inside: false);
            }
            else
            {
                reader.Skip();
                faults.Add(nameof(DecisionFault.NotADecision));
            }

            records.Add(new(records.Count + 1, line, fields, faults));
        }

        return records;
    }

    // What a return decision states may stand in a member of its own or beside the rest.
    private static void Members(ref Utf8JsonReader reader, Dictionary<string, string> fields, List<string> faults, bool inside)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            if (!inside && DecisionFields.Plain(member) == DecisionFields.Plain(DecisionFields.ReturnDecision))
            {
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    Members(ref reader, fields, faults, inside: true);
                }
                else if (reader.TokenType != JsonTokenType.Null)
                {
                    reader.Skip();
                    faults.Add(nameof(DecisionFault.WrongReturnDecision));
                }
            }
            else if (DecisionFields.Named(member) is not { } field || (inside && !DecisionFields.OfReturnDecision.Contains(field)))
            {
                reader.Skip();
                faults.Add(nameof(DecisionFault.UnknownField));
            }
            else if (fields.ContainsKey(field))
            {
                reader.Skip();
                faults.Add(DecisionFaults.Code(DecisionFault.FieldTwice, field));
            }
            else
            {
                Take(ref reader, field, fields, faults);
            }
        }
    }

    private static void Take(ref Utf8JsonReader reader, string field, Dictionary<string, string> fields, List<string> faults)
    {
        // A number for a text has lost the zeros in front of it.
        if (reader.TokenType == JsonTokenType.Number && !DecisionFields.OfReturnDecision.Contains(field))
        {
            faults.Add(DecisionFaults.Code(DecisionFault.NumberNotText, field));
        }

        var value = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number when reader.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Null => null,
            JsonTokenType.StartArray when field == DecisionFields.Countries => Joined(ref reader, faults, field),
            _ => Wrong(ref reader, faults, field),
        };
        if (value?.Length > DecisionFields.MostCharacters)
        {
            faults.Add(DecisionFaults.Code(DecisionFault.TooLong, field));
        }
        else if (value.Typed() is { } typed)
        {
            fields[field] = typed;
        }
    }

    private static string Joined(ref Utf8JsonReader reader, List<string> faults, string field)
    {
        var codes = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            codes.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : Wrong(ref reader, faults, field) ?? "");
        }

        return string.Join(' ', codes);
    }

    private static string? Wrong(ref Utf8JsonReader reader, List<string> faults, string field)
    {
        reader.Skip();
        faults.Add(DecisionFaults.Code(DecisionFault.WrongType, field));
        return null;
    }

    private static string Shown(string? name) => name.Typed() is { } typed ? typed[..Math.Min(typed.Length, 40)] : "";

    // Counts on from where it was asked last: asked for each decision in turn, the file is walked once.
    private sealed class LineCounter(ReadOnlyMemory<byte> text)
    {
        private int _at;
        private int _line = 1;

        public int At(long index)
        {
            _line += text.Span[_at..(int)index].Count((byte)'\n');
            _at = (int)index;
            return _line;
        }
    }
}
