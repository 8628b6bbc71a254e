using System.Globalization;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Api.Contracts;

namespace ReturnCase.Web.Api.Endpoints;

/// <summary>GET /cases/{number} and its history: where a case stands, for the system that registered it or that follows what was referred.</summary>
internal sealed class FollowCases(ApiQueries queries, ApiCaller caller, Problems problems, Paging paging, AuditTrail trail)
{
    // So that the trail tells it from a person who reads the whole case.
    private const string Ground = "api";

    public async Task<IResult> GetAsync(HttpContext context, string number)
    {
        if (await queries.CaseAsync(caller.Viewer, Written(number), context.RequestAborted) is not { } found)
            return Hidden(number, "/api/v1/cases/{number}");
        trail.Shown(AuditAction.CaseRead, [found.Number], Ground);
        return ApiAnswer.Ok(Contracts.CaseAnswer.Of(found)) with { Tag = ApiAnswer.TagOf(found.Version) };
    }

    public async Task<IResult> HistoryAsync(HttpContext context, string number)
    {
        var (above, limit, faults) = paging.Ask(context, cursor => int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : (int?)null);
        if (faults.Count > 0)
            return problems.Invalid(faults);
        if (await queries.HistoryAsync(caller.Viewer, Written(number), above ?? 0, limit + 1, context.RequestAborted) is not { } lines)
            return Hidden(number, "/api/v1/cases/{number}/history");
        trail.Shown(AuditAction.CaseRead, [Written(number)], Ground);
        var next = lines.Count > limit ? lines[limit - 1].Sequence.ToString(CultureInfo.InvariantCulture) : null;
        return ApiAnswer.Ok(new HistoryPage([.. lines.Take(limit).Select(HistoryLine.Of)], Paging.Cursor(context, next)));
    }

    // A case that this system may not follow answers like one that never was.
    private ApiRefusal Hidden(string number, string route)
    {
        var written = Written(number);
        trail.Happened(AuditAction.Refused, $"404 {route}", CaseNumber.Fits(written) ? [written] : []);
        return problems.Of(StatusCodes.Status404NotFound, "NoCase");
    }

    private static string Written(string number) => number.ToUpperInvariant();
}
