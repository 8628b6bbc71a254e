using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>In the demo everybody looked at their own cases some days ago, so that what came since is new.</summary>
internal static class LookStories
{
    private const int DaysAgo = 6;

    public static Task TellAsync(ReturnCaseDb db, StoryWorld world, CancellationToken cancel)
    {
        var at = world.Now.UtcDateTime.AddDays(-DaysAgo);
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO CaseLooks (UserId, CaseFileId, Version, At, BeforeVersion) SELECT c.CounsellorId, c.Id, (SELECT MAX(e.Sequence) FROM CaseEntries e WHERE e.CaseFileId = c.Id AND e.RecordedAt < {at}), {at}, 0 FROM Cases c WHERE c.CounsellorId IS NOT NULL AND EXISTS (SELECT 1 FROM CaseEntries e WHERE e.CaseFileId = c.Id AND e.RecordedAt < {at})",
            cancel);
    }
}
