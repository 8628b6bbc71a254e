namespace ReturnCase.Web.Setup;

internal static class Keys
{
    /// <summary>The folder of the keys. It is made with the first key that the demo makes.</summary>
    public static DirectoryInfo Folder(IConfiguration configuration, IHostEnvironment environment) =>
        new(configuration["Keys:Folder"] is { Length: > 0 } chosen ? chosen : Path.Combine(environment.DataFolder(), "keys"));

    /// <summary>Names of all of them.</summary>
    public static IReadOnlyList<string> Files { get; } = [AuditWebSetup.KeyFileName, AuditWebSetup.SubjectKeyFileName, DraftsSetup.KeyFileName, DestructionKey.FileName, KeyCertificate.FileName];

    /// <summary>Makes a folder that only this account opens.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
