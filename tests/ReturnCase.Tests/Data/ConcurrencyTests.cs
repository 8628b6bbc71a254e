using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Demo;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data;

public sealed class ConcurrencyTests
{
    private const int Askers = 8;
    private const int NumbersEach = 25;

    private static readonly Actor Sanne = new("sanne", "S. de Wit", ActorRole.Counsellor);

    public static TheoryData<DatabaseKind> Kinds() => [.. Enum.GetValues<DatabaseKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_second_to_save_a_case_gets_a_conflict_and_keeps_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        await Keep(database, Registered("RC-2026-000001", "2900000001"));
        await using var one = database.Open();
        await using var other = database.Open();
        var (first, second) = ((await one.Store.FindAsync("RC-2026-000001"))!, (await other.Store.FindAsync("RC-2026-000001"))!);

        first.RecordContact(Now(), Talk("van de eerste"));
        second.RecordContact(Now(), Talk("van de tweede"));

        Assert.Equal(SaveResult.Saved, await one.Store.SaveAsync());
        Assert.Equal(SaveResult.Conflict, await other.Store.SaveAsync());
        await using var reader = database.Open();
        var kept = (await reader.Store.FindAsync("RC-2026-000001"))!;
        Assert.Equal("van de eerste", Assert.Single(kept.Facts.OfType<ContactMoment>()).Notes);
        Assert.Equal(kept.Version, kept.Entries.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_known_VNumber_makes_no_second_case(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        await Keep(database, Registered("RC-2026-000001", "2900000001"));
        await using var desk = database.Open();
        desk.Store.Add(Registered("RC-2026-000002", "2900000001"));

        Assert.Equal(SaveResult.KnownVNumber, await desk.Store.SaveAsync());
        await using var reader = database.Open();
        Assert.Equal(1, await reader.Db.CaseFiles.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_last_place_is_not_taken_twice(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        await using (var desk = database.Open())
        {
            desk.Db.CarePlaces.Add(new CarePlace(ShelterKind.Family, "Letebrhan Tesfay", "ER", 1));
            await desk.Db.SaveChangesAsync();
        }

        await Keep(database, Registered("RC-2026-000001", "2900000001"), Registered("RC-2026-000002", "2900000002"));
        await using var one = database.Open();
        await using var other = database.Open();
        await Accept(one, "RC-2026-000001");
        await Accept(other, "RC-2026-000002");

        Assert.Equal(SaveResult.Saved, await one.Store.SaveAsync());
        Assert.Equal(SaveResult.PlaceChanged, await other.Store.SaveAsync());
        await using var reader = database.Open();
        Assert.Equal(0, (await reader.Db.CarePlaces.Include(p => p.Placements).SingleAsync()).Free);
        Assert.Empty((await reader.Store.FindAsync("RC-2026-000002"))!.Facts.OfType<CandidateStep>());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_number_is_given_twice(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        var given = await Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => Task.Run(async () =>
        {
            var mine = new List<string>();
            for (var i = 0; i < NumbersEach; i++)
            {
                await using var desk = database.Open();
                mine.Add(await desk.Numbers.NextCaseAsync(2026));
            }

            return mine;
        })));

        Assert.Equal(
            Enumerable.Range(1, Askers * NumbersEach).Select(n => $"RC-2026-{n:000000}"), given.SelectMany(n => n).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_block_is_reserved_at_once_and_its_unused_end_given_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        await using var desk = database.Open();
        await desk.Numbers.NextReferralAsync(2026);

        Assert.Equal(2, await desk.Numbers.ReserveAsync(Numbers.Referrals, 2026, 100));
        Assert.Equal("RF-2026-000102", await desk.Numbers.NextReferralAsync(2026));
        await desk.Numbers.GiveBackAsync(Numbers.Referrals, 2026, 50, 101);
        Assert.Equal("RF-2026-000103", await desk.Numbers.NextReferralAsync(2026));
        await desk.Numbers.GiveBackAsync(Numbers.Referrals, 2026, 103, 103);
        Assert.Equal("RF-2026-000103", await desk.Numbers.NextReferralAsync(2026));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_first_packages_of_all_can_be_asked_for_at_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        var ready = Enumerable.Range(0, 4).Select(_ => CasePageCases.In(CasePhase.ShelterFound)).ToArray();
        await Keep(database, [.. ready.Select(built => built.File)]);
        var results = await Task.WhenAll(ready.Select(built => Task.Run(async () =>
        {
            await using var desk = database.Open();
            return await desk.Orders.PlaceAsync(built.By(Staff.Pieter), [built.Referral.Number], built.Referral.Number, null);
        })));

        Assert.Equal([1, 2, 3, 4], results.Select(result => Assert.IsType<PlacedOrder.Placed>(result).Number).Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_two_transfers_of_a_closed_case_at_once_the_second_is_judged_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        var closed = CasePageCases.In(CasePhase.Closed);
        await Keep(database, closed.File);
        await using var one = database.Open();
        await using var other = database.Open();
        (await one.Store.FindAsync(closed.File.Number))!.RecordRepeatedTransfer(Now(), CaseBuilder.Transfer(), "Noord");
        (await other.Store.FindAsync(closed.File.Number))!.RecordRepeatedTransfer(Now(), CaseBuilder.Transfer(), "Zuid");

        Assert.Equal(SaveResult.Saved, await one.Store.SaveAsync());
        Assert.Equal(SaveResult.Conflict, await other.Store.SaveAsync());
        await using var reader = database.Open();
        var kept = (await reader.Store.FindAsync(closed.File.Number))!;
        kept.RecordRepeatedTransfer(Now(), CaseBuilder.Transfer(), "Zuid");
        Assert.Equal("Noord", Assert.Single(kept.WaitingTransfers).Team);
        Assert.Equal(1, await reader.Db.CaseFiles.CountAsync(c => c.ReopeningOwed));
    }

    private static async Task Keep(TestDatabase database, params CaseFile[] files)
    {
        await using var desk = database.Open();
        desk.Db.CaseFiles.AddRange(files);
        await desk.Db.SaveChangesAsync();
    }

    private static async Task Accept(Desk desk, string number)
    {
        var file = (await desk.Store.FindAsync(number))!;
        var place = await desk.Db.CarePlaces.Include(p => p.Placements).SingleAsync();
        var candidate = file.AddCandidate(Now(), new(ShelterKind.Family, place.Name, "tante", "ER", null, ContactRoute.Direct, place.Id)).Sequence;
        file.CheckSafety(Now(), candidate, true, "Goed", null, "Niets over een procedure.");
        file.Assess(Now(), candidate, new(true, true, true, true, true, true, "Goed", "Bezoek", new(2027, 11, 1)));
        file.RecordStep(Now(), candidate, CandidateStage.Accepted, "Aanvaard", "Verslag", "In een bezoek geregeld", place);
    }

    private static CaseFile Registered(string number, string vNumber) => CaseFile.Register(
        Now(), number, VNumber.Parse(vNumber), new("Selam", "Tesfay", null, "ER", "Tigrinya", null), new(2010, 5, 1), BirthDateSource.Statement, "Noord", Sanne);

    private static ContactDetails Talk(string notes) => new(ContactKind.Visit, null, null, null, null, notes, null, null, null);

    private static Change Now() => new(Sanne, new(2026, 11, 20), Telling.Now.UtcDateTime);
}
