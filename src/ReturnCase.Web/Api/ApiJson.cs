using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReturnCase.Web.Api;

/// <summary>How the API writes and reads JSON: names in camelCase, choices by their name, dates as dates, instants in UTC, and nothing that it does not know.</summary>
internal static class ApiJson
{
    /// <summary>Deepest nesting of what is sent in.</summary>
    public const int MostDepth = 8;

    public static JsonSerializerOptions Options { get; } = Make();

    public static byte[] Write(object value) => JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Options);

    /// <summary>What the platform itself has to know to describe it.</summary>
    public static void Describe(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            MaxDepth = MostDepth,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        Describe(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
