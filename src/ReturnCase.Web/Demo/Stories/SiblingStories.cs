using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Says of the brothers with one aunt that they are brothers: each case names the others.</summary>
internal static class SiblingStories
{
    public const string Family = "Tesfay";

    public static async Task TellAsync(IServiceProvider services, StoryWorld world, CancellationToken cancel)
    {
        var (db, store) = (services.GetRequiredService<ReturnCaseDb>(), services.GetRequiredService<CaseStore>());
        var aunt = world.Places[0].Id;
        var numbers = await db.CaseFiles.Where(c => c.Facts.OfType<Domain.Shelter.ShelterCandidate>().Any(f => f.CarePlaceId == aunt)).OrderBy(c => c.Id).Select(c => c.Number).ToListAsync(cancel);
        foreach (var number in numbers)
        {
            var file = (await store.FindAsync(number, cancel))!;
            foreach (var brother in numbers.Where(other => other != number))
            {
                var at = file.Entries.Max(e => e.RecordedAt).AddSeconds(40);
                file.Note(
                    new(new(file.CounsellorId!, file.CounsellorName!, ActorRole.Counsellor), AmsterdamCalendar.DateOf(at), at) { Policy = world.Policy },
                    new StatementDetails(StatementKind.SiblingCase, "Broer; beiden hebben het zelf verteld.") { Reference = brother });
            }

            file.Settle(new(new(file.CounsellorId!, file.CounsellorName!, ActorRole.Counsellor), world.Today, world.Now.UtcDateTime) { Policy = world.Policy });
            await store.SaveAsync(cancel);
        }
    }
}
