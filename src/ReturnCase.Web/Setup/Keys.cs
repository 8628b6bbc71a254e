namespace ReturnCase.Web.Setup;

internal static class Keys
{
    public static DirectoryInfo Folder(IConfiguration configuration, IHostEnvironment environment)
    {
        var path = configuration["Keys:Folder"] is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(environment.DataFolder(), "keys");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
