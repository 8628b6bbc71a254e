using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ReturnCase.Web.Api.OpenApi;

/// <summary>Choices by their names, and what is frozen as an object of its own.</summary>
internal sealed class ApiSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsEnum)
        {
            (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. Enum.GetNames(type).Select(name => (JsonNode)name)]);
        }
        else if (type == typeof(JsonElement))
        {
            (schema.Type, schema.Description) = (JsonSchemaType.Object, "What is frozen in a referral: see docs/schemas.");
        }

        return Task.CompletedTask;
    }
}
