using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>
/// "What was known on A about B" answers the same after later corrections as it did on A. Seeded walks note the whole case and answers about several days after each step,
/// and ask again at the end: after facts of earlier days, corrections, retractions, reopenings and clashes. A walk that fails names its seed.
/// </summary>
public sealed class AsOfWalkTests
{
    private const int Walks = 39;
    private const int Steps = 60;

    [Fact]
    public void For_any_case_and_any_two_dates_the_answer_stays_what_it_was()
    {
        var (asked, changed) = (0, 0);
        for (var seed = 1; seed <= Walks; seed++)
        {
            var days = new Random(seed);
            List<(DateTime At, DateOnly About, string Whole, string? Answer)> then = [];
            CaseFile file = null!;
            new RandomWalk(seed, c =>
            {
                file = c.File;
                var (at, whole) = (c.By(Staff.Sanne).RecordedAt, CaseSnapshot.Of(file));
                foreach (var about in (DateOnly[])[c.Today, c.Today.AddDays(-days.Next(0, 60)), c.Today.AddDays(days.Next(-400, 200))])
                    then.Add((at, about, whole, Ask(file, at, about)));
            }).Run(Steps);

            var last = then[^1].At;
            foreach (var (at, whole) in then.Select(one => (one.At, one.Whole)).Distinct())
                Same(seed, at, null, whole, CaseSnapshot.Of(file.AsKnownAt(at, CasePolicy.Default)!));
            foreach (var (at, about, _, answer) in then)
            {
                Same(seed, at, about, answer, Ask(file, at, about));
                asked++;
                changed += answer == Ask(file, last, about) ? 0 : 1;
            }

            // Nothing of this wrote anything.
            Assert.Equal(then[^1].Whole, CaseSnapshot.Of(file));
        }

        // A walk in which later lines change nothing proves nothing.
        Assert.True(changed > asked / 2, $"Only {changed} of {asked} answers would read otherwise by what is known in the end.");
    }

    private static string? Ask(CaseFile file, DateTime at, DateOnly about) => file.AsOf(at, about, CasePolicy.Default) is { } answer
        ? CaseSnapshot.Of(answer) : null;

    private static void Same(int seed, DateTime at, DateOnly? about, string? one, string? other)
    {
        if (one == other)
            return;
        var (before, after) = ((one ?? "").Split('\n'), (other ?? "").Split('\n'));
        Assert.Fail($"Walk {seed}, known at {at:O} about {about:O}:\n{string.Join('\n', before.Except(after))}\nis now\n{string.Join('\n', after.Except(before))}");
    }
}
