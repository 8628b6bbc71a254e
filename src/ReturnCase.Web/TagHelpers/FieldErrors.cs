using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ReturnCase.Web.TagHelpers;

internal static class FieldErrors
{
    /// <summary>Errors of the field itself and of its parts: a date has three.</summary>
    public static IReadOnlyList<string> Of(ModelStateDictionary modelState, string name) =>
        [.. modelState.FindKeysWithPrefix(name)
            .SelectMany(pair => pair.Value!.Errors)
            .Select(error => error.ErrorMessage)
            .Distinct()];

    /// <summary>Model state has no order of its own; fields are declared in the order of the form.</summary>
    public static int Position(ModelMetadata? metadata, string key)
    {
        var position = 0;
        foreach (var part in key.Split('.', '['))
        {
            if (metadata is null)
                break;
            if (metadata.ElementMetadata is { } element && int.TryParse(part.TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var line))
            {
                position = (position * 100) + line + 1;
                metadata = element;
                continue;
            }

            var index = metadata.Properties.Index().FirstOrDefault(pair => pair.Item.PropertyName == part, (Index: -1, Item: metadata));
            position = (position * 100) + index.Index + 1;
            metadata = index.Index < 0 ? null : index.Item;
        }
        return position;
    }
}
