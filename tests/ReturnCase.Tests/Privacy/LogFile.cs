using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Setup;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace ReturnCase.Tests.Privacy;

/// <summary>Everything that a log could hold, of the program and of all below it, in one file: text, every property, and what an exception says.</summary>
internal sealed class LogFile : ILogEventSink, IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly StreamWriter _writer;
    private bool _closed;

    public LogFile(string path)
    {
        _path = path;
        _writer = new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete));
    }

    /// <summary>Makes the program write here instead of on the console, at its most talkative, behind the filter that its real log has.</summary>
    public void TakeOver(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider =>
    {
        var everything = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();
        var filter = new WithoutValues(everything, provider.GetRequiredService<UniqueIndexes>());
        return new SerilogLoggerFactory(new LoggerConfiguration().MinimumLevel.Debug().Enrich.FromLogContext().WriteTo.Sink(filter).CreateLogger(), dispose: true);
    }));

    public void Emit(LogEvent logEvent)
    {
        var properties = string.Join(' ', logEvent.Properties.Select(property => $"{property.Key}={property.Value}"));
        var line = $"{logEvent.Level} {logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} | {properties} | {logEvent.Exception}".ReplaceLineEndings(" ");
        // What the host still says while it stops comes after the last reader.
        lock (_lock)
        {
            if (!_closed)
                _writer.WriteLine(line);
        }
    }

    /// <summary>What was written so far.</summary>
    public IEnumerable<string> Lines()
    {
        lock (_lock)
            _writer.Flush();
        using var log = new StreamReader(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (log.ReadLine() is { } line)
            yield return line;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            _writer.Dispose();
        }
    }
}
