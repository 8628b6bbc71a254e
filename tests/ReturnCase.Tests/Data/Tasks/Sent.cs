using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReturnCase.Tests.Data.Tasks;

/// <summary>Asks SQLite, of each query that is sent, how it is going to answer it.</summary>
internal sealed class Sent : DbCommandInterceptor
{
    public List<string> Plans { get; } = [];

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (!command.CommandText.Contains("Tasks", StringComparison.Ordinal))
            return result;
        await using var ask = command.Connection!.CreateCommand();
        ask.Transaction = command.Transaction;
        ask.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        foreach (DbParameter parameter in command.Parameters)
        {
            var copy = ask.CreateParameter();
            (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
            ask.Parameters.Add(copy);
        }

        await using var plan = await ask.ExecuteReaderAsync(cancellationToken);
        var lines = new List<string>();
        while (await plan.ReadAsync(cancellationToken))
            lines.Add(plan.GetString(3));
        Plans.Add($"{string.Join('\n', lines)}");
        return result;
    }
}
