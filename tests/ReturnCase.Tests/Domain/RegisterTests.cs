using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>The shared registers: versions that are added and never changed (domain 3).</summary>
public sealed class RegisterTests
{
    private static readonly Actor Noor = new("noor", "N. Smit", ActorRole.Administrator);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly HouseDetails Kindia = new("Huis Kindia", "Kindia", 2, Today.AddDays(-300), Today.AddDays(30), null, "dhr. Barry");

    [Fact]
    public void Each_change_of_a_house_is_a_version_with_who_when_and_why()
    {
        var house = CarePlace.House(By("nieuw contract"), "GN", Kindia);
        house.Revise(By("twee erbij"), Kindia with { Capacity = 4 });
        house.Close(By("te weinig begeleiding"));
        house.Reopen(By("weer op orde"));
        Assert.Equal([1, 2, 3, 4], house.Entries.Select(entry => entry.Number));
        Assert.Equal([2, 4, 4, 4], house.Entries.Select(entry => entry.Capacity));
        Assert.Equal([false, false, true, false], house.Entries.Select(entry => entry.Closed));
        Assert.Equal(("noor", "N. Smit", "twee erbij"), (house.Entries[1].ById, house.Entries[1].ByName, house.Entries[1].Why));
        Assert.Equal((4, 4, false), (house.Capacity, house.Edition, house.Closed));
    }

    [Fact]
    public void A_version_without_a_reason_and_one_that_changes_nothing_are_refused()
    {
        var house = CarePlace.House(By("nieuw"), "GN", Kindia);
        Refused(GuardCode.ReasonGiven, () => house.Revise(By(null), Kindia with { Capacity = 3 }));
        Refused(GuardCode.ReasonGiven, () => house.Close(By(" ")));
        Refused(GuardCode.NothingChanged, () => house.Revise(By("zomaar"), Kindia));
        Refused(GuardCode.NothingChanged, () => house.Reopen(By("zomaar")));
        Assert.Single(house.Entries);
    }

    [Fact]
    public void A_house_never_has_fewer_places_than_are_taken()
    {
        var house = CarePlace.House(By("nieuw"), "GN", Kindia);
        AcceptedIn(house);
        AcceptedIn(house);
        Refused(GuardCode.PlacesCoverTaken, () => house.Revise(By("kleiner"), Kindia with { Capacity = 1 }));
        Assert.Equal((2, 2, 0), (house.Capacity, house.Taken, house.Free));
        house.Revise(By("groter"), Kindia with { Capacity = 5 });
        Assert.Equal(3, house.Free);
        house.Revise(By("terug"), Kindia with { Capacity = 2 });
        Assert.Equal(0, house.Free);
    }

    [Fact]
    public void A_closed_house_takes_no_child_and_those_who_live_there_keep_their_place()
    {
        var house = CarePlace.House(By("nieuw"), "GN", Kindia);
        AcceptedIn(house);
        house.Close(By("gesloten"));
        Refused(GuardCode.HouseIsOpen, () => AcceptedIn(house));
        Refused(GuardCode.HouseIsOpen, () => house.Close(By("nog eens")));
        Assert.Equal(1, house.Taken);
    }

    [Fact]
    public void A_house_from_before_the_register_gets_its_first_version_also_where_nothing_changes()
    {
        var house = new CarePlace(ShelterKind.ReceptionHouse, "Oud huis", "GN", 3);
        house.Revise(By("in het register gezet"), house.Details);
        Assert.Equal((1, "Oud huis", 3), (house.Edition, house.Entries[0].Name, house.Entries[0].Capacity));
    }

    [Fact]
    public void Only_a_house_stands_in_the_register() =>
        Assert.Throws<InvalidOperationException>(() => new CarePlace(ShelterKind.Family, "Tante", "GN", 1).Close(By("kan niet")));

