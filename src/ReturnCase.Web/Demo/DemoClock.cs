namespace ReturnCase.Web.Demo;

/// <summary>A clock that starts at a given instant and then goes on with real elapsed time.</summary>
public sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _startedAt = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + System.GetElapsedTime(_startedAt);
}
