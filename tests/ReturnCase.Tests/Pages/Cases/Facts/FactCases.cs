using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>Cases for the pages that record facts: built by the real verbs some days before the tests' own day.</summary>
internal static class FactCases
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static CaseBuilder In(CasePhase phase, int daysAgo = 10) => CaseBuilder.In(phase, today: Today.AddDays(-daysAgo)).Until(Today.AddDays(-3));

    /// <summary>Gives the case to Sanne of team Noord and keeps it.</summary>
    public static async Task<string> Put(this ReturnCaseApp app, CaseBuilder built)
    {
        await app.InDatabase(async db =>
        {
            var user = db.Users.Single(u => u.UserName == "sanne");
            built.File.Assign(built.By(Staff.Ingrid), "Noord", new Actor(user.Id, user.DisplayName, ActorRole.Counsellor));
            db.Add(built.File);
            await db.SaveChangesAsync();
        });
        return $"/cases/{built.File.Number}";
    }

    public static async Task<CaseFile> Stored(this ReturnCaseApp app, CaseBuilder built)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(built.File.Number))!;
    }

    public static async Task<CarePlace> Place(this ReturnCaseApp app, ShelterKind kind, string name, int capacity, string country = "GN")
    {
        var place = new CarePlace(kind, name, country, capacity);
        await app.InDatabase(async db =>
        {
            db.Add(place);
            await db.SaveChangesAsync();
        });
        return place;
    }

    /// <summary>What a colleague saves while somebody else types.</summary>
    public static Task ColleagueSaves(this ReturnCaseApp app, CaseBuilder built, Action<CaseBuilder, CaseFile> verb) =>
        app.InDatabase(async db =>
        {
            var file = (await new CaseStore(db, new NoIndexes()).FindAsync(built.File.Number))!;
            verb(built, file);
            await db.SaveChangesAsync();
        });

    /// <summary>Opens a page and sends its form.</summary>
    public static async Task<HtmlPage> Record(this PageClient client, string address, Dictionary<string, string?> values) =>
        await client.Submit(await client.Get(address), "form.rc-form", values);

    private sealed class NoIndexes : UniqueIndexes
    {
        public override string? Violated(Microsoft.EntityFrameworkCore.DbUpdateException exception) => null;
    }
}