    [Fact]
    public void The_number_of_places_of_a_home_is_put_right_with_a_reason_and_the_one_before_stays()
    {
        var home = CarePlace.Home(By(null), ShelterKind.Family, "Tante Binta", "GN", 1);
        AcceptedIn(home);
        Refused(GuardCode.ReasonGiven, () => home.Resize(By(" "), 2));
        Refused(GuardCode.NothingChanged, () => home.Resize(By("zomaar"), 1));
        home.Resize(By("een kamer erbij"), 2);
        AcceptedIn(home);
        Refused(GuardCode.PlacesCoverTaken, () => home.Resize(By("kleiner"), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => home.Resize(By("niets"), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => home.Resize(By("te veel"), 501));
        Assert.Equal([1, 2], home.Entries.Select(entry => entry.Capacity));
        Assert.Equal((2, 0, "een kamer erbij"), (home.Capacity, home.Free, home.Entries[1].Why));
        home.Resize(By("nog een kamer"), 3);
        home.Resize(By("toch niet"), 2);
        Assert.Equal((2, 0), (home.Capacity, home.Free));
        Assert.Throws<InvalidOperationException>(() => CarePlace.House(By("nieuw"), "GN", Kindia).Resize(By("kan niet"), 5));
        Assert.Throws<InvalidOperationException>(() => CarePlace.Home(By(null), ShelterKind.ReceptionHouse, "Huis", "GN", 5));
    }

    [Fact]
    public void An_older_source_never_takes_the_place_of_a_newer_one_unless_what_stands_is_said_to_be_wrong()
    {
        var now = new CountryAnswers(true, null, Today.AddDays(-10), "liaison", null);
        var policy = new CountryPolicy(By(null), "GN", now);
        var older = now with { HousesAvailable = false, AsOf = Today.AddDays(-11), Source = "ambtsbericht" };
        Refused(GuardCode.SourceNotOlder, () => policy.Revise(By("gelezen"), older));
        Refused(GuardCode.ReasonGiven, () => policy.Revise(By(null), older, corrects: true));
        Assert.True(policy.Now.HousesAvailable);
        policy.Revise(By("zelfde dag"), older with { AsOf = now.AsOf });
        policy.Revise(By("tikfout in de dag"), older, corrects: true);
        Assert.Equal((3, Today.AddDays(-11)), (policy.Entries.Count, policy.Now.AsOf));
    }

    [Theory]
    [InlineData(-1, 1, true)]
    [InlineData(-10, -1, false)]
    [InlineData(1, null, false)]
    [InlineData(null, 0, true)]
    [InlineData(null, null, null)]
    public void A_contract_covers_a_day_or_not(int? from, int? until, bool? covers) =>
        Assert.Equal(covers, (Kindia with { ContractFrom = Day(from), ContractUntil = Day(until) }).HasContractOn(Today));

    [Fact]
    public void Answers_about_a_country_are_versions_and_grow_old()
    {
        var first = new CountryAnswers(true, null, Today.AddMonths(-12), "liaison", null);
        var policy = new CountryPolicy(By(null), "GN", first);
        Assert.False(policy.IsOld(Today, 12));
        Assert.True(policy.IsOld(Today.AddDays(1), 12));
        Assert.Equal([GuardCode.NothingChanged], Assert.Throws<CaseRefusedException>(() => policy.Revise(By(null), first)).Guards);
        policy.Revise(By("nieuw bericht"), first with { HousesAvailable = false, AsOf = Today });
        Assert.Equal((2, false, 2), (policy.Version, policy.Now.HousesAvailable, policy.Entries.Count));
        Assert.True(policy.Entries[0].HousesAvailable);
        Assert.False(policy.IsOld(Today.AddDays(1), 12));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void The_age_of_answers_is_a_setting_that_is_checked(int months, bool right)
    {
        var fault = new CasePolicy { CountryPolicyMonths = months }.FirstFault();
        Assert.Equal(right, fault is null);
        Assert.True(right || fault!.StartsWith($"Policy:CountryPolicyMonths is {months};", StringComparison.Ordinal));
    }

    private static void AcceptedIn(CarePlace house) => CaseBuilder.In(CasePhase.ShelterSearch).AddCandidate(carePlace: 7).Steps(house, CandidateStage.ContactAttempted, CandidateStage.Accepted);

    private static void Refused(GuardCode guard, Action act) => Assert.Equal([guard], Assert.Throws<CaseRefusedException>(act).Guards);

    private static DateOnly? Day(int? fromToday) => fromToday is { } days ? Today.AddDays(days) : null;

    private static Change By(string? why) => new(Noor, Today, new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc), why);
}
