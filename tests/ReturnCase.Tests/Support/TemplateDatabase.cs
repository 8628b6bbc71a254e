using Microsoft.Data.Sqlite;
using ReturnCase.Data.Sqlite;

namespace ReturnCase.Tests.Support;

/// <summary>The program makes one database by itself; each test gets a copy, which takes milliseconds.</summary>
internal static class TemplateDatabase
{
    public static readonly string Folder = Directory.CreateTempSubdirectory("returncase-tests-").FullName;

    private static readonly Lazy<string> Template = new(Make);

    public static string KeysFolder => Path.Combine(Folder, "keys");

    /// <summary>The key that signed the trail of the template, and of every copy.</summary>
    public static byte[] AuditKey { get; } = ReadKey();

    public static string Clone()
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.db");
        File.Copy(Template.Value, file);
        return file;
    }

    /// <summary>Deletes a copy whose program ended, with the connections that were kept for it: their pool would keep that program too.</summary>
    public static void Delete(string file)
    {
        foreach (var readOnly in (bool[])[false, true])
        {
            // As the program writes it: a pool is found by its text.
            using var connection = new SqliteConnection(SqliteSetup.ConnectionOf($"Data Source={file}", readOnly));
            SqliteConnection.ClearPool(connection);
        }

        File.Delete(file);
    }

    private static byte[] ReadKey() =>
        Template.Value.Length > 0 ? Convert.FromBase64String(File.ReadAllText(Path.Combine(KeysFolder, "audit.key"))) : [];

    private static string Make()
    {
        var file = Path.Combine(Folder, "template.db");
        using (var app = new ReturnCaseApp(file))
            app.CreateClient().Dispose();
        SqliteConnection.ClearAllPools();
        return file;
    }
}
