namespace ReturnCase.Tests.Support;

/// <summary>A clock that stands still until a test moves it. Its timers ring when it is moved past them.</summary>
public sealed class SettableClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    public SettableClock()
    {
    }

    public SettableClock(DateTimeOffset now) => _now = now;

    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        lock (_lock)
            _alarms.Add(alarm);
        return alarm;
    }

    public void Set(DateTimeOffset now)
    {
        _now = now;
        Alarm[] due;
        lock (_lock)
            due = [.. _alarms.Where(alarm => alarm.IsDue)];
        Array.ForEach(due, alarm => alarm.Ring());
    }

    public void Advance(TimeSpan time) => Set(_now + time);

    private sealed class Alarm(SettableClock clock, Action callback) : ITimer
    {
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public bool IsDue => _due <= clock._now;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (_due, _period) = (dueTime < TimeSpan.Zero ? null : clock._now + dueTime, period);
            return true;
        }

        public void Ring()
        {
            Change(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan, _period);
            callback();
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
