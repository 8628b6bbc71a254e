using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>Names Resources/Cases/ConditionText.{nl,en}.resx: each condition of a move as it reads when it is met. The domain has the words for when it is not.</summary>
public sealed class ConditionText(IStringLocalizer<ConditionText> text)
{
    public string this[GuardCode guard]
    {
        get
        {
            var found = text[guard.ToString()];
            return found.ResourceNotFound ? throw new ArgumentOutOfRangeException(nameof(guard), guard, "This condition has no words.") : found.Value;
        }
    }
}
