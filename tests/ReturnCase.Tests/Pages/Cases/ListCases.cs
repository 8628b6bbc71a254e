using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases;

/// <summary>Fills lists with cases that were driven by the real verbs.</summary>
internal static class ListCases
{
    public static CaseBuilder Named(this CaseBuilder builder, string firstNames, string lastName)
    {
        builder.File.RecordIdentity(builder.By(Staff.Sanne), new IdentityDetails(firstNames, lastName, null, "ER", "Tigrinya", null));
        return builder;
    }

    /// <summary>Keeps cases for one user, or for nobody in a team.</summary>
    public static async Task KeepAll(this ReturnCaseApp app, IReadOnlyCollection<CaseBuilder> builders, string? counsellor = "sanne", string team = "Noord") =>
        await app.InDatabase(async db =>
        {
            var user = db.Users.SingleOrDefault(u => u.UserName == counsellor);
            foreach (var builder in builders)
            {
                builder.File.Assign(builder.By(Staff.Ingrid), user?.Team ?? team, user is null ? null : new Actor(user.Id, user.DisplayName, ActorRole.Counsellor));
                db.Add(builder.File);
            }

            await db.SaveChangesAsync();
        });

    /// <summary>Keeps one case for a user and gives its number.</summary>
    public static async Task<string> KeptFor(this ReturnCaseApp app, CaseBuilder builder, string counsellor = "sanne")
    {
        await app.KeepAll([builder], counsellor);
        return builder.File.Number;
    }

    public static async Task<Viewer> ViewerOf(this ReturnCaseApp app, string userName)
    {
        Viewer? viewer = null;
        await app.InDatabase(db =>
        {
            var user = db.Users.Single(u => u.UserName == userName);
            viewer = new(user.Id, user.Role, user.Team);
            return Task.CompletedTask;
        });
        return viewer!;
    }

    /// <summary>Works with a part of the program as one request would.</summary>
    public static async Task<T> With<TPart, T>(this ReturnCaseApp app, Func<TPart, Task<T>> work)
        where TPart : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    /// <summary>Children with different birthdays, so that their deadlines differ, and some on the same day.</summary>
    public static CaseBuilder[] Many(int count, CasePhase phase = CasePhase.ShelterSearch) =>
        [.. Enumerable.Range(0, count).Select(i => CasePageCases.In(phase, new PartialDate(2009, 1 + (i / 2 % 12), 1 + (i / 2 % 28)), daysAgo: 30 + (i % 7)))];
}
