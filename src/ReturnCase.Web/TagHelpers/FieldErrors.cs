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
}
