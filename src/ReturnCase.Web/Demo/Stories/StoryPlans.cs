using ReturnCase.Domain.People;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Settles which case tells which story, when, and who works on it. The same seed and the same day give the same plans.</summary>
internal static class StoryPlans
{
    private const int YearsBack = 9;

    // Of a large set one case in twenty goes on: 50,000 of a million. Those are tended more closely than the demo shows, to some fifty lines each.
    private const int OneInSoManyGoesOn = 20;
    private static readonly Span CloseRhythm = new(7, 15);

    private static readonly IReadOnlyList<Story> Ordinary = [.. SearchStories.All, .. WaitingStories.All, .. ReturnStories.All, .. ClosedStories.All];

    private static readonly Story[] GoingOn = [.. Ordinary.Where(story => !story.IsPast).SelectMany(story => Enumerable.Repeat(story, story.Cases))];

    private static readonly Story[] Gone = [.. ClosedStories.All.Where(story => story.IsPast).SelectMany(story => Enumerable.Repeat(story, story.Cases))];

    public static IReadOnlyList<Story> All { get; } = [.. Ordinary, .. HardStories.All, .. PrivacyStories.All, .. HouseStories.All, .. DoubleStories.All];

    /// <summary>The demo: every story, in the order in which the transfers came.</summary>
    public static IReadOnlyList<StoryPlan> Demo(StoryWorld world, int seed, int firstVNumber = 1)
    {
        var turns = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        var together = new Dictionary<string, Post>();
        var stories = All.SelectMany(story => Enumerable.Repeat(story, story.Cases));
        return [.. stories
            .Select((story, index) => Plan(story, seed, index, world.Today, Together(story, world.Cast.Counsellors[turns[story.IsPast]++ % world.Cast.Counsellors.Count]), firstVNumber + index))
            .OrderBy(plan => plan.Start)];

        // Brothers and sisters have one counsellor.
        Post Together(Story story, Post turn) => story.Together is not { } name ? turn : together.TryGetValue(name, out var first) ? first : together[name] = turn;
    }

    /// <summary>A part of a large set: stories by their share, the closed ones spread over the years. It is the same whichever parts came before.</summary>
    public static IReadOnlyList<StoryPlan> Part(StoryWorld world, int seed, int from, int count, int firstVNumber)
    {
        return [.. Enumerable.Range(from, count).Select(Draw).OrderBy(plan => plan.Start)];

        StoryPlan Draw(int index)
        {
            var random = Random(seed, index, 1);
            var stories = random.Next(OneInSoManyGoesOn) == 0 ? GoingOn : Gone;
            var story = stories[random.Next(stories.Length)];
            var today = world.Today.AddDays(story.IsPast ? -random.Next(0, YearsBack * 365) : 0);
            return Plan(story, seed, index, today, world.Cast.Counsellors[random.Next(world.Cast.Counsellors.Count)], firstVNumber + index - from) with { Rhythm = CloseRhythm };
        }
    }

    /// <summary>Cases of years ago that are told to be counted, and are not kept.</summary>
    public static IEnumerable<StoryPlan> Past(StoryWorld world, int seed, int count, int daysBack) => Enumerable.Range(0, count).Select(index =>
    {
        var random = Random(seed, index, 3);
        var today = world.Today.AddDays(-random.Next(0, daysBack));
        return Plan(Gone[random.Next(Gone.Length)], seed, index, today, world.Cast.Counsellors[random.Next(world.Cast.Counsellors.Count)], index + 1);
    });

    private static StoryPlan Plan(Story story, int seed, int index, DateOnly today, Post post, int vNumber)
    {
        var random = Random(seed, index, 2);
        var end = today.AddDays(-(story.Ended?.Draw(random) ?? 1));
        var start = CaseStory.WorkingDayBefore((story.IsPast ? end : today).AddDays(-story.Begins.Draw(random)));
        return story.Fix(new(
            story, random.Next(), today, start, end, today.AddDays(story.Eighteen.Draw(random)), CaseStory.WorkingDayBefore(start.AddDays(-random.Next(5, 19))),
            post.Team, story.Unassigned ? null : post.Person, Fictitious(vNumber)));
    }

    private static Random Random(int seed, int index, int stream) => new(unchecked((seed * 1_000_003) + (index * 31) + stream));

    // Each number gives another one: the factor shares nothing with the modulus.
    private static VNumber Fictitious(int number) => VNumber.Parse($"29{((number * 7_654_321L) + 1_234_567) % 100_000_000:00000000}");
}
