using System.Globalization;

namespace ReturnCase.Web.Documents;

public static class FileSize
{
    private const int Step = 1024;

    /// <summary>A size in the units that people know.</summary>
    public static string Words(long bytes) => bytes switch
    {
        < Step => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < Step * Step => string.Create(CultureInfo.CurrentCulture, $"{bytes / (double)Step:0} kB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / (double)(Step * Step):0.0} MB"),
    };
}
