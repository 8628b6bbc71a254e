using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>Names Resources/Cases/ConditionText.{nl,en}.resx: each rule as it reads when it is met. The domain has the words for when it is not.</summary>
public sealed class ConditionText(IStringLocalizer<ConditionText> text)
{
    private static readonly ResourceManager Both = new($"{typeof(ConditionText).Assembly.GetName().Name}.Resources.Cases.{nameof(ConditionText)}", typeof(ConditionText).Assembly);

    /// <summary>In both languages at once, as a document has them.</summary>
    public static BilingualText Of(GuardCode guard) => new(In("nl", guard), In("en", guard));

    private static string In(string language, GuardCode guard) =>
        Both.GetString(guard.ToString(), CultureInfo.GetCultureInfo(language)) ?? throw new ArgumentOutOfRangeException(nameof(guard), guard, "This rule has no words.");

    public string this[GuardCode guard]
    {
        get
        {
            var found = text[guard.ToString()];
            return found.ResourceNotFound ? throw new ArgumentOutOfRangeException(nameof(guard), guard, "This condition has no words.") : found.Value;
        }
    }
}
