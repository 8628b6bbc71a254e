using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
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
        var database = "";
        await _app.InDatabase(db =>
        {
            database = db.Database.GetConnectionString()!;
            return Task.CompletedTask;
        });
        var meanwhile = new JustBefore("CaseFacts", () => _app.With(async (CaseStore store) =>
        {
            (await store.FindAsync(built.File.Number))!.RecordContact(built.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "meanwhile", null, null, null));
            return await store.SaveAsync();
        }));
        await using var services = TestDatabase.Services(database, meanwhile);
        await using var scope = services.CreateAsyncScope();

        var file = (await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(built.File.Number))!;

        Assert.Equal("meanwhile", Assert.Single(file.Facts.OfType<ContactMoment>()).Notes);
        Assert.Equal(file.Version, file.Entries.Count);
        Assert.All(file.Facts, fact => Assert.Contains(file.Entries, line => line.Sequence == fact.Sequence));
    }
}
