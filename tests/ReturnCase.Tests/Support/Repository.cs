namespace ReturnCase.Tests.Support;

/// <summary>Where the sources are, for tests that read them.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static string Web => Path.Combine(Root, "src", "ReturnCase.Web");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReturnCase.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("ReturnCase.sln was not found above the tests.");
    }
}
