using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Tests.Support;

/// <summary>Puts built cases where the pages find them, and reads them back.</summary>
internal static class KeptCases
{
    /// <summary>Keeps a case in a user's name and sets the clock to its day. Sign in afterwards.</summary>
    public static async Task<string> KeepCase(this ReturnCaseApp app, CaseBuilder built, string counsellor = "sanne", string team = "Noord")
    {
        app.Clock.Set(new DateTimeOffset(built.Today, new TimeOnly(12, 0), TimeSpan.FromHours(1)));
        await app.InDatabase(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.UserName == counsellor);
            built.File.Assign(built.By(Staff.Ingrid), team, new Actor(user.Id, user.DisplayName, ActorRole.Counsellor));
            db.Add(built.File);
            await db.SaveChangesAsync();
        });
        return built.File.Number;
    }

    public static async Task<Actor> ActorOf(this ReturnCaseApp app, string userName)
    {
        Actor? actor = null;
        await app.InDatabase(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.UserName == userName);
            actor = new Actor(user.Id, user.DisplayName, user.Role);
        });
        return actor!;
    }

    public static async Task<CaseFile> Read(this ReturnCaseApp app, string number)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(number) ?? throw new InvalidOperationException($"No case {number}.");
    }

    /// <summary>Opens a page of a case and sends its form.</summary>
    public static async Task<HtmlPage> Fill(
        this PageClient client, string address, Dictionary<string, string?>? values = null, string form = "main form[method=post]", string? button = null) =>
        await client.Submit(await client.Get(address), form, values, button);
}
