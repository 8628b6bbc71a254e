using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Demo.Vocabulary;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>
/// Tells one case with the verbs of the case itself. It keeps its own clock, which only goes forward and never reaches today,
/// so that what happened and when it was recorded fit each other. The steps of a story are dated backwards from now, so that
/// nothing lies waiting longer than it should; while days pass, the counsellor stays in touch.
/// </summary>
internal sealed partial class CaseStory
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(8.5);
    private static readonly TimeSpan Evening = TimeSpan.FromHours(21);

    // When the liaison sends what is ready: together, so that one package holds it.
    private static readonly TimeSpan SendingHour = TimeSpan.FromHours(16);

    // Days between two talks in a case that is over, of which less is shown.
    private static readonly Span PastRhythm = new(74, 116);

    // Of a hundred reviews that are owed before a deadline, those that a supervisor has made.
    private const int ReviewsInTime = 65;

    // A regular talk that falls so near to the next step waits for it.
    private const int TalksApart = 5;

    private readonly StoryWorld _world;
    private readonly StoryPlan _plan;
    private readonly Random _random;
    private readonly Wording _wording;
    private readonly AroundChild[] _around;
    private readonly string _town;
    private readonly string _interpreter;
    private readonly Dictionary<string[], int> _spoken = [];
    private readonly HashSet<Relative> _relatives = [];
    private readonly HashSet<string> _firstNames = [];
    private string _home;
    private CaseFile? _file;
    private TimeSpan _time;
    private DateOnly? _nextTalk;

    public CaseStory(StoryWorld world, StoryPlan plan)
    {
        (_world, _plan, _random) = (world, plan, new Random(plan.Seed));
        Child = Origins.Draw(_random, plan.Country);
        Child = Child with { FirstName = plan.FirstName ?? Child.FirstName, LastName = plan.Surname ?? Child.LastName };
        _firstNames.Add(Child.FirstName);
        var dutchTown = DutchPeople.Town(_random, plan.Team);
        (_town, _home, _interpreter) = (_random.Of(Child.Origin.Towns), DutchPeople.Home(_random, dutchTown), DutchPeople.Interpreter(_random));
        _around = [DutchPeople.Guardian(_random), DutchPeople.Lawyer(_random), DutchPeople.Mentor(_random, dutchTown)];
        _wording = new(Child, _town, _home, _around, _interpreter);
        (Day, _time) = (plan.Start, NextMorning());
    }

    public CaseFile File => _file ?? throw new InvalidOperationException("The story has not begun.");

    public Child Child { get; }

    /// <summary>Where the story's clock stands.</summary>
    public DateOnly Day { get; private set; }

    public StoryPlan Plan => _plan;

    public StoryNumbers Numbers => _world.Numbers;

    public IReadOnlyList<CarePlace> Places => _world.Places;

    public Actor Worker => _plan.Counsellor ?? Supervisor;

    public Actor Supervisor => _world.Cast.Supervisors[_plan.Team];

    public string OtherTeam => _world.Cast.Supervisors.Keys.Order(StringComparer.Ordinal).First(team => team != _plan.Team);

    public Actor OtherSupervisor => _world.Cast.Supervisors[OtherTeam];

    public Actor Liaison => _world.Cast.Liaison;

    public Referral Referral => File.Referrals[^1];

    /// <summary>Goes to so many days ago.</summary>
    public CaseStory Ago(int days) => On(DayAgo(days));

    public CaseStory Ago(int from, int to) => Ago(new Span(from, to).Draw(_random));

    /// <summary>So many days ago; in so many days when negative.</summary>
    public DateOnly DayAgo(int days) => _plan.Now.AddDays(-days);

    /// <summary>A day that is so many days from now.</summary>
    public DateOnly DayIn(int from, int to) => DayAgo(-new Span(from, to).Draw(_random));

    /// <summary>Lets days pass.</summary>
    public CaseStory Pass(int from, int to) => On(Day.AddDays(_random.Next(from, to + 1)));

    /// <summary>Goes to a day, or the working day after it. Never back, and never past the end.</summary>
    public CaseStory On(DateOnly day)
    {
        day = WorkingDayFrom(day);
        return Exactly(day > _plan.End ? WorkingDayBefore(_plan.End) : day);
    }

    /// <summary>Goes to this very day, whatever day it is.</summary>
    public CaseStory Exactly(DateOnly day)
    {
        StayInTouch(day.AddDays(-TalksApart));
        if (day > Day)
            (Day, _time) = (day, NextMorning());
        return this;
    }

    /// <summary>Nobody has contact until the next talk.</summary>
    public CaseStory Quiet()
    {
        _nextTalk = null;
        return this;
    }

    /// <summary>The working day on or before a day.</summary>
    public static DateOnly WorkingDayBefore(DateOnly day)
    {
        while (!LegalTerm.IsWorkingDay(day))
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>Goes to an hour of the day.</summary>
    public CaseStory At(TimeSpan time)
    {
        _time = time;
        return this;
    }

    /// <summary>Goes on to when the liaison sends referrals: Tuesdays and Fridays, at one hour.</summary>
    public CaseStory UntilSending()
    {
        var day = Day.AddDays(1);
        while (day.DayOfWeek is not (DayOfWeek.Tuesday or DayOfWeek.Friday))
            day = day.AddDays(1);
        On(day);
        return _time < SendingHour ? At(SendingHour) : this;
    }

    /// <summary>Brings the lists' columns to what they are today, as the nightly refresh does.</summary>
    public CaseFile Finish()
    {
        StayInTouch(_plan.End);
        KeepGoing();
        var today = new Change(Worker, _world.Today, _world.Now.UtcDateTime) { Policy = _world.Policy };
        File.Settle(today);
        if (File.ReviewOwed && File.GoverningDeadline >= _world.Today && Day >= DayAgo(30) && File.OpenProposal is null && File.WaitingDecisions.Count == 0 && Chance(ReviewsInTime))
        {
            Review(8, 55);
            File.Settle(today);
        }

        return File;
    }

    public CaseStory Move(CaseTrigger trigger, string? reason = null, Actor? by = null) => Do(change => File.Move(
        change, trigger, CaseFile.MakesReferral(trigger) ? _world.Numbers.Referral(Day.Year) : null), by, reason: reason);

    /// <summary>Any verb of the case.</summary>
    public CaseStory Do(Action<Change> verb, Actor? by = null, DateOnly? occurredOn = null, string? reason = null, string? source = null)
    {
        verb(Change(by, occurredOn, reason, source));
        return this;
    }

    private Change Change(Actor? by = null, DateOnly? occurredOn = null, string? reason = null, string? source = null)
    {
        var at = TimeZoneInfo.ConvertTimeToUtc(Day.ToDateTime(TimeOnly.FromTimeSpan(_time)), AmsterdamCalendar.Zone);
        _time += _time < Evening ? TimeSpan.FromMinutes(_random.Next(3, 14)) : TimeSpan.FromSeconds(1);
        return new(by ?? Worker, occurredOn ?? Day, at, reason is null ? null : Say(reason), source) { Policy = _world.Policy, MoreFollow = !_world.SettlesEach };
    }

    private static DateOnly WorkingDayFrom(DateOnly day) => LegalTerm.AddWorkingDays(day.AddDays(-1), 1);

    // The talks that come round every few weeks while nothing else happens.
    private void StayInTouch(DateOnly until)
    {
        while (_nextTalk is { } due && due <= until)
        {
            if (due > Day)
                (Day, _time) = (due, NextMorning());
            if (File.Phase is CasePhase.Intake or CasePhase.Travelling or CasePhase.Closed)
                Quiet();
            else
                RegularTalk();
        }
    }

    private string Say(IReadOnlyList<string> phrases) => Say(_random.Of(phrases));

    // Not the same words again before all others were used.
    private string SayAnew(string[] phrases)
    {
        var turn = _spoken[phrases] = _spoken.TryGetValue(phrases, out var last) ? last + 1 : _random.Next(phrases.Length);
        return Say(phrases[turn % phrases.Length]);
    }

    private string Say(string text) => _wording.Fill(text);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private TimeSpan NextMorning() => Morning + TimeSpan.FromMinutes(_random.Next(0, 150));

    private string Reference(string prefix) => $"{prefix}-{Day.Year}-{_random.Next(10_000, 99_999)}";
}
