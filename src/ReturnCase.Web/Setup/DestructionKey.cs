namespace ReturnCase.Web.Setup;

/// <summary>The key that signs the list of destroyed cases and hashes their V-numbers. It lies outside the database and outside the folder of that list.</summary>
internal static class DestructionKey
{
    public const string FileName = "destruction.key";

    private const int Length = 32;

    public static byte[] Load(DirectoryInfo folder, bool demo) =>
        KeyFile.Load(folder, FileName, Length, "the key that signs the list of destroyed cases", demo);
}
