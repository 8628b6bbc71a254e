using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Setup;

internal static class DossierSetup
{
    private const string Converter = "Documents:Converter";
    private const string Seconds = "Documents:ConverterSeconds";
    private const int LongestPatience = 3_600;
    private const int UsualPatience = 300;

    /// <summary>What makes the files of a package; a wrong setting stops the program with a sentence that names it.</summary>
    public static void AddReturnCaseDossiers(this WebApplicationBuilder builder) =>
        builder.Services
            .AddSingleton<DossierValues>().AddSingleton<ReferralDossier>().AddScoped<PackageWriter>()
            .AddSingleton(new PdfConverter(ConverterOf(builder.Configuration[Converter]), TimeSpan.FromSeconds(builder.Configuration.Whole(Seconds, 1, LongestPatience, UsualPatience))));

    /// <summary>The path of LibreOffice, or null where none is set.</summary>
    internal static string? ConverterOf(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return null;
        if (!Path.IsPathFullyQualified(path))
            throw new SettingsException($"Setting {Converter} is '{path}'; write the whole path of LibreOffice, such as /usr/bin/soffice, or leave it empty to send packages without PDF.");
        if (!File.Exists(path))
            throw new SettingsException($"Setting {Converter} is '{path}'; there is no such file. Install LibreOffice Writer, or leave it empty to send packages without PDF.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) == 0)
            throw new SettingsException($"Setting {Converter} is '{path}'; that file cannot be run.");
        return path;
    }
}
