using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ReturnCase.Tests.Api;

/// <summary>Holds what was really sent and answered against the description of the API, by a validator that the program does not use. What is not described may not be there.</summary>
internal static class ApiDocumentSchemas
{
    /// <param name="document">The OpenAPI document.</param>
    /// <param name="described">A request body or a response in it.</param>
    /// <param name="json">What was sent.</param>
    public static IReadOnlyList<string> Complaints(JsonElement document, JsonElement described, string json)
    {
        var content = described.GetProperty("content").EnumerateObject().Single().Value.GetProperty("schema").GetRawText();
        var schema = JsonNode.Parse(Local(content))!.AsObject();
        var definitions = JsonNode.Parse(Local(document.GetProperty("components").GetProperty("schemas").GetRawText()))!.AsObject();
        foreach (var definition in definitions.Select(one => one.Value!.AsObject()).Where(one => one.ContainsKey("properties")))
            definition["additionalProperties"] = false;
        schema["$defs"] = definitions;
        var result = JsonSchema.FromText(schema.ToJsonString()).Evaluate(JsonNode.Parse(json), new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return result.IsValid ? [] : [.. result.Details.Where(detail => detail.HasErrors).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))];
    }

    private static string Local(string text) => text.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
}
