namespace ReturnCase.Web.Operations;

/// <summary>When the program says that it is not well; the settings <c>Health:…</c>.</summary>
/// <param name="FreeBytes">How much room each disk needs at least. Below it the program is not well; below twice as much it warns.</param>
public sealed record HealthOptions(long FreeBytes)
{
    public const int DefaultMegabytes = 512;
    public const int MostMegabytes = 10_000_000;
    public const long Megabyte = 1024 * 1024;
}

/// <summary>How much room a folder has.</summary>
public static class DiskSpace
{
    /// <summary>Free bytes where a folder lies, or would lie once it is made.</summary>
    /// <exception cref="IOException">The disk does not answer.</exception>
    public static long FreeAt(string folder)
    {
        var there = new DirectoryInfo(Path.GetFullPath(folder));
        while (!there.Exists && there.Parent is { } parent)
            there = parent;
        return new DriveInfo(OperatingSystem.IsWindows() ? there.Root.FullName : there.FullName).AvailableFreeSpace;
    }

    /// <summary>Whether a file can be made in a folder: one is, and is gone again. True of a folder that is not there yet.</summary>
    public static bool TakesFiles(string folder)
    {
        if (!Directory.Exists(folder))
            return true;
        try
        {
            new FileStream(Path.Combine(folder, $".returncase-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>What so much room means.</summary>
    public static CheckState Judge(long free, HealthOptions options) =>
        free < options.FreeBytes ? CheckState.Fault : free < 2 * options.FreeBytes ? CheckState.Warning : CheckState.Ok;
}
