using ReturnCase.Data.Jobs;

namespace ReturnCase.Tests.Data.Jobs;

/// <summary>The database gives a turn to one of all who ask.</summary>
public sealed class JobClaimsTests
{
    private const int Instances = 8;
    private static readonly DateTime Now = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);
    private static readonly JobTurn Today = new("lists", "one", "2026-11-23");

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Of_all_who_ask_at_once_one_has_it_and_when_it_was_done_nobody_does_it_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        for (var day = 23; day < 28; day++)
        {
            var turn = Today with { Turn = $"2026-11-{day}" };
            var asked = await Task.WhenAll(Enumerable.Range(0, Instances).Select(_ => Take(database, turn, Now)));
            var holder = Assert.Single(asked.OfType<string>());
            await using var desk = database.Open();
            Assert.False(await desk.Claims.IsDoneAsync(turn));
            Assert.False(await desk.Claims.DoneAsync(turn, "somebody else"));
            Assert.True(await desk.Claims.DoneAsync(turn, holder));
            Assert.True(await desk.Claims.IsDoneAsync(turn));
            Assert.Null(await Take(database, turn, Now.AddDays(1)));
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Who_says_nothing_for_a_minute_loses_it_and_who_renews_keeps_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        var dead = (await Take(database, Today, Now))!;
        Assert.Null(await Take(database, Today, Now + JobClaims.HeldFor - TimeSpan.FromSeconds(1)));
        var heir = (await Take(database, Today, Now + JobClaims.HeldFor))!;
        await using var desk = database.Open();
        Assert.False(await desk.Claims.KeepAsync(Today, dead, Now + JobClaims.HeldFor));
        Assert.False(await desk.Claims.DoneAsync(Today, dead));

        Assert.True(await desk.Claims.KeepAsync(Today, heir, Now + (1.5 * JobClaims.HeldFor)));
        Assert.Null(await Take(database, Today, Now + (2 * JobClaims.HeldFor)));
        Assert.NotNull(await Take(database, Today, Now + (2.5 * JobClaims.HeldFor)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task What_was_given_back_is_free_at_once_and_a_clock_that_was_set_back_holds_nothing_up(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        var first = (await Take(database, Today, Now))!;
        await using (var desk = database.Open())
            await desk.Claims.GiveBackAsync(Today, first);
        Assert.NotNull(await Take(database, Today, Now));

        Assert.NotNull(await Take(database, Today, Now.AddHours(-1)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task A_new_edition_takes_away_what_one_left_that_nobody_ran_for_a_month_and_nothing_of_another_job(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        await Take(database, Today, Now);
        await Take(database, Today with { Name = "figures" }, Now);
        await Take(database, Today with { Edition = "two" }, Now.AddDays(20));
        await Take(database, Today with { Edition = "three" }, Now.AddDays(31));
        await using var desk = database.Open();
        Assert.Equal(["figures one", "lists three", "lists two"], desk.Db.JobClaims.Select(claim => $"{claim.Name} {claim.Edition}").ToArray().Order());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Each_edition_of_the_program_does_its_own_and_a_day_that_came_back_is_done_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        await Do(Today);
        await Do(Today with { Edition = "two" });
        Assert.Null(await Take(database, Today, Now));
        await Do(Today with { Turn = "2026-11-24" });
        await Do(Today);

        async Task Do(JobTurn turn)
        {
            var holder = await Take(database, turn, Now);
            Assert.NotNull(holder);
            await using var desk = database.Open();
            Assert.True(await desk.Claims.DoneAsync(turn, holder));
        }
    }

    private static async Task<string?> Take(TestDatabase database, JobTurn turn, DateTime now)
    {
        await using var desk = database.Open();
        return await desk.Claims.TakeAsync(turn, now);
    }
}
