using System.Security.Cryptography;
using System.Text;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Api.Contracts;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Api.Endpoints;

/// <summary>POST /referral-batches, GET /referral-batches/{n} and its package: what the liaison does on the pages, by the same orders.</summary>
internal sealed class Batches(ApiPost post, ApiCaller caller, Problems problems, PackageOrders orders, BatchQueries batches, PackageLimit limit, PackageSignal signal, CaseDesk desk, AuditTrail trail, ReturnCaseDb db, ApiWords words)
{
    public Task<IResult> PostAsync(HttpContext context) => post.RunAsync<BatchRequest>(context, async (sent, keep, cancel) =>
    {
        if (sent.Despite?.Length > Change.ReasonMaxLength)
            return problems.Invalid([Fault.Body("/despite", words["TooLong", Change.ReasonMaxLength])]);
        string[]? chosen = sent.Referrals is { } numbers ? [.. numbers.Select(number => number.Trim().ToUpperInvariant()).Distinct()] : null;
        if (chosen is [])
            return problems.Invalid([Fault.Body("/referrals", words["NoneChosen"])]);
        // The order knows the request by itself: where the answer is lost on the way, asking again finds the same one.
        var placed = await orders.PlaceAsync(desk.Change(), chosen, RequestKey(context), sent.Despite, cancel);
        if (NumberOf(placed) is not { } made)
            return Refused(placed);
        var order = await orders.FindAsync(caller.Viewer, made, cancel) ?? throw new InvalidOperationException("An order is gone.");
        var answer = new ApiAnswer(StatusCodes.Status202Accepted, BatchAnswer.Of(order, null, [])) { Location = $"{ApiMap.Root}/referral-batches/{made}" };
        keep(answer, null);
        await db.SaveChangesAsync(cancel);
        signal.Ring();
        return answer;
    });

    public async Task<IResult> GetAsync(HttpContext context, int n)
    {
        var (viewer, cancel) = (caller.Viewer, context.RequestAborted);
        var (order, batch) = (await orders.FindAsync(viewer, n, cancel), await batches.FindAsync(viewer, n, cancel));
        var files = batch is null ? [] : await batches.FilesAsync(viewer, n, cancel);
        return order is not null ? ApiAnswer.Ok(BatchAnswer.Of(order, batch, files))
            : batch is not null ? ApiAnswer.Ok(BatchAnswer.Of(batch, files))
            : problems.Of(StatusCodes.Status404NotFound, "NoBatch");
    }

    public async Task<IResult> PackageAsync(HttpContext context, int n)
    {
        var (viewer, cancel) = (caller.Viewer, context.RequestAborted);
        if (await batches.FileAsync(viewer, n, ReferralBatch.FileOf(n), cancel) is not { } file)
        {
            return await batches.FindAsync(viewer, n, cancel) is not null ? problems.Of(StatusCodes.Status410Gone, "PackageGone")
                : await orders.FindAsync(viewer, n, cancel) is not null ? problems.Of(StatusCodes.Status409Conflict, "BatchNotDone")
                : problems.Of(StatusCodes.Status404NotFound, "NoBatch");
        }

        // HEAD fetches nothing: it did not leave.
        if (ApiFrame.IsHead(context))
        {
            context.Request.Method = HttpMethods.Head;
            return new Sent(file, desk.Actor);
        }

        trail.Shown(AuditAction.PackageDownloaded, await batches.CasesInAsync(n, cancel), file.Name);
        return new Sent(file, desk.Actor);
    }

    private static int? NumberOf(PlacedOrder placed) => placed switch
    {
        PlacedOrder.Placed fresh => fresh.Number,
        PlacedOrder.Repeated before => before.Number,
        _ => null,
    };

    private ApiRefusal Refused(PlacedOrder placed) => placed switch
    {
        PlacedOrder.TooMany => problems.Of(StatusCodes.Status409Conflict, "TooMany", limit.Most),
        PlacedOrder.NotReady gone => problems.Of(StatusCodes.Status409Conflict, "NotReady", string.Join(", ", gone.Numbers)),
        PlacedOrder.Incomplete gaps => problems.Of(StatusCodes.Status409Conflict, "Gaps", string.Join(", ", gaps.Numbers)),
        _ => problems.Of(StatusCodes.Status409Conflict, "NothingReady"),
    };

    private static string RequestKey(HttpContext context) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers[ApiPost.KeyHeader].ToString())));

    private sealed record Sent(BatchFile File, Actor By) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => PackageResult.SendAsync(httpContext, File, By);
    }
}
