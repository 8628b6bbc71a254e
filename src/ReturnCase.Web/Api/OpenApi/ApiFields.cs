using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using ReturnCase.Web.Api.Contracts;

namespace ReturnCase.Web.Api.OpenApi;

/// <summary>What is written of each field: its own words also where it refers to a type, and whether it is always there. A field without a value is left out instead of null.</summary>
internal static class ApiFields
{
    private static readonly Type[] Described = [.. typeof(TransferRequest).Assembly.GetTypes().Where(type => type.Namespace == typeof(TransferRequest).Namespace), typeof(Problem), typeof(Fault)];

    public static void Explain(OpenApiDocument document)
    {
        foreach (var (name, component) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (component is OpenApiSchema { Properties: { } properties } schema && Described.FirstOrDefault(type => type.Name == name) is { } type)
            {
                schema.Required = Required(type);
                schema.AdditionalPropertiesAllowed = !IsSent(type);
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

    // What is sent in has nothing that the reader itself needs; its rules say what may not be missing.
    private static bool IsSent(Type type) => type.GetConstructor(Type.EmptyTypes) is not null;

    private static HashSet<string> Required(Type type) => [.. type.GetProperties().Where(property => IsSent(type) ? property.IsDefined(typeof(RequiredAttribute)) : IsAlwaysThere(property)).Select(NameOf)];

    private static bool IsAlwaysThere(PropertyInfo property) => property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is null : new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull;

    private static string NameOf(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static string? Words(Type type, string field) =>
        type.GetProperties().FirstOrDefault(property => NameOf(property) == field)?.GetCustomAttribute<DescriptionAttribute>()?.Description;
}
