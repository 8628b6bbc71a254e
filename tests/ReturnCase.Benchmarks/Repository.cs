namespace ReturnCase.Benchmarks;

/// <summary>Where the program stands that this one was built beside.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Web => Path.Combine(Root, "src", "ReturnCase.Web");

    public static string Program => Path.Combine(Web, "bin", "Release", "net10.0", "ReturnCase.Web.dll");

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ReturnCase.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("This runs from within the repository.");
        return folder;
    }
}
