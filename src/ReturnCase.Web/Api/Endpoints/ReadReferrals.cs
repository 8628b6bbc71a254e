using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Api.Contracts;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Api.Endpoints;

/// <summary>GET /referrals and GET /referrals/{number}.</summary>
internal sealed class ReadReferrals(ApiQueries queries, ApiCaller caller, Problems problems, Paging paging, CaseDesk desk, AuditTrail trail, ApiWords words)
{
    public const string StatusName = "status";

    public async Task<IResult> ListAsync(HttpContext context)
    {
        var (cursor, limit, faults) = paging.Ask(context, Place.Read, StatusName);
        var asked = context.Request.Query[StatusName].ToString();
        var state = Enum.GetValues<ReferralState>().Cast<ReferralState?>().FirstOrDefault(one => string.Equals(one.ToString(), asked, StringComparison.OrdinalIgnoreCase));
        if (asked.Length > 0 && state is null)
            faults = [.. faults, Fault.Query(StatusName, words["NoChoice", string.Join(", ", Enum.GetNames<ReferralState>())])];
        if (faults.Count > 0)
            return problems.Invalid(faults);
        var rows = await queries.ReferralsAsync(caller.Viewer, state, cursor?.At, limit + 1, context.RequestAborted);
        ListedReferral[] shown = [.. rows.Take(limit)];
        if (shown.Length > 0)
            trail.Shown(AuditAction.ReferralsListed, shown.Select(row => row.CaseNumber).Distinct());
        var next = rows.Count > limit ? new PageCursor(shown[^1].FiledOn, shown[^1].Id, false).ToString() : null;
        return ApiAnswer.Ok(new ReferralPage([.. shown.Select(ReferralItem.Of)], Paging.Cursor(context, next)));
    }

    public async Task<IResult> GetAsync(HttpContext context, string number) =>
        await desk.OpenReferralAsync(number, context.RequestAborted) is { } opened
            ? ApiAnswer.Ok(ReferralAnswer.Of(opened.Referral)) with { Tag = ApiAnswer.TagOf(opened.Referral.Version) }
            : problems.Of(StatusCodes.Status404NotFound, "NoReferral");

    private readonly record struct Place(PageCursor At)
    {
        public static Place? Read(string text) => PageCursor.Parse(text, null) is { } at ? new(at) : null;
    }
}
