using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Commands;

/// <summary>The published schemas of a package (JSON Schema, draft 2020-12), written from the types that are sent, with the words of the dossier.</summary>
public sealed class SchemaDocument(IStringLocalizer<ReferralDossier> labels, EnumText words)
{
    /// <summary>Where the schemas are kept, from the root of the sources.</summary>
    public const string ReferralPlace = "docs/schemas/referral-v1.schema.json";

    /// <inheritdoc cref="ReferralPlace"/>
    public const string ManifestPlace = "docs/schemas/manifest-v1.schema.json";

    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<string, string> Patterns = new()
    {
        ["VNumber"] = "^[0-9]{10}$",
        ["Case"] = "^RC-[0-9]{4}-[0-9]{6}$",
        ["Referral"] = "^RF-[0-9]{4}-[0-9]{6}$",
        ["ReferralNumber"] = "^RF-[0-9]{4}-[0-9]{6}$",
        ["Nationality"] = "^[A-Z]{2}$",
        ["Country"] = "^[A-Z]{2}$",
        ["Countries"] = "^[A-Z]{2}$",
        ["Sha256"] = "^[0-9a-f]{64}$",
        ["Gaps"] = "^[A-Z][A-Za-z]+$",
    };

    // What the words of the dossier do not tell, because it stands in no dossier.
    private static readonly Dictionary<string, string> Besides = new()
    {
        ["SchemaVersion"] = "Version of this schema. A change that a reader could stumble over makes a new one.",
        ["Batch"] = "Number of the package.",
        ["CreatedAt"] = "When the package was made, UTC.",
        ["CreatedBy"] = "Who asked for it.",
        ["Count"] = "Number of referrals in the package.",
        ["Sent"] = "The referrals, those filed first before the others.",
        ["Version"] = "1, and one more each time a correction was frozen under the same number.",
        ["Case"] = "Number of the case.",
        ["Replaces"] = "The version that this one takes the place of; absent where nothing was sent before.",
        ["SentAt"] = "When that version left, UTC.",
        ["Gaps"] = "Codes of what the referral lacks; empty where it is complete.",
        ["ReleasedDespite"] = "Why it was sent although something is lacking.",
        ["NewFactsOn"] = "The day on which the IND was told that there are new facts.",
        ["Content"] = "What was frozen when the referral was made, character by character.",
        ["Parts"] = "Every part but this one, in the order in which they lie in the package.",
        ["Part.Name"] = "Path in the package.",
        ["Part.Size"] = "Bytes.",
        ["Part.Sha256"] = "SHA-256 of the part, in hexadecimal digits.",
        ["Earlier.Number"] = "Number of that referral.",
    };

    /// <summary>The schema of referrals.json.</summary>
    public string Referral() => Write(typeof(PackageFormat.Referrals), "referral-v1.schema.json", "ReturnCase: referrals to the IND", "The file referrals.json of a package.");

    /// <summary>The schema of manifest.json.</summary>
    public string Manifest() => Write(typeof(PackageFormat.Manifest), "manifest-v1.schema.json", "ReturnCase: manifest of a package", "The file manifest.json of a package.");

    private string Write(Type root, string id, string title, string description)
    {
        var definitions = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$id"] = id, ["title"] = title, ["description"] = description };
        foreach (var (name, node) in Record(root, definitions).ToArray())
            schema[name] = node?.DeepClone();
        schema["$defs"] = new JsonObject(definitions.Select(definition => KeyValuePair.Create(definition.Key, (JsonNode?)definition.Value)));
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private JsonObject Record(Type type, SortedDictionary<string, JsonNode> definitions)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null && p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .OrderBy(p => p.DeclaringType == typeof(FrozenFact)).ThenBy(p => p.MetadataToken))
        {
            var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var value = Of(property.PropertyType, property.Name, definitions);
            value["description"] = Words(type, property.Name);
            properties[name] = value;
            if (Nullability.Create(property).ReadState == NullabilityState.NotNull)
                required.Add(name);
        }

        return new() { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    private JsonObject Of(Type type, string name, SortedDictionary<string, JsonNode> definitions)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        var item = kind.IsArray ? kind.GetElementType() : kind.IsGenericType ? kind.GetGenericArguments()[0] : null;
        return kind switch
        {
            _ when item is not null => new() { ["type"] = "array", ["items"] = Of(item, name, definitions) },
            _ when kind == typeof(string) => Patterns.TryGetValue(name, out var pattern) ? new() { ["type"] = "string", ["pattern"] = pattern } : new() { ["type"] = "string" },
            _ when kind == typeof(bool) => new() { ["type"] = "boolean" },
            _ when kind == typeof(DateOnly) => new() { ["type"] = "string", ["format"] = "date" },
            _ when kind == typeof(DateTime) => new() { ["type"] = "string", ["format"] = "date-time" },
            _ when name == nameof(PackageFormat.Manifest.SchemaVersion) => new() { ["const"] = ReferralJson.SchemaVersion },
            _ when kind == typeof(int) || kind == typeof(long) => name is "DaysLeft" ? new() { ["type"] = "integer" } : new() { ["type"] = "integer", ["minimum"] = name is "Line" or "Version" or "Batch" ? 1 : 0 },
            _ => Reference(kind, definitions),
        };
    }

    // A kind of thing is described once, also one that holds things of its own kind.
    private JsonObject Reference(Type kind, SortedDictionary<string, JsonNode> definitions)
    {
        if (!definitions.ContainsKey(kind.Name))
        {
            definitions[kind.Name] = new JsonObject();
            definitions[kind.Name] = kind.IsEnum ? Choices(kind) : Record(kind, definitions);
        }

        return new() { ["$ref"] = $"#/$defs/{kind.Name}" };
    }

    private JsonObject Choices(Type kind)
    {
        Enum[] choices = [.. Enum.GetValues(kind).Cast<Enum>()];
        return new()
        {
            ["type"] = "string",
            ["description"] = string.Join("; ", choices.Select(choice => $"{choice}: {InWords(choice)}")),
            ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice.ToString())]),
        };
    }

    private string InWords(Enum choice) => choice switch
    {
        CasePhase phase => CaseTexts.Of(phase).En,
        CaseTrigger trigger => CaseTexts.Of(trigger).En,
        OutcomeKind outcome => CaseTexts.Of(outcome).En,
        _ => words[choice],
    };

    private string Words(Type type, string property)
    {
        if (Besides.TryGetValue($"{type.Name}.{property}", out var own) || (type.DeclaringType == typeof(PackageFormat) && Besides.TryGetValue(property, out own)))
            return own;
        var found = labels[$"Field{type.Name}.{property}"] is { ResourceNotFound: false } special ? special : labels[$"Field{property}"];
        return found.ResourceNotFound ? throw new ArgumentOutOfRangeException(nameof(property), property, "The schema has no words for this field.") : found.Value;
    }
}
