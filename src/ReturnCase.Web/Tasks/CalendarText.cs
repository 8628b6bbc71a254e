using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Tasks;

/// <summary>What is due as a calendar reads it (RFC 5545). It leaves the building: the number of the case and the kind, and nothing else. The same tasks give the same bytes.</summary>
public sealed class CalendarText(TaskWords words)
{
    private const string Maker = "-//ReturnCase//ReturnCase//NL";
    private const string Here = "returncase";
    private static readonly TimeSpan UsualLength = TimeSpan.FromHours(1);

    public byte[] Of(IEnumerable<TaskRow> rows)
    {
        var calendar = new Calendar { ProductId = Maker };
        calendar.AddProperty("X-WR-CALNAME", "ReturnCase");
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        calendar.Events.AddRange(rows.Select(Event));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? "");
    }

    private CalendarEvent Event(TaskRow row)
    {
        var item = new CalendarEvent
        {
            Uid = row.Derived is { } kind ? $"{row.CaseNumber}-{kind}-{row.Subject}@{Here}".ToLowerInvariant() : $"task-{row.Id}@{Here}",
            DtStamp = new CalDateTime(row.Since, CalDateTime.UtcTzId),
            Summary = row.CaseNumber is { } number ? $"{number} · {words.Kind(row)}" : words.Kind(row),
            Class = "CONFIDENTIAL",
        };
        if (row.At is { } at)
        {
            var start = TimeZoneInfo.ConvertTimeToUtc(Existing(row.On.ToDateTime(at)), AmsterdamCalendar.Zone);
            (item.Start, item.End) = (new CalDateTime(start, CalDateTime.UtcTzId), new CalDateTime(start + UsualLength, CalDateTime.UtcTzId));
        }
        else
        {
            (item.Start, item.Transparency) = (new CalDateTime(row.On), TransparencyType.Transparent);
        }

        return item;
    }

    // In the hour that summer time leaves out nobody meets; the hour after it is meant.
    private static DateTime Existing(DateTime local) => AmsterdamCalendar.Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
}
