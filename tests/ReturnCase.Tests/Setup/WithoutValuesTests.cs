using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Sqlite;
using ReturnCase.Web.Setup;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ReturnCase.Tests.Setup;

public sealed class WithoutValuesTests
{
    [Fact]
    public void What_a_database_said_is_not_logged_but_its_type_number_and_stack_are()
    {
        var text = Logged(() => throw new DbUpdateException("around Tesfay", new AggregateException(new SqliteException("String 'Selam Tesfay' would be truncated", 19, 2067))));
        Assert.DoesNotContain("Tesfay", text, StringComparison.Ordinal);
        Assert.Contains("Microsoft.EntityFrameworkCore.DbUpdateException", text, StringComparison.Ordinal);
        Assert.Contains("Microsoft.Data.Sqlite.SqliteException 2067", text, StringComparison.Ordinal);
        Assert.Contains(nameof(WithoutValuesTests), text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_others_said_is_logged_as_it_was() =>
        Assert.Contains("something else", Logged(() => throw new InvalidOperationException("something else")), StringComparison.Ordinal);

    private static string Logged(Action fails)
    {
        var kept = new Kept();
        using var inner = new LoggerConfiguration().WriteTo.Sink(kept).CreateLogger();
        using var provider = new ServiceCollection().AddReturnCaseSqlite("Data Source=:memory:").BuildServiceProvider();
        using var log = new LoggerConfiguration().WriteTo.Sink(new WithoutValues(inner, provider.GetRequiredService<UniqueIndexes>())).CreateLogger();
        try
        {
            fails();
        }
        catch (Exception exception)
        {
            log.Error(exception, "It failed for {RequestId}", "r-1");
        }

        Assert.Equal("It failed for \"r-1\"", kept.Event!.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
        return kept.Event.Exception!.ToString();
    }

    private sealed class Kept : ILogEventSink
    {
        public LogEvent? Event { get; private set; }

        public void Emit(LogEvent logEvent) => Event = logEvent;
    }
}
