using System.Diagnostics.Metrics;

namespace ReturnCase.Web.Operations;

/// <summary>Gives the figures that were read last to whoever measures. Reading them is never up to who asks.</summary>
internal sealed class StateMeter : IDisposable
{
    public const string Name = "ReturnCase";

    private readonly Meter _meter;

    public StateMeter(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _meter.CreateObservableGauge("returncase.deadlines.due", Deadlines, "{case}", "Open cases whose first deadline is past, is today, or comes within a week.");
        _meter.CreateObservableGauge("returncase.drafts.kept", () => Now<int>(figures => [new(figures.Drafts)]), "{draft}", "Forms that people typed in and did not send.");
        _meter.CreateObservableGauge("returncase.queue.waiting", () => Now(figures => figures.Queues.Select(queue => Of(queue.Waiting, "queue", queue.Name))), "{item}", "What waits to be sent, made or scanned.");
        _meter.CreateObservableGauge("returncase.queue.age", () => Now(figures => figures.Queues.Select(queue => Of(queue.Oldest.TotalSeconds, "queue", queue.Name))), "s", "How long the oldest of them waits.");
        _meter.CreateObservableGauge("returncase.job.age", () => Now(figures => figures.Jobs.Select(job => Of(job.Value.TotalSeconds, "job", job.Key.ToString()))), "s", "How long ago a job last came to its end.");
        _meter.CreateObservableGauge("returncase.health", () => Now(figures => figures.Health.Select(check => Of((int)check.Value, "check", check.Key))), null, "0 unhealthy, 1 degraded, 2 healthy.");
    }

    /// <summary>The last figures; null until they were read, and where they could not be.</summary>
    public StateFigures? Figures { get; set; }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> Deadlines() => Now(figures => (Measurement<int>[])[Of(figures.Overdue, "when", "overdue"), Of(figures.DueToday, "when", "today"), Of(figures.DueInAWeek, "when", "week")]);

    private IEnumerable<Measurement<T>> Now<T>(Func<StateFigures, IEnumerable<Measurement<T>>> read)
        where T : struct => Figures is { } figures ? read(figures) : [];

    private static Measurement<T> Of<T>(T value, string name, string tag)
        where T : struct => new(value, new KeyValuePair<string, object?>(name, tag));
}

/// <summary>Reads the figures at the start and then each minute.</summary>
internal sealed partial class StateJob(IServiceScopeFactory scopes, StateMeter meter, TimeProvider clock, ILogger<StateJob> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Reads them once, and answers what was read: another reading may have taken its place by then.</summary>
    public static async Task<StateFigures> ReadAsync(IServiceScopeFactory scopes, StateMeter meter, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return meter.Figures = await scope.ServiceProvider.GetRequiredService<StateFigureQueries>().ReadAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await TryAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // What is old is no figure: where it cannot be read there is none.
    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await ReadAsync(scopes, meter, cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            meter.Figures = null;
            Failed(log, exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The figures for the operators were not read; this is tried again within a minute.")]
    private static partial void Failed(ILogger log, Exception exception);
}
