namespace ReturnCase.Web.WhereAmI;

/// <summary>Says in the log which files of texts are left out. The page says it too, to whoever opens it.</summary>
internal sealed partial class FaultyTextsTold(ChildLanguages languages, ILogger<FaultyTextsTold> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var file in languages.Faulty)
            LeftOut(log, file.File, string.Join("; ", file.Faults));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "The file of texts {File} for the child's page is left out: {Faults}")]
    private static partial void LeftOut(ILogger log, string file, string faults);
}
