using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Registers;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Registers;

public sealed class SharedRegistersTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly HouseDetails Kindia = new("Huis Kindia", "Kindia", 2, Today.AddDays(-300), null, Today.AddDays(-9), "dhr. Barry");
    private static readonly CountryAnswers Guinea = new(true, null, Today.AddDays(-4), "liaison", "twee huizen");

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_house_comes_back_with_every_version_and_the_count_of_its_places()
    {
        var house = await Kept(CarePlace.House(By("nieuw"), "GN", Kindia));
        await Change(house, kept => kept.Revise(By("groter"), Kindia with { Capacity = 3 }));
        await Change(house, kept => kept.Close(By("dicht")));
        await Use(async registers =>
        {
            var row = Assert.Single(await registers.HousesAsync());
            Assert.Equal(("Huis Kindia", 3, 0, 3, true), (row.Name, row.Capacity, row.Taken, row.Free, row.Closed));
            Assert.Equal(Kindia with { Capacity = 3 }, row.Details);
            Assert.Equal([3, 2, 1], (await registers.HistoryAsync(house)).Select(entry => entry.Number));
            Assert.Equal(["dicht", "groter", "nieuw"], (await registers.HistoryAsync(house)).Select(entry => entry.Why));
            Assert.Equal(row, await registers.RowAsync(house) is { } one ? one with { Entry = row.Entry } : null);
        });
    }

    [Fact]
    public async Task Homes_of_persons_stand_in_no_register()
    {
        var home = await Kept(new CarePlace(ShelterKind.Family, "Tante Fatou", "GN", 2));
        await Use(async registers =>
        {
            Assert.Empty(await registers.HousesAsync());
            Assert.Null(await registers.RowAsync(home));
            Assert.Null(await registers.PlaceAsync(home, house: true));
        });
    }

    [Fact]
    public async Task Of_two_who_change_a_house_at_once_one_is_told_that_the_other_was_first()
    {
        var house = await Kept(CarePlace.House(By("nieuw"), "GN", Kindia));
        await using var one = _app.Services.CreateAsyncScope();
        await using var other = _app.Services.CreateAsyncScope();
        var (mine, theirs) = (one.ServiceProvider.GetRequiredService<SharedRegisters>(), other.ServiceProvider.GetRequiredService<SharedRegisters>());
        var (first, second) = ((await mine.PlaceAsync(house, house: true))!, (await theirs.PlaceAsync(house, house: true))!);
        first.Revise(By("de een"), Kindia with { Capacity = 4 });
        second.Revise(By("de ander"), Kindia with { Capacity = 1 });
        Assert.True(await mine.SaveAsync());
        Assert.False(await theirs.SaveAsync());
        await Use(async registers => Assert.Equal([4, 2], (await registers.HistoryAsync(house)).Select(entry => entry.Capacity)));
    }

    [Fact]
    public async Task A_place_that_a_child_takes_meanwhile_keeps_the_register_from_taking_it_away()
    {
        var house = await Kept(CarePlace.House(By("nieuw"), "GN", Kindia with { Capacity = 1 }));
        await using var scope = _app.Services.CreateAsyncScope();
        var registers = scope.ServiceProvider.GetRequiredService<SharedRegisters>();
        var read = (await registers.PlaceAsync(house, house: true))!;
        await _app.InDatabase(async db =>
        {
            var built = CaseBuilder.In(CasePhase.ShelterSearch, today: Today.AddDays(-10)).AddCandidate(carePlace: house);
            db.Add(built.File);
            built.Steps(await db.CarePlaces.Include(p => p.Placements).SingleAsync(p => p.Id == house), CandidateStage.ContactAttempted, CandidateStage.Accepted);
            await db.SaveChangesAsync();
        });
        read.Close(By("dicht"));
        Assert.False(await registers.SaveAsync());
        await Use(async now => Assert.Equal((1, 0, false), (await now.RowAsync(house)) is { } row ? (row.Taken, row.Free, row.Closed) : default));
    }

    [Fact]
    public async Task A_country_comes_back_with_every_version()
    {
        await KeptPolicy(new CountryPolicy(By(null), "GN", Guinea));
        await Use(async registers =>
        {
            (await registers.PolicyAsync("GN"))!.Revise(By("nieuw bericht"), Guinea with { AuthoritiesCare = false });
            Assert.True(await registers.SaveAsync());
        });
        await Use(async registers =>
        {
            var policy = Assert.Single(await registers.PoliciesAsync());
            Assert.Equal([null, false], policy.Entries.OrderBy(entry => entry.Number).Select(entry => entry.AuthoritiesCare));
            Assert.Equal(Guinea with { AuthoritiesCare = false }, policy.Now.Answers);
            Assert.Empty(await registers.PoliciesAsync(["MA"]));
            Assert.Empty(await registers.PoliciesAsync([]));
        });
    }

    [Fact]
    public async Task Of_two_who_enter_or_change_a_country_at_once_one_is_told()
    {
        await using var one = _app.Services.CreateAsyncScope();
        await using var other = _app.Services.CreateAsyncScope();
        var (mine, theirs) = (one.ServiceProvider.GetRequiredService<SharedRegisters>(), other.ServiceProvider.GetRequiredService<SharedRegisters>());
        Add(one, new CountryPolicy(By(null), "GN", Guinea));
        Add(other, new CountryPolicy(By(null), "GN", Guinea with { HousesAvailable = false }));
        Assert.True(await mine.SaveAsync());
        Assert.False(await theirs.SaveAsync());
        var (first, second) = ((await mine.PolicyAsync("GN"))!, (await theirs.PolicyAsync("GN"))!);
        first.Revise(By(null), Guinea with { Note = "de een" });
        second.Revise(By(null), Guinea with { Note = "de ander" });
        Assert.True(await mine.SaveAsync());
        Assert.False(await theirs.SaveAsync());

        static void Add(AsyncServiceScope scope, CountryPolicy policy) => scope.ServiceProvider.GetRequiredService<ReturnCase.Data.ReturnCaseDb>().Add(policy);
    }

    [Fact]
    public async Task A_house_with_a_history_cannot_be_deleted()
    {
        var house = await Kept(CarePlace.House(By("nieuw"), "GN", Kindia));
        await _app.InDatabase(async db => await Assert.ThrowsAnyAsync<Exception>(() => db.CarePlaces.Where(p => p.Id == house).ExecuteDeleteAsync()));
        await Use(async registers => Assert.NotNull(await registers.RowAsync(house)));
    }

    [Fact]
    public async Task A_case_is_found_by_the_one_that_names_it_as_long_as_that_stands()
    {
        var (one, two) = (CaseBuilder.In(CasePhase.ShelterSearch, today: Today.AddDays(-10)), CaseBuilder.In(CasePhase.ShelterSearch, today: Today.AddDays(-10)));
        var named = two.File.Note(two.By(Staff.Sanne), new StatementDetails(StatementKind.SiblingCase, "Broer.") { Reference = one.File.Number.ToLowerInvariant() });
        await _app.InDatabase(async db =>
        {
            db.AddRange(one.File, two.File);
            await db.SaveChangesAsync();
            var store = new CaseStore(db, _app.Services.GetRequiredService<UniqueIndexes>());
            Assert.Equal([two.File.Number], await store.NamingAsSiblingAsync(one.File.Number));
            Assert.Empty(await store.NamingAsSiblingAsync(two.File.Number));
            two.File.RetractAsError(two.By(Staff.Sanne), named.Sequence);
            await db.SaveChangesAsync();
            Assert.Empty(await store.NamingAsSiblingAsync(one.File.Number));
        });
    }

    private async Task<int> Kept(CarePlace place)
    {
        await _app.InDatabase(async db =>
        {
            db.Add(place);
            await db.SaveChangesAsync();
        });
        return place.Id;
    }

    private Task KeptPolicy(CountryPolicy policy) => _app.InDatabase(async db =>
    {
        db.Add(policy);
        await db.SaveChangesAsync();
    });

    private Task Change(int house, Action<CarePlace> verb) => Use(async registers =>
    {
        verb((await registers.PlaceAsync(house, house: true))!);
        Assert.True(await registers.SaveAsync());
    });

    private async Task Use(Func<SharedRegisters, Task> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<SharedRegisters>());
    }

    private static Change By(string? why) => new(new("noor", "N. Smit", ActorRole.Administrator), Today, new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc), why);
}
