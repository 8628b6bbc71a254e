namespace ReturnCase.BrowserTests.Support;

/// <summary>A clock that runs on from a morning in November, and that a test can move on.</summary>
public sealed class MovableClock : TimeProvider
{
    private readonly long _startedAt = System.GetTimestamp();
    private DateTimeOffset _start = new(FirstDay.ToDateTime(new TimeOnly(9, 12)), TimeSpan.FromHours(1));

    /// <summary>The day on which every server begins.</summary>
    public static DateOnly FirstDay { get; } = new(2026, 11, 23);

    public override DateTimeOffset GetUtcNow() => _start.ToUniversalTime() + System.GetElapsedTime(_startedAt);

    public void MoveTo(DateOnly day) => _start = new(day.ToDateTime(new TimeOnly(9, 12)), TimeSpan.FromHours(1));
}
