namespace ReturnCase.Web.Demo;

internal sealed partial class DemoClockRecorder(DemoClockFile file, DemoOptions options, DemoClock clock, ILogger<DemoClockRecorder> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30));
        try
        {
            do
                Record();
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            Record();
        }
    }

    // A disk that is full must not stop the demo: after a restart its clock only goes on from a little earlier.
    private void Record()
    {
        try
        {
            file.Record(options.Now!.Value, clock.GetUtcNow());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            NotKept(log, exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Where the clock of the demo is was not written down; this is tried again within a minute.")]
    private static partial void NotKept(ILogger log, Exception exception);
}
