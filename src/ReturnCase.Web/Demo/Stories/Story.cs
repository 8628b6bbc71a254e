using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>From and up to, both included.</summary>
internal readonly record struct Span(int From, int To)
{
    public int Draw(Random random) => random.Next(From, To + 1);
}

/// <summary>A named path through the rules, told with the verbs of the case.</summary>
/// <param name="Name">Says what the case shows.</param>
/// <param name="Cases">How many of the demo's cases tell it.</param>
/// <param name="Tell">The path.</param>
internal sealed record Story(string Name, int Cases, Action<CaseStory> Tell)
{
    /// <summary>How many days before now the transfer came; for a past story, before its end.</summary>
    public Span Begins { get; init; } = new(180, 270);

    /// <summary>In how many days the child turns 18; negative when it already has.</summary>
    public Span Eighteen { get; init; } = new(200, 1100);

    /// <summary>Nobody works on it yet.</summary>
    public bool Unassigned { get; init; }

    /// <summary>For a story that is over: how many days ago it ended. A large set spreads those over the years. All others go on till now.</summary>
    public Span? Ended { get; init; }

    public bool IsPast => Ended is not null;

    /// <summary>Marks a hard case of domain 7: the source of its first line says which.</summary>
    public string? Mark { get; init; }

    /// <summary>Stories of brothers and sisters bear one word here.</summary>
    public string? Together { get; init; }

    /// <summary>Fixed facts of a hard case.</summary>
    public Func<StoryPlan, StoryPlan> Fix { get; init; } = plan => plan;
}

/// <summary>One case to tell: everything about it that is settled before the first verb.</summary>
internal sealed record StoryPlan(
    Story Story, int Seed, DateOnly Today, DateOnly Start, DateOnly End, DateOnly Eighteen, DateOnly RejectedOn, string Team, Actor? Counsellor, VNumber VNumber)
{
    public string? FirstName { get; init; }

    public string? Surname { get; init; }

    public string? Country { get; init; }

    public PartialDate? BirthDate { get; init; }

    /// <summary>Days between two talks while the case goes on.</summary>
    public Span Rhythm { get; init; } = new(15, 35);

    /// <summary>The day that a story counts back from: today, or the day after it ended.</summary>
    public DateOnly Now => Story.IsPast ? End.AddDays(1) : Today;
}

/// <summary>What all stories of one telling share.</summary>
internal sealed record StoryWorld(DateTimeOffset Now, CasePolicy Policy, Cast Cast, StoryNumbers Numbers, IReadOnlyList<CarePlace> Places)
{
    public DateOnly Today { get; } = AmsterdamCalendar.DateOf(Now.UtcDateTime);

    /// <summary>A case is looked at between two verbs, so that each of them settles what lists show; else only the end of the story does.</summary>
    public bool SettlesEach { get; init; }
}
