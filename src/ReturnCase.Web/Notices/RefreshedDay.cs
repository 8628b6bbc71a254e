namespace ReturnCase.Web.Notices;

/// <summary>The day for which this process has refreshed the lists: alarms read deadlines that time alone may have moved.</summary>
public sealed class RefreshedDay
{
    private volatile int _number;

    public DateOnly? Day
    {
        get => _number is var number and not 0 ? DateOnly.FromDayNumber(number) : null;
        set => _number = value?.DayNumber ?? 0;
    }
}
