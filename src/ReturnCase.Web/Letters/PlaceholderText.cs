using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.Letters;

/// <summary>Names Resources/Letters/PlaceholderText.{nl,en}.resx: what each placeholder says, where its value is recorded, and what stands in a letter where no field says it.</summary>
public sealed class PlaceholderText(IStringLocalizer<PlaceholderText> text)
{
    public string this[string key, params object[] arguments]
    {
        get
        {
            var found = text[key, arguments];
            return found.ResourceNotFound ? throw new ArgumentOutOfRangeException(nameof(key), key, "Letters have no such words.") : found.Value;
        }
    }
}
