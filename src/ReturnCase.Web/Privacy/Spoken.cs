using System.Globalization;

namespace ReturnCase.Web.Privacy;

/// <summary>Speaks another language than the reader's until it is disposed of.</summary>
internal sealed class Spoken : IDisposable
{
    private readonly (CultureInfo Format, CultureInfo Words) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public Spoken(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "nl" ? "nl-NL" : "en-GB");

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
}
