using ReturnCase.Data.Referrals;
using ReturnCase.Web.Packages;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Setup;

internal static class PackageSetup
{
    internal const string Folder = "Transfer:Folder";
    private const string Most = "Transfer:MostReferrals";
    private const int MostAtAll = 10_000;

    /// <summary>How packages are made and where they go; a wrong setting stops the program with a sentence that names it.</summary>
    public static void AddReturnCasePackages(this WebApplicationBuilder builder) =>
        builder.Services
            .AddSingleton(new PackageLimit(builder.Configuration.Whole(Most, 1, MostAtAll, PackageLimit.Usual))).AddSingleton(new TransferOptions(FolderOf(builder))).AddSingleton<PackageSignal>()
            .AddScoped<PackageOrders>().AddScoped<PackageMaking>().AddScoped<PackageFiles>().AddScoped<BatchQueries>().AddScoped<PackageRun>().AddScoped<PackageDesk>().AddScoped<PackageTransfer>().AddScoped<SendChecks>()
            .AddHostedService<PackageJob>();

    private static string? FolderOf(WebApplicationBuilder builder)
    {
        if (builder.Configuration[Folder] is not { Length: > 0 } chosen)
            return null;
        var path = Path.GetFullPath(chosen);
        if (builder.Environment.WebRootPath is { Length: > 0 } web && DocumentSetup.IsIn(path, Path.GetFullPath(web)))
            throw new SettingsException($"Setting {Folder} is '{path}'; that is inside the folder whose files anybody can fetch. Choose one outside it.");
        try
        {
            if (!builder.Configuration.LooksOnly())
                Directory.CreateDirectory(path);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new SettingsException($"Setting {Folder} is '{path}'; the program cannot write there: {exception.Message}");
        }
    }
}
