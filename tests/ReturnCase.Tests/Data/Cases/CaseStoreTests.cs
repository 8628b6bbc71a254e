using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Cases;

public sealed class CaseStoreTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_case_that_is_saved_while_it_is_read_is_read_again()
    {
        var built = CasePageCases.In(CasePhase.Intake);
        await _app.KeepAll([built]);
        var meanwhile = new JustBefore("CaseFacts", () => _app.With(async (CaseStore store) =>
        {
            (await store.FindAsync(built.File.Number))!.RecordContact(built.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "meanwhile", null, null, null));
            return await store.SaveAsync();
        }));
        await using var scope = await Breaking(meanwhile);

        var file = (await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(built.File.Number))!;

        Assert.Equal("meanwhile", Assert.Single(file.Facts.OfType<ContactMoment>()).Notes);
        Assert.Equal(file.Version, file.Entries.Count);
        Assert.All(file.Facts, fact => Assert.Contains(file.Entries, line => line.Sequence == fact.Sequence));
    }

    [Fact]
    public async Task A_save_whose_answer_was_lost_is_told_as_saved_and_stands_once()
    {
        var built = CasePageCases.In(CasePhase.Intake);
        await _app.KeepAll([built]);
        var lost = new AnswerLost();
        await using var scope = await Breaking(lost);
        var store = scope.ServiceProvider.GetRequiredService<CaseStore>();
        var file = (await store.FindAsync(built.File.Number))!;
        file.RecordContact(built.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "once", null, null, null));
        lost.Next();

        Assert.Equal(SaveResult.Saved, await store.SaveAsync());

        Assert.Equal("once", Assert.Single((await _app.Read(built.File.Number)).Facts.OfType<ContactMoment>()).Notes);
    }

    [Fact]
    public async Task A_new_case_whose_answer_was_lost_is_no_known_VNumber()
    {
        var lost = new AnswerLost();
        await using var scope = await Breaking(lost);
        var store = scope.ServiceProvider.GetRequiredService<CaseStore>();
        store.Add(CasePageCases.In(CasePhase.Intake).File);
        lost.Next();

        Assert.Equal(SaveResult.Saved, await store.SaveAsync());
        await _app.InDatabase(async db => Assert.Equal(1, await db.CaseFiles.CountAsync()));
    }

    [Fact]
    public async Task Somebody_elses_save_is_still_a_conflict_where_an_answer_was_lost_before()
    {
        var built = CasePageCases.In(CasePhase.Intake);
        await _app.KeepAll([built]);
        await using var scope = await Breaking();
        var store = scope.ServiceProvider.GetRequiredService<CaseStore>();
        var file = (await store.FindAsync(built.File.Number))!;
        await _app.With(async (CaseStore other) =>
        {
            (await other.FindAsync(built.File.Number))!.RecordContact(built.By(Staff.Hassan), new(ContactKind.Visit, null, null, null, null, "other", null, null, null));
            return await other.SaveAsync();
        });
        file.RecordContact(built.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "mine", null, null, null));

        Assert.Equal(SaveResult.Conflict, await store.SaveAsync());
    }

    [Fact]
    public async Task A_package_whose_answer_was_lost_is_asked_for_once()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        var lost = new AnswerLost();
        await using var scope = await Breaking(lost);
        lost.Next();

        var change = new Change(Staff.Pieter, CasePageCases.Today, CasePageCases.Today.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc));
        var placed = await scope.ServiceProvider.GetRequiredService<PackageOrders>().PlaceAsync(change, null, "one", null);

        var number = Assert.IsType<PlacedOrder.Placed>(placed).Number;
        await _app.InDatabase(async db => Assert.Equal(number, (await db.PackageOrders.SingleAsync()).Number));
    }

    private async Task<AsyncServiceScope> Breaking(params IInterceptor[] interceptors)
    {
        var database = "";
        await _app.InDatabase(db =>
        {
            database = db.Database.GetConnectionString()!;
            return Task.CompletedTask;
        });
        return TestDatabase.Services(database, interceptors).CreateAsyncScope();
    }
}
