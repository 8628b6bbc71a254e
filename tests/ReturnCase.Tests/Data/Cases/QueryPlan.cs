using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReturnCase.Tests.Data.Cases;

/// <summary>How a database answers a command.</summary>
internal sealed partial record QueryPlan(string Sql, IReadOnlyList<string> Steps)
{
    /// <summary>Some step walks the table of cases or an index of it from its beginning to its end.</summary>
    public bool ScansCases
    {
        get
        {
            var aliases = Aliases().Matches(Sql).Select(match => match.Groups["alias"].Value).Append("Cases").ToHashSet();
            return Steps.Select(step => Scan().Match(step)).Any(scan => scan.Success && aliases.Contains(scan.Groups["table"].Value));
        }
    }

    [GeneratedRegex("\"Cases\" AS \"(?<alias>\\w+)\"")]
    private static partial Regex Aliases();

    [GeneratedRegex("^SCAN (?<table>\\w+)")]
    private static partial Regex Scan();
}

/// <summary>Asks SQLite for the plan of each command before it is sent.</summary>
internal sealed class AskedPlans : DbCommandInterceptor
{
    private readonly ConcurrentQueue<QueryPlan> _found = [];

    public IReadOnlyList<QueryPlan> Found => [.. _found];

    public void Forget() => _found.Clear();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await using var plan = command.Connection!.CreateCommand();
        (plan.CommandText, plan.Transaction) = ($"EXPLAIN QUERY PLAN {command.CommandText}", command.Transaction);
        foreach (DbParameter parameter in command.Parameters)
        {
            var copy = plan.CreateParameter();
            (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
            plan.Parameters.Add(copy);
        }

        await using var reader = await plan.ExecuteReaderAsync(cancellationToken);
        var steps = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            steps.Add(reader.GetString(3));
        _found.Enqueue(new(command.CommandText, steps));
        return result;
    }
}
