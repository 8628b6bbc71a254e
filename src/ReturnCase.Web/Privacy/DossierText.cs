using Microsoft.Extensions.Localization;
using ReturnCase.Data.Audit;

namespace ReturnCase.Web.Privacy;

/// <summary>Names Resources/Privacy/DossierText.{nl,en}.resx: what the dossier of an access request calls each field, and what it says around them.</summary>
public sealed class DossierText(IStringLocalizer<DossierText> text)
{
    public string this[string key, params object[] arguments]
    {
        get
        {
            var found = text[key, arguments];
            return found.ResourceNotFound ? throw new ArgumentOutOfRangeException(nameof(key), key, "The dossier has no such words.") : found.Value;
        }
    }

    /// <summary>What was done with a case, in words for the child; null where it has none of its own.</summary>
    public string? Action(AuditAction action) => text[$"Look{action}"] is { ResourceNotFound: false } found ? found.Value : null;
}
