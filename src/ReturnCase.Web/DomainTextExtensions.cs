using System.Globalization;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web;

public static class DomainTextExtensions
{
    /// <summary>The text in the reader's language.</summary>
    public static string Here(this BilingualText text) => text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
}
