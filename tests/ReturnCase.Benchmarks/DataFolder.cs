using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReturnCase.Benchmarks;

/// <summary>A database of the program with its keys and files, and nothing of anybody else.</summary>
internal sealed record DataFolder(string Path)
{
    public string Database => System.IO.Path.Combine(Path, "returncase.db");

    /// <summary>The settings with which the program works on it: as in use, but with fictitious people and without limits on how fast one of them may work.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings =>
    [
        new("ConnectionStrings:ReturnCase", $"Data Source={Database}"), new("Keys:Folder", At("keys")), new("Storage:Documents", At("documents")), new("Audit:AnchorFolder", At("anchors")),
        new("Destruction:Folder", At("destroyed")), new("Demo:Enabled", "true"), new("Demo:Cases", "false"), new("Serilog:MinimumLevel:Default", "Warning"),
        new("Limits:UserPerMinute", "1000000"), new("Limits:AddressPerMinute", "1000000"), new("Limits:SignInPerMinute", "1000000"),
    ];

    public IEnumerable<string> Arguments => ["--environment=Production", .. Settings.Select(setting => $"--{setting.Key}={setting.Value}")];

    public long Count(string of) => Convert.ToInt64(Ask($"SELECT count(*) FROM {of}"), CultureInfo.InvariantCulture);

    public string Text(string sql) => Convert.ToString(Ask(sql), CultureInfo.InvariantCulture) ?? "";

    private object? Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written here, for a database of made-up people.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
