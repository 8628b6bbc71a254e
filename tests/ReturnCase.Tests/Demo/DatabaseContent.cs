using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ReturnCase.Tests.Demo;

/// <summary>Everything that a database says of cases, as one hash for each table: every column of every row, in the order of the keys.</summary>
internal static class DatabaseContent
{
    // The trail says when something was added and is signed anew each time; the rest is about the people and keys of one installation.
    private static readonly string[] Apart = ["AuditRows", "AuditHeads", "AuditLinks", "AuditProgress", "DataProtectionKeys", "UserSessions", "sqlite_sequence", "RuleSets", "DatabaseIdentities", "__EFMigrationsHistory", "__EFMigrationsLock"];

    // Nothing refers to the key of a fact, and a save gives keys kind by kind: the facts of a case are told apart by their line.
    private const string ByLine = "CaseFacts";

    public static IReadOnlyDictionary<string, string> Of(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        return Names(connection).Except(Apart).ToDictionary(table => table, table => Hash(connection, table));
    }

    private static List<string> Names(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name";
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
            names.Add(rows.GetString(0));
        return names;
    }

    private static string Hash(SqliteConnection connection, string table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name comes from the database itself.
        command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY {(table == ByLine ? "CaseFileId, Sequence" : "1, 2")}";
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var count = 0;
        for (; rows.Read(); count++)
        {
            for (var i = 0; i < rows.FieldCount; i++)
            {
                if (table == ByLine && rows.GetName(i) == "Id")
                    continue;
                hash.AppendData(Encoding.UTF8.GetBytes(rows.IsDBNull(i) ? "-\n" : $"{rows.GetName(i)}={Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture)}\n"));
            }
        }

        return $"{count} rows, {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
