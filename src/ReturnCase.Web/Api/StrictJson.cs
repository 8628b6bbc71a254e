using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ReturnCase.Web.Api;

/// <summary>Reads what was sent, and names every field that is unknown, twice there or of another kind than it should be: all at once, each where it stands.</summary>
internal sealed class StrictJson(ApiWords words)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = ApiJson.MostDepth, AllowDuplicateProperties = false };

    /// <summary>What was read, or the faults of it.</summary>
    public (T? Value, IReadOnlyList<Fault> Faults) Read<T>(byte[] body)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            var faults = new List<Fault>();
            Check(document.RootElement, ApiJson.Options.GetTypeInfo(typeof(T)), "", faults);
            return faults.Count > 0 ? (null, faults) : (document.Deserialize<T>(ApiJson.Options)!, []);
        }
        catch (JsonException)
        {
            return (null, [Fault.Body("", words["NotJson", ApiJson.MostDepth])]);
        }
        catch (InvalidOperationException)
        {
            // Names of fields are compared while it is read, and one of them is no text.
            return (null, [Fault.Body("", words["NoTextName"])]);
        }
    }

    private void Check(JsonElement element, JsonTypeInfo type, string at, List<Fault> faults)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(element, type, at, faults);
                break;
            case JsonTypeInfoKind.Enumerable:
                CheckList(element, type, at, faults);
                break;
            default:
                if (Wrong(element, type.Type) is { } sentence)
                {
                    faults.Add(Fault.Body(at, sentence));
                }

                break;
        }
    }

    private void CheckObject(JsonElement element, JsonTypeInfo type, string at, List<Fault> faults)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(Fault.Body(at, words["NoObject"]));
            return;
        }

        foreach (var field in element.EnumerateObject())
        {
            if (!TryName(field, out var name))
            {
                faults.Add(Fault.Body(at, words["NoTextName"]));
                continue;
            }

            var pointer = $"{at}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (type.Properties.FirstOrDefault(property => property.Name == name) is not { } known)
            {
                faults.Add(Fault.Body(pointer, words["UnknownField", string.Join(", ", type.Properties.Select(property => property.Name))]));
            }
            else if (field.Value.ValueKind != JsonValueKind.Null)
            {
                Check(field.Value, ApiJson.Options.GetTypeInfo(known.PropertyType), pointer, faults);
            }
        }
    }

    private void CheckList(JsonElement element, JsonTypeInfo type, string at, List<Fault> faults)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            faults.Add(Fault.Body(at, words["NoList"]));
            return;
        }

        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            Check(item, ApiJson.Options.GetTypeInfo(type.ElementType!), $"{at}/{index++}", faults);
        }
    }

    // Half a pair of signs, or bytes that are no UTF-8, only come to light where a text is read.
    private static bool TryText(JsonElement element, [NotNullWhen(true)] out string? text)
    {
        try
        {
            return (text = element.GetString()) is not null;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private static bool TryName(JsonProperty field, [NotNullWhen(true)] out string? name)
    {
        try
        {
            return (name = field.Name) is not null;
        }
        catch (InvalidOperationException)
        {
            name = null;
            return false;
        }
    }

    private string? Wrong(JsonElement element, Type type)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        if (element.ValueKind == JsonValueKind.String && !TryText(element, out _))
        {
            return words["NullSign"];
        }

        return kind switch
        {
            _ when kind.IsEnum => element.ValueKind == JsonValueKind.String && Enum.GetNames(kind).Contains(element.GetString()) ? null : words["NoChoice", string.Join(", ", Enum.GetNames(kind))],
            _ when kind == typeof(string) => element.ValueKind != JsonValueKind.String ? words["NoText"] : element.GetString()!.Contains('\0', StringComparison.Ordinal) ? words["NullSign"] : null,
            _ when kind == typeof(bool) => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : words["NoTruth"],
            _ when kind == typeof(int) => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out _) ? null : words["NoNumber"],
            _ when kind == typeof(DateOnly) => element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _) ? null : words["NoDate"],
            _ => throw new InvalidOperationException($"No rule for a field of {kind}."),
        };
    }
}
