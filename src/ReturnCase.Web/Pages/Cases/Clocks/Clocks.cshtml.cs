using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Cases.ClockBars;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Clocks;

/// <summary>Every clock of a case, how it was reckoned, and how it would stand on another day. Nothing is kept.</summary>
public sealed class ClocksModel(CaseDesk desk, PageText<ClocksModel> text) : CasePage(desk)
{
    private const int MostYearsAhead = 20;

    /// <summary>The day asked for; empty for today.</summary>
    [BindProperty(SupportsGet = true)]
    public DateInput On { get; set; } = new();

    public DateOnly Today => Desk.Today;

    /// <summary>The day from which the clocks are seen.</summary>
    public DateOnly Day { get; private set; }

    public bool IsWhatIf => Day != Today;

    public CaseClocks Clocks { get; private set; } = null!;

    /// <summary>How the same dates stand today.</summary>
    public CaseClocks Now { get; private set; } = null!;

    public IReadOnlyList<ClockDate> Dates { get; private set; } = [];

    public IReadOnlyList<SearchStretch> Ledger { get; private set; } = [];

    public ClockBar Wide { get; private set; } = null!;

    public ClockBar Narrow { get; private set; } = null!;

    public void OnGet()
    {
        Day = Asked() ?? Today;
        (Clocks, Now) = (CaseClocks.For(Case, Day, Desk.Policy), Desk.Clocks(Case));
        Dates = [.. Clocks.Dates.OrderBy(date => date.On)];
        Ledger = Clocks.Search is { } search ? SearchLedger.Of(Case, search.StartedOn, Day) : [];
        Wide = ClockBar.Of(Dates, Clocks.Search, Ledger, Day, 1000);
        Narrow = ClockBar.Of(Dates, Clocks.Search, Ledger, Day, 330);
    }

    /// <summary>The date as it stands today, where it is another one.</summary>
    public DateOnly? Before(ClockDate date) =>
        Now.Dates.FirstOrDefault(now => (now.Kind, now.Deadline is null) == (date.Kind, date.Deadline is null)) is { } now && now.On != date.On ? now.On : null;

    private DateOnly? Asked()
    {
        if (On.IsEmpty)
            return null;
        if (On.ToDate() is { } day && day >= Today && day <= Today.AddYears(MostYearsAhead))
            return day;
        string wrong = text["OnWrong", AmsterdamTime.Date(Today), AmsterdamTime.Date(Today.AddYears(MostYearsAhead))];
        ModelState.AddModelError(nameof(On), On.ToDate() < Today ? $"{wrong} {text["OnPast"]}" : wrong);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return null;
    }
}
