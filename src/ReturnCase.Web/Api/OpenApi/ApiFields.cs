using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;
using ReturnCase.Web.Api.Contracts;

namespace ReturnCase.Web.Api.OpenApi;

/// <summary>What is written of each field: its own words also where it refers to a type, and left out where it has no value instead of null.</summary>
internal static class ApiFields
{
    private static readonly Type[] Described = [.. typeof(TransferRequest).Assembly.GetTypes().Where(type => type.Namespace == typeof(TransferRequest).Namespace), typeof(Problem), typeof(Fault)];

    public static void Explain(OpenApiDocument document)
    {
        foreach (var (name, component) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (component is OpenApiSchema { Properties: { } properties } && Described.FirstOrDefault(type => type.Name == name) is { } type)
            {
                foreach (var field in properties.Keys.ToArray())
                {
                    properties[field] = Of(properties[field], Words(type, field));
                }
            }
        }
    }

    private static IOpenApiSchema Of(IOpenApiSchema schema, string? words)
    {
        switch (schema)
        {
            case OpenApiSchemaReference reference:
                return new OpenApiSchema { AllOf = [reference], Description = words };
            case OpenApiSchema { OneOf: { Count: > 0 } choices } when choices.OfType<OpenApiSchemaReference>().FirstOrDefault() is { } reference:
                return new OpenApiSchema { AllOf = [reference], Description = words };
            case OpenApiSchema plain:
                plain.Type &= ~JsonSchemaType.Null;
                return plain;
            default:
                return schema;
        }
    }

    private static string? Words(Type type, string field) =>
        type.GetProperties().FirstOrDefault(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == field)?.GetCustomAttribute<DescriptionAttribute>()?.Description;
}
