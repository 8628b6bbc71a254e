using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ReturnCase.Data;
using ReturnCase.Data.Sqlite;
using ReturnCase.Data.SqlServer;

namespace ReturnCase.Tests.Data;

/// <summary>Needs no server: the model, the migrations and the script are made without a connection.</summary>
public sealed partial class MigrationTests
{
    private static readonly Lazy<string> Script = new(() =>
    {
        using var provider = SqlServer();
        return provider.GetRequiredService<ReturnCaseDb>().GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    });

    [Fact]
    public void No_change_of_the_model_lacks_a_migration_on_SQLite()
    {
        using var provider = new ServiceCollection().AddReturnCaseSqlite("Data Source=:memory:").BuildServiceProvider();
        Assert.False(provider.GetRequiredService<ReturnCaseDb>().Database.HasPendingModelChanges(), "Make one with .ci/migration NAME.");
    }

    [Fact]
    public void No_change_of_the_model_lacks_a_migration_on_SQL_Server()
    {
        using var provider = SqlServer();
        Assert.False(provider.GetRequiredService<ReturnCaseDb>().Database.HasPendingModelChanges(), "Make one with .ci/migration NAME.");
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        using var sqlite = new ServiceCollection().AddReturnCaseSqlite("Data Source=:memory:").BuildServiceProvider();
        using var server = SqlServer();
        Assert.Equal(Names(sqlite), Names(server));

        static IEnumerable<string> Names(IServiceProvider services) =>
            services.GetRequiredService<ReturnCaseDb>().Database.GetMigrations().Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public void The_script_for_SQL_Server_is_correct_TSql()
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(Script.Value), out var errors);
        Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
        Assert.Contains("CREATE TABLE [Cases]", Script.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Number", "nvarchar(20)")]
    [InlineData("VNumber", "nvarchar(10)")]
    [InlineData("Team", "nvarchar(50)")]
    [InlineData("Word", "nvarchar(40)")]
    public void Identifiers_are_compared_on_SQL_Server_as_they_are_on_SQLite(string column, string type)
    {
        var columns = Regex.Matches(Script.Value, $@"\[{column}\] nvarchar.*");
        Assert.NotEmpty(columns);
        Assert.All(columns, found => Assert.Contains($"[{column}] {type} COLLATE Latin1_General_100_BIN2", found.Value, StringComparison.Ordinal));
    }

    /// <summary>SQL Server refuses a table that a deletion can reach along two paths (error 1785).</summary>
    [Fact]
    public void No_table_is_reached_by_more_than_one_cascade()
    {
        var edges = Cascade().Matches(Script.Value).Select(match => (From: match.Groups["to"].Value, To: Table(match.Index))).ToList();
        Assert.NotEmpty(edges);
        Assert.All(edges.Select(edge => edge.From).Distinct(), root => Assert.All(
            edges.Select(edge => edge.To).Distinct(), table => Assert.True(Paths(root, table) <= 1, $"{table} is reached from {root} along more than one cascade.")));

        string Table(int index) => Create().Matches(Script.Value[..index]).Last().Groups["table"].Value;

        int Paths(string from, string to) => edges.Where(edge => edge.From == from).Sum(edge => edge.To == to ? 1 : Paths(edge.To, to));
    }

    /// <summary>TRUNCATE TABLE wakes no trigger; SQL Server refuses it where a foreign key points at the table.</summary>
    [Fact]
    public void No_table_with_a_guard_of_deletions_can_be_truncated()
    {
        var guarded = Guarded().Matches(Script.Value).Select(match => match.Groups["table"].Value).ToList();
        Assert.Equal(["AuditHeads", "AuditRows", "AuditSegments", "RuleSets"], guarded.Order());
        Assert.All(guarded, table => Assert.Contains($"REFERENCES {table} (", Script.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_guards_go_with_their_tables()
    {
        using var provider = SqlServer();
        var script = provider.GetRequiredService<ReturnCaseDb>().GetService<IMigrator>().GenerateScript("Trust", "Initial");
        Assert.All(["AuditHeads", "AuditRows", "AuditSegments"], table => Assert.True(
            script.IndexOf($"DROP TABLE {table}_Truncate;", StringComparison.Ordinal) is var at and >= 0 && at < script.IndexOf($"DROP TABLE [{table}];", StringComparison.Ordinal), table));
    }

    private static ServiceProvider SqlServer() => new ServiceCollection().AddReturnCaseSqlServer("Server=none;Database=none").BuildServiceProvider();

    [GeneratedRegex(@"REFERENCES \[(?<to>\w+)\] \([^)]*\) ON DELETE CASCADE")]
    private static partial Regex Cascade();

    [GeneratedRegex(@"CREATE TRIGGER (?<table>\w+)_Delete ")]
    private static partial Regex Guarded();

    [GeneratedRegex(@"(?:CREATE|ALTER) TABLE \[(?<table>\w+)\]")]
    private static partial Regex Create();
}
