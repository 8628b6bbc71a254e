using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo;

namespace ReturnCase.Tests.Demo;

public sealed class TaskDemoTests
{
    [Theory]
    [InlineData("sanne")]
    [InlineData("joris")]
    public async Task A_counsellor_of_the_demo_has_something_overdue_and_something_today(string user)
    {
        using var app = new ReturnCaseApp(await DemoDatabase.CloneAsync());
        await app.With(async (TaskDemoSeeder seeder) =>
        {
            await seeder.SeedAsync();
            return true;
        });
        var viewer = await app.ViewerOf(user);
        var (today, planned) = (AmsterdamCalendar.DateOf(app.Clock.GetUtcNow().UtcDateTime), await app.With((TaskQueries tasks) => tasks.PlannedAsync(viewer, new())));
        Assert.Single(planned, row => row.On < today);
        Assert.Contains(planned, row => row.On == today && row.Own == OwnTaskKind.Appointment);
        Assert.Contains(planned, row => row.CaseNumber is null);
        Assert.All(planned, row => Assert.Equal(viewer.UserId, row.OwnerId));
    }
}
