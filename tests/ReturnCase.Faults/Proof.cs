using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReturnCase.Faults;

/// <summary>Looks in the database itself for what people were told, and in the trail for whether it is whole.</summary>
internal static class Proof
{
    /// <summary>Nothing acknowledged is missing, nothing is there twice, nothing that was refused is there, the file and the trail are whole. Throws where one of these is not so.</summary>
    public static async Task HoldsAsync(House house, Load load, string when)
    {
        var found = Found(house.Database, load.Marker);
        var faults = load.Written.Select(written => (written, Count: found.GetValueOrDefault(written.Marker))).Select(one => one switch
        {
            { written.State: WriteState.Acknowledged, Count: 0 } => $"lost: {one.written.Marker} was said to be kept and is not there",
            { Count: > 1 } => $"double: {one.written.Marker} is there {one.Count} times",
            { written.RefusedAtOnce: true, Count: > 0 } => $"kept although refused: {one.written.Marker}",
            _ => null,
        }).OfType<string>().ToArray();
        if (faults.Length > 0)
            throw new BrokenException($"{when}: {string.Join("; ", faults)}");
        if (Ask(house.Database, "PRAGMA quick_check") is not "ok")
            throw new BrokenException($"{when}: the pages of the database are damaged.");
        var (code, said) = await house.CommandAsync("audit", "verify");
        if (code != 0)
            throw new BrokenException($"{when}: the audit trail is not intact: {said}");
    }

    public static object? Ask(string database, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, DefaultTimeout = 60 }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static int Count(string database, string sql) => Convert.ToInt32(Ask(database, sql), CultureInfo.InvariantCulture);

    private static Dictionary<string, int> Found(string database, string marker)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, DefaultTimeout = 60 }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Said, COUNT(*) FROM (SELECT What AS Said FROM OwnTasks UNION ALL SELECT TriedHow FROM CaseFacts) WHERE Said LIKE $marker || '%' GROUP BY Said";
        command.Parameters.AddWithValue("$marker", marker);
        using var reader = command.ExecuteReader();
        var found = new Dictionary<string, int>();
        while (reader.Read())
            found[reader.GetString(0)] = reader.GetInt32(1);
        return found;
    }
}
