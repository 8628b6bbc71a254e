using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ReturnCase.Web.Forms;

public static class ModelStateExtensions
{
    /// <summary>Puts the failures at their fields; true when there were none.</summary>
    public static bool AddErrors(this ModelStateDictionary modelState, ValidationResult result, string prefix = "Input")
    {
        foreach (var failure in result.Errors)
            modelState.AddModelError(Key(prefix, failure.PropertyName), failure.ErrorMessage);
        return result.IsValid;
    }

    private static string Key(string prefix, string property) =>
        (prefix, property) switch
        {
            (_, null or "") => "",
            ("", _) => property,
            _ => $"{prefix}.{property}",
        };
}
