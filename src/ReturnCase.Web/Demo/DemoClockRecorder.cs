namespace ReturnCase.Web.Demo;

internal sealed class DemoClockRecorder(DemoClockFile file, DemoOptions options, DemoClock clock) : BackgroundService
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

    private void Record() => file.Record(options.Now!.Value, clock.GetUtcNow());
}
