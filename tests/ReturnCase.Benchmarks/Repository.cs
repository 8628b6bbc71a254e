namespace ReturnCase.Benchmarks;

/// <summary>Where the program stands that this one was built beside. It is measured as it is handed out: published, with its styles compressed.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Web => Path.Combine(Root, "src", "ReturnCase.Web");

    /// <summary>The folder that the program runs from.</summary>
    public static string Published { get; } = Path.Combine(Web, "bin", "Release", "net10.0", "publish");

    public static string Program { get; } = Fresh(Path.Combine(Published, "ReturnCase.Web.dll"));

    // What was published before the last build is not what is asked about.
    private static string Fresh(string program)
    {
        var built = Path.Combine(AppContext.BaseDirectory, "ReturnCase.Web.dll");
        return File.Exists(program) && File.ReadAllBytes(program).AsSpan().SequenceEqual(File.ReadAllBytes(built)) ? program
            : throw new InvalidOperationException("There is no published program of this build. Run: dotnet publish src/ReturnCase.Web -c Release --no-build");
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ReturnCase.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("This runs from within the repository.");
        return folder;
    }
}
