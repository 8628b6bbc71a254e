using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Demo;

/// <summary>Gives the auditor and the supervisors of the demo something to do: a case on hold among those whose term is over, and an access request in review.</summary>
internal sealed class PrivacyDemoSeeder(ReturnCaseDb db, RetentionQueries retention, LegalHolds holds, AccessDesk requests, TimeProvider clock)
{
    private const string Auditor = "willem";

    public async Task SeedAsync(CancellationToken cancel = default)
    {
        var user = await db.Users.SingleAsync(u => u.UserName == Auditor, cancel);
        var (now, today) = (clock.GetUtcNow().UtcDateTime, AmsterdamTime.Today(clock));
        var change = new Change(new(user.Id, user.DisplayName, user.Role), today, now);
        var due = await retention.PageAsync(new() { OnlyFree = true }, today, null, cancel);
        if (due.Rows is [.., var last])
        {
            await holds.SetAsync(last.Number, change with { Reason = "Er loopt een klacht bij de Kinderombudsman, kenmerk KO-2026-118." }, cancel);
        }

        if (await db.CaseFiles.Where(c => c.ClosingReason == ClosingReason.AgedOut).OrderBy(c => c.Team).ThenBy(c => c.Id).Select(c => new { c.Number, c.Version }).FirstOrDefaultAsync(cancel) is { } grown
            && await requests.OpenAsync(change with { Reason = "De jongere zelf, bij de balie. Identiteit gecontroleerd aan het document." }, grown.Number, "AVG-2026-031", "nl", cancel) is { } request)
        {
            await requests.SubmitAsync(request, request.Version, grown.Version, cancel);
        }
    }
}
