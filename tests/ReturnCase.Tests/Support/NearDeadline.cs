using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Access;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Notices;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Web.Notices;

namespace ReturnCase.Tests.Support;

/// <summary>Cases that near a deadline, and what the background job does of them.</summary>
internal static class NearDeadline
{
    /// <summary>A case whose governing deadline is the 18th birthday, so many days after the day of the tests.</summary>
    public static CaseBuilder Eighteen(int inDays)
    {
        var day = CasePageCases.Today.AddDays(inDays);
        return CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(day.Year - 18, day.Month, day.Day), daysAgo: 30);
    }

    /// <summary>Gives every notice that is owed now, as one round of the job does.</summary>
    public static async Task<AlarmCount> RunAlarms(this ReturnCaseApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await AlarmJob.TellAsync(scope.ServiceProvider, app.Clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>Makes and sends e-mail, as one round of the job does.</summary>
    public static async Task<MailCount> RunMail(this ReturnCaseApp app, CancellationToken cancel = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailRound>().RunAsync(cancel);
    }

    /// <summary>On another day at noon, with the lists refreshed for it.</summary>
    public static async Task OnDay(this ReturnCaseApp app, DateOnly day, int hour = 12)
    {
        app.Clock.Set(new DateTimeOffset(day, new TimeOnly(hour, 0), AmsterdamCalendar.Zone.GetUtcOffset(day.ToDateTime(new TimeOnly(hour, 0)))));
        await app.With((ListRefresh refresh) => refresh.RunAsync(app.Clock.GetUtcNow().UtcDateTime));
    }

    /// <summary>What somebody wants by e-mail, and where.</summary>
    public static Task Wishes(this ReturnCaseApp app, string userName, MailWish wish, string? address = null) => app.InDatabase(async db =>
    {
        var user = await db.Users.SingleAsync(u => u.UserName == userName);
        (user.MailWish, user.Email) = (wish, address ?? $"{userName}@voorbeeld.nl");
        await db.SaveChangesAsync();
    });

    /// <summary>Changes a case that is kept, as a supervisor on the day of the clock.</summary>
    public static async Task Change(this ReturnCaseApp app, string number, Action<CaseFile, Change> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CaseStore>();
        var now = app.Clock.GetUtcNow().UtcDateTime;
        work((await store.FindAsync(number))!, new(Staff.Ingrid, AmsterdamCalendar.DateOf(now), now, "because", "letter"));
        Assert.Equal(SaveResult.Saved, await store.SaveAsync());
    }

    /// <summary>A colleague works on the cases of somebody who is away on these days.</summary>
    public static async Task Covers(this ReturnCaseApp app, string absent, string covering, DateOnly first, DateOnly last)
    {
        var (away, stands, by) = (await app.ActorOf(absent), await app.ActorOf(covering), await app.ActorOf("ingrid"));
        await app.With(async (AbsenceCovers covers) =>
        {
            await covers.AddAsync(new(by, app.Clock.GetUtcNow().UtcDateTime, "Noord", away, stands, (first, last)));
            return 0;
        });
    }

    /// <summary>Who was told of which step, as "sanne SixMonths"; a team box by its team.</summary>
    public static async Task<IReadOnlyList<string>> Told(this ReturnCaseApp app, string? number = null)
    {
        List<string> told = [];
        await app.InDatabase(async db =>
        {
            var names = await db.Users.ToDictionaryAsync(user => user.Id, user => user.UserName!);
            told.AddRange((await db.Notices.Where(n => number == null || n.Case!.Number == number).OrderBy(n => n.Id).ToListAsync())
                .Select(n => $"{names.GetValueOrDefault(n.Recipient, n.Recipient)} {n.Step}{(n.ForId is { } id ? $" for {names[id]}" : "")}"));
        });
        return [.. told.Order(StringComparer.Ordinal)];
    }
}
