using System.Data.Common;
using System.Globalization;
using System.Text;
using ReturnCase.Data.Cases;
using Serilog.Core;
using Serilog.Events;

namespace ReturnCase.Web.Setup;

/// <summary>Passes log events on without what a database said: its messages quote keys and values, so names of children (design 3). Kept are type, number and stack.</summary>
internal sealed class WithoutValues(Serilog.ILogger next, UniqueIndexes errors) : ILogEventSink, IDisposable
{
    public void Emit(LogEvent logEvent) => next.Write(Strip(logEvent));

    public void Dispose() => (next as IDisposable)?.Dispose();

    private LogEvent Strip(LogEvent logEvent) => logEvent.Exception is { } exception && Chain(exception).Any(e => e is DbException)
        ? new LogEvent(
            logEvent.Timestamp, logEvent.Level, new Stripped(exception, errors), logEvent.MessageTemplate,
            logEvent.Properties.Select(property => new LogEventProperty(property.Key, property.Value)), logEvent.TraceId ?? default, logEvent.SpanId ?? default)
        : logEvent;

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        IEnumerable<Exception> inner = exception switch
        {
            AggregateException many => many.InnerExceptions,
            { InnerException: { } one } => [one],
            _ => [],
        };
        return inner.SelectMany(Chain).Prepend(exception);
    }

    private sealed class Stripped(Exception exception, UniqueIndexes errors) : Exception("What a database said is not logged.")
    {
        public override string StackTrace => exception.StackTrace ?? "";

        public override string ToString()
        {
            var text = new StringBuilder();
            foreach (var e in Chain(exception))
                text.Append(CultureInfo.InvariantCulture, $"{e.GetType().FullName}{Said(e)}\n{e.StackTrace}\n");
            return text.ToString();
        }

        // An exception around one of a database may repeat it.
        private string Said(Exception e) => e switch
        {
            DbException database => $" {errors.Number(database)}",
            _ when Chain(e).Any(inner => inner is DbException) => "",
            _ => $": {e.Message}",
        };
    }
}
