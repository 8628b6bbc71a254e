using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Web.Demo.Stories;

namespace ReturnCase.Tests.Support;

/// <summary>The demo's cases, told once; each test that needs them all gets a copy.</summary>
internal static class DemoDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MakeAsync);

    public static async Task<string> CloneAsync()
    {
        var file = Path.Combine(TemplateDatabase.Folder, $"{Guid.NewGuid():N}.db");
        File.Copy(await Template.Value, file);
        CopyDocuments(await Template.Value, file);
        return file;
    }

    private static async Task<string> MakeAsync()
    {
        var (made, kept) = (TemplateDatabase.Clone(), Path.Combine(TemplateDatabase.Folder, $"demo-{Guid.NewGuid():N}.db"));
        await using var app = new ReturnCaseApp(made);
        await app.Services.GetRequiredService<StorySeeder>().SeedDemoAsync();
        await using var connection = new SqliteConnection($"Data Source={made}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", kept);
        await command.ExecuteNonQueryAsync();
        CopyDocuments(made, kept);
        return kept;
    }

    private static void CopyDocuments(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles($"{from}-documents", "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine($"{to}-documents", Path.GetRelativePath($"{from}-documents", file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
