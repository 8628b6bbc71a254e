using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Tasks;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Tasks;

/// <summary>When something is due, seen from a day.</summary>
public enum TaskTime { Overdue, Today, Week, Later }

/// <summary>Part of a list of tasks on a page.</summary>
/// <param name="Rows">What is shown.</param>
/// <param name="Today">The day from which it is seen.</param>
/// <param name="From">The page, to which whoever ticks off comes back.</param>
public sealed record TaskItems(IEnumerable<TaskRow> Rows, DateOnly Today, string From)
{
    /// <summary>Name the case of each.</summary>
    public bool Case { get; init; } = true;

    /// <summary>Say who is to do it, where that is not this person.</summary>
    public string? NotOf { get; init; }

    /// <summary>Whoever reads may tick off.</summary>
    public bool MayClose { get; init; } = true;
}

/// <summary>Tasks of both kinds together, the first due first.</summary>
public sealed record TaskSheet(IReadOnlyList<TaskRow> Rows, DateOnly Today)
{
    public int Overdue => Rows.Count(row => row.On < Today);

    public static TaskSheet Of(IEnumerable<TaskRow> derived, IEnumerable<TaskRow> planned, DateOnly today) =>
        new([.. derived.Concat(planned).OrderBy(row => row.On).ThenBy(row => row.At is null).ThenBy(row => row.At).ThenBy(row => row.CaseNumber, StringComparer.Ordinal)], today);

    /// <summary>What a case asks for as it stands at this moment, with what is planned beside it.</summary>
    public static TaskSheet Of(CaseFile file, IEnumerable<TaskRow> planned, DateOnly today, CasePolicy policy) => Of(
        DerivedTasks.Of(file, today, policy).Select(task => new TaskRow { Derived = task.Kind, Subject = task.Subject, Detail = task.Detail, Candidate = task.Candidate, On = task.DueOn, CaseNumber = file.Number, OwnerId = file.CounsellorId }),
        planned.Where(row => row.State == OwnTaskState.Open),
        today);

    /// <summary>The Sunday of this week.</summary>
    public static DateOnly EndOfWeek(DateOnly today) => today.AddDays((7 - (int)today.DayOfWeek) % 7);

    public IEnumerable<TaskRow> At(TaskTime time) => Rows.Where(row => TimeOf(row.On) == time);

    private TaskTime TimeOf(DateOnly on) => on < Today ? TaskTime.Overdue : on == Today ? TaskTime.Today : on <= EndOfWeek(Today) ? TaskTime.Week : TaskTime.Later;
}

/// <summary>The part of <c>/tasks</c> after the question mark.</summary>
/// <param name="Kind">The kind, as a slug.</param>
/// <param name="Counsellor">A code for a person, or that it is nobody's.</param>
public sealed record TaskAddress(string? Kind, string? Counsellor)
{
    public const string Path = "/tasks";

    /// <summary>What the address asks for; parts that cannot be read are left out.</summary>
    /// <param name="people">Ids of those among whom one may choose.</param>
    public TaskFilter Filter(IEnumerable<string> people) => new()
    {
        Derived = Slugs.TryParse<DerivedTaskKind>(Kind, out var derived) ? derived : null,
        Own = Slugs.TryParse<OwnTaskKind>(Kind, out var own) ? own : null,
        CounsellorId = Counsellor is { } code ? people.FirstOrDefault(id => CaseloadAddress.CodeOf(id) == code) : null,
        Nobodys = Counsellor == CaseloadAddress.NoCounsellor,
    };

    public override string ToString()
    {
        var query = new Microsoft.AspNetCore.Http.Extensions.QueryBuilder();
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("kind", Kind), ("counsellor", Counsellor)])
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return $"{Path}{query}";
    }
}
