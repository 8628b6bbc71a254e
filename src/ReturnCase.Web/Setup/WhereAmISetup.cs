using ReturnCase.Web.WhereAmI;

namespace ReturnCase.Web.Setup;

internal static class WhereAmISetup
{
    private const string Folder = "WhereAmI:Texts";

    /// <summary>The languages of the child's page: those that come with the program, and those in a folder of the organisation.</summary>
    public static void AddReturnCaseWhereAmI(this WebApplicationBuilder builder)
    {
        var languages = ChildLanguages.Read([Path.Combine(AppContext.BaseDirectory, "WhereAmI", "texts"), .. OwnFolder(builder.Configuration[Folder])]);
        if (languages.Faulty.FirstOrDefault(file => ChildLanguages.Own.Contains(Path.GetFileNameWithoutExtension(file.File))) is { } broken)
            throw new SettingsException($"The texts of the child's page in {broken.File} are not whole: {broken.Faults[0]}.");
        if (ChildLanguages.Own.FirstOrDefault(language => languages.Find(language) is null) is { } missing)
            throw new SettingsException($"The texts of the child's page lack the file {missing}.json beside the program.");
        builder.Services.AddSingleton(languages).AddHostedService<FaultyTextsTold>();
    }

    private static IReadOnlyList<string> OwnFolder(string? path) => path switch
    {
        null or "" => [],
        _ when Directory.Exists(path) => [Path.GetFullPath(path)],
        _ => throw new SettingsException($"Setting {Folder} is '{path}'; there is no such folder. Name the folder with your own files of texts, or leave it out."),
    };
}
