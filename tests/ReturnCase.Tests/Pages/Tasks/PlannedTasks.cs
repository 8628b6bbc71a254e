using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Tasks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Tasks;

/// <summary>Plans things beside the pages, and reads them back.</summary>
internal static class PlannedTasks
{
    public static OwnTaskDetails Task(string what, int days) => new(OwnTaskKind.Task, what, CasePageCases.Today.AddDays(days), null, null, null);

    public static OwnTaskDetails Appointment(string what, int days, string at) =>
        new(OwnTaskKind.Appointment, what, CasePageCases.Today.AddDays(days), TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture), "Utrecht", Company.Guardian);

    /// <summary>Plans something in somebody's name, of a case or without one, and gives its number.</summary>
    public static async Task<int> Plan(this ReturnCaseApp app, OwnTaskDetails details, string? number, string owner = "sanne")
    {
        var (by, id) = (await app.ActorOf(owner), 0);
        await app.InDatabase(async db =>
        {
            var file = number is null ? null : await db.CaseFiles.SingleAsync(c => c.Number == number);
            var task = new OwnTask(details, by, app.Clock.GetUtcNow().UtcDateTime, "Noord", by.Id, file?.Id);
            db.Add(task);
            await db.SaveChangesAsync();
            id = task.Id;
        });
        return id;
    }

    public static async Task<OwnTask> Planned(this ReturnCaseApp app, int id)
    {
        OwnTask? task = null;
        await app.InDatabase(async db => task = await db.OwnTasks.AsNoTracking().Include(kept => kept.Moves).Include(kept => kept.Owner).SingleAsync(kept => kept.Id == id));
        return task!;
    }

    /// <summary>What a form of a task holds.</summary>
    public static Dictionary<string, string?> Typed(string what, DateOnly on, OwnTaskKind kind = OwnTaskKind.Task, string? time = null) => new()
    {
        ["Input.Kind"] = kind.ToString(),
        ["Input.What"] = what,
        ["Input.On.Day"] = $"{on.Day}",
        ["Input.On.Month"] = $"{on.Month}",
        ["Input.On.Year"] = $"{on.Year}",
        ["Input.Time"] = time ?? "",
    };
}
