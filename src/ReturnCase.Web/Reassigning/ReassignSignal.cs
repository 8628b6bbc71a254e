namespace ReturnCase.Web.Reassigning;

/// <summary>Wakes the job of this instance when something was confirmed here; elsewhere it is found by itself.</summary>
public sealed class ReassignSignal : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0);

    public void Ring() => _bell.Release();

    /// <summary>Waits until somebody rings, or until it is time to look anyway.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken cancel) => _bell.WaitAsync(most, cancel);

    public void Dispose() => _bell.Dispose();
}
