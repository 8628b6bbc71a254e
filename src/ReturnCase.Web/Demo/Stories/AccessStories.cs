using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Who covers for whom in the demo, and who opened a case that was not theirs.</summary>
internal static class AccessStories
{
    private const string Team = "Noord";
    private const int DaysOfCover = 14;
    private static readonly TimeSpan Lasted = TimeSpan.FromHours(4);

    public static async Task TellAsync(IServiceProvider services, StoryWorld world, CancellationToken cancel)
    {
        var colleagues = world.Cast.Counsellors.Where(post => post.Team == Team).Select(post => post.Person).ToArray();
        var elsewhere = world.Cast.Counsellors.FirstOrDefault(post => post.Team != Team);
        if (colleagues.Length < 2 || elsewhere is null || !world.Cast.Supervisors.TryGetValue(Team, out var supervisor))
        {
            return;
        }

        var now = world.Now.UtcDateTime;
        var (covering, absent) = (colleagues[0], colleagues[^1]);
        await services.GetRequiredService<AbsenceCovers>().AddAsync(
            new(supervisor, now.AddDays(-1), Team, absent, covering, (world.Today.AddDays(-1), world.Today.AddDays(DaysOfCover))), cancel);

        var number = await services.GetRequiredService<ReturnCaseDb>().CaseFiles
            .Where(c => c.Team == Team && c.CounsellorId == absent.Id && c.Phase == CasePhase.ShelterSearch).OrderBy(c => c.Id).Select(c => c.Number).FirstAsync(cancel);
        await services.GetRequiredService<EmergencyAccesses>().OpenAsync(new(
            elsewhere.Person, elsewhere.Team, number, "De opvang belde buiten kantooruren: de jongere was daar niet veilig en het team was niet bereikbaar.", now.AddHours(-20), Lasted), cancel);
    }
}
