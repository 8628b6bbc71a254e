namespace ReturnCase.Data.Jobs;

/// <summary>
/// Lets one instance at a time make what a program makes at its first start. The lock is of the engine or the system, not a row: it ends with whoever holds it, however that ends, and holds as long as it takes.
/// </summary>
public abstract class StartLock
{
    /// <summary>How long an instance waits before it looks again.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until nobody else holds it.</summary>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The lock; it is given back when this is disposed of.</returns>
    public abstract Task<IAsyncDisposable> TakeAsync(CancellationToken cancel = default);
}
