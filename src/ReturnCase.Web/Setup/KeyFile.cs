using System.Security.Cryptography;

namespace ReturnCase.Web.Setup;

/// <summary>A secret of random bytes in the folder of the keys, as one line of Base64. It lies in no database and in no backup.</summary>
internal static class KeyFile
{
    /// <summary>Reads it. Only the demo makes one by itself.</summary>
    /// <param name="folder">The folder of the keys.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="length">How many bytes it must hold.</param>
    /// <param name="purpose">What it is for, as the end of a sentence to the operator.</param>
    /// <param name="demo">Whether a missing one may be made.</param>
    public static byte[] Load(DirectoryInfo folder, string name, int length, string purpose, bool demo)
    {
        var path = Path.Combine(folder.FullName, name);
        if (!File.Exists(path) && !demo)
            throw new SettingsException($"The file {path} is missing: it holds {purpose}. Set Keys:Folder to where it is, or put back the one that was in use: nothing else reads what it protects. Only where this program was never used before, make it with: openssl rand -base64 {length} > {name}; put it there with mode 0600.");
        if (!File.Exists(path))
            WriteOnce(path, writer => writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(length))));
        EnsureNotOpen(path, demo);
        try
        {
            var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
            return key.Length == length ? key : throw new FormatException($"It holds {key.Length} bytes.");
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The file {path} cannot be used: {exception.Message} It must hold {length} random bytes as Base64, which are {purpose}.");
        }
    }

    /// <summary>Stops where every account of this computer can read or change the file.</summary>
    public static void EnsureNotOpen(string path, bool demo)
    {
        const UnixFileMode others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!demo && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & others) != UnixFileMode.None)
            throw new SettingsException($"The file {path} can be read or changed by every account of this computer. Give it to the program alone: chmod 600 {path}");
    }

    /// <summary>Writes a file that only this account can read, whole or not at all. Another one that started at the same moment may be faster; its file serves both.</summary>
    public static void WriteOnce(string path, Action<StreamWriter> write)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Keys.MakeFolder(Path.GetDirectoryName(path)!);
        var whole = $"{path}.{Guid.NewGuid():N}";
        using (var writer = new StreamWriter(whole, options))
            write(writer);
        try
        {
            File.Move(whole, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(whole);
        }
    }
}
