using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.AsOf;

/// <summary>The case as of a past moment, in two times: what was known then, and what had happened by a day. It is read like the case itself, and records nothing.</summary>
public sealed class AsOfModel(CaseDesk desk, CaseStore store, TimeProvider clock, AsOfRows rows, PageText<AsOfModel> text) : CasePage(desk)
{
    private static readonly string[] Times = ["HH:mm", "H:mm"];

    /// <summary>The day on which it was known; empty for now.</summary>
    [BindProperty(SupportsGet = true)]
    public DateInput On { get; set; } = new();

    /// <summary>The time of that day; empty for its end.</summary>
    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    /// <summary>The day that it is about; empty for the day on which it was known.</summary>
    [BindProperty(SupportsGet = true)]
    public DateInput About { get; set; } = new();

    /// <summary>The number of the line of history of which the moment is asked, as it stands in the address. A day or a time that is typed goes before it.</summary>
    [FromQuery(Name = "line")]
    public string? Line { get; set; }

    /// <summary>Both a line and a day or a time were asked: the page says which of them it took.</summary>
    public bool TypedGoesFirst { get; private set; }

    /// <summary>The answer; null where nothing was asked, or what was asked has no answer.</summary>
    public CaseAsOf? Answer { get; private set; }

    /// <summary>The same about the same day, by what is known now.</summary>
    public CaseAsOf? Now { get; private set; }

    public IReadOnlyList<AsOfRow> Rows => rows.Of(Answer!);

    public IReadOnlyList<AsOfChange> Changes => rows.Changes(Answer!, Now!);

    public IReadOnlyList<LearntLine> Learnt { get; private set; } = [];

    /// <summary>The steps of the case: moments that somebody may want to see.</summary>
    public IReadOnlyList<CaseEntry> Moments => [.. Case.PhaseLines.OrderByDescending(line => line.Sequence)];

    // The form sends every field: all of them empty asks for now.
    public bool Asked => Typed || !About.IsEmpty || HasLine || Request.Query.ContainsKey(nameof(At));

    private bool HasLine => !string.IsNullOrWhiteSpace(Line);

    private bool Typed => !On.IsEmpty || !string.IsNullOrWhiteSpace(At);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!Asked)
        {
            return Page();
        }

        TypedGoesFirst = HasLine && Typed;
        var knownAt = Known();
        var about = Day(knownAt);
        if (knownAt is not { } at || about is not { } day)
        {
            return Wrong();
        }

        await store.ReadKeptAsync(Case, cancel);
        Answer = Case.AsOf(at, day, Desk.Policy);
        if (Answer is null)
        {
            ModelState.AddModelError(nameof(About), text["BeforeCase", AmsterdamTime.Date(Case.AsKnownAt(at, Desk.Policy)!.PhaseLines.First().OccurredOn)]);
            return Wrong();
        }

        Now = Case.AsOf(clock.GetUtcNow().UtcDateTime, day, Desk.Policy);
        Learnt = Answer.LearntSince(Case);
        At ??= HasLine && !Typed ? AmsterdamTime.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture) : null;
        (On, About) = (DateInput.From(AmsterdamCalendar.DateOf(at)), DateInput.From(day));
        return Page();
    }

    private PageResult Wrong()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    // A day without a time is known at its end, a minute with all its seconds, and today as far as it has come.
    private DateTime? Known()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (HasLine)
        {
            var isNumber = int.TryParse(Line, NumberStyles.None, CultureInfo.InvariantCulture, out var line);
            var ofLine = Case.Entries.FirstOrDefault(entry => isNumber && entry.Sequence == line)?.RecordedAt;
            if (ofLine is null || !Typed)
            {
                return ofLine ?? Refuse(nameof(On), isNumber ? "NoLine" : "LineWrong");
            }
        }

        TimeOnly? time = TimeOnly.TryParseExact(At?.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) ? typed : null;
        var (dayWrong, timeWrong) = (!On.IsEmpty && On.ToDate() is null, !string.IsNullOrWhiteSpace(At) && time is null);
        if (dayWrong || timeWrong)
        {
            _ = dayWrong ? Refuse(nameof(On), "OnWrong") : null;
            return timeWrong ? Refuse(nameof(At), "AtWrong") : null;
        }

        var day = On.ToDate() ?? Desk.Today;
        var end = time is { } minute ? AmsterdamCalendar.At(day, minute).AddMinutes(1) : AmsterdamCalendar.At(day.AddDays(1), TimeOnly.MinValue);
        var at = end.AddTicks(-1) < now ? end.AddTicks(-1) : now;
        return day > Desk.Today ? Refuse(nameof(On), "InFuture")
            : time is not null && end.AddMinutes(-1) > now ? Refuse(nameof(At), "AtInFuture", AmsterdamTime.Local(now).ToString("HH:mm", CultureInfo.InvariantCulture))
            : at < Case.KnownSince ? Refuse(nameof(On), "BeforeKnown", AmsterdamTime.DateTime(Case.KnownSince))
            : at;
    }

    private DateOnly? Day(DateTime? known)
    {
        DateOnly? latest = known is { } at ? AmsterdamCalendar.DateOf(at) : null;
        if (About.IsEmpty)
        {
            return latest;
        }

        if (About.ToDate() is { } day && (latest is null || day <= latest))
        {
            return day;
        }

        ModelState.AddModelError(nameof(About), About.ToDate() is null ? text["AboutWrong"] : text["AboutAfterKnown", AmsterdamTime.Date(latest!.Value)]);
        return null;
    }

    private DateTime? Refuse(string field, string sentence, params object[] with)
    {
        ModelState.AddModelError(field, text[sentence, with]);
        return null;
    }
}
