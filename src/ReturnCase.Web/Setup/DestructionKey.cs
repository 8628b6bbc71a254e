using System.Security.Cryptography;

namespace ReturnCase.Web.Setup;

/// <summary>The key that signs the list of destroyed cases and hashes their V-numbers. It lies outside the database and outside the folder of that list.</summary>
internal static class DestructionKey
{
    public const string FileName = "destruction.key";

    private const int Length = 32;

    /// <summary>Reads it from the folder of the keys. Only the demo makes one by itself.</summary>
    public static byte[] Load(DirectoryInfo folder, bool demo)
    {
        var path = Path.Combine(folder.FullName, FileName);
        if (!File.Exists(path) && !demo)
            throw new SettingsException($"The file {path} is missing: it holds the key ({Length} random bytes as base64) that signs the list of destroyed cases. Put it there, or set Keys:Folder to where it is.");
        if (!File.Exists(path))
            Make(path);
        try
        {
            return Convert.FromBase64String(File.ReadAllText(path)) is { Length: >= Length } key ? key : throw new FormatException("it is too short.");
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The file {path} cannot be used: {exception.Message} It must hold at least {Length} random bytes as base64.");
        }
    }

    private static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var whole = $"{path}.{Guid.NewGuid():N}";
        using (var writer = new StreamWriter(whole, options))
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        try
        {
            File.Move(whole, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another one that started at the same moment was faster; its key serves both.
            File.Delete(whole);
        }
    }
}
