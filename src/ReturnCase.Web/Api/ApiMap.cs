using ReturnCase.Data.Api;
using ReturnCase.Web.Api.Contracts;
using ReturnCase.Web.Api.Endpoints;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Api;

/// <summary>The addresses of the API, with what their description says of each.</summary>
internal static class ApiMap
{
    public const string Root = "/api/v1";

    private const string ProblemType = "application/problem+json";

    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root);
        api.MapPost("/transfers", (Delegate)((HttpContext context) => Get<Transfers>(context).PostAsync(context))).Named("registerTransfer", "Transfers")
            .WithSummary("Register a transfer")
            .WithDescription("Registers a transfer from the IND as a new case, in the team that belongs to your system. A V-number that has an open case is refused with the number and team of that case (409); one that has a closed case is handed to the supervisor of that case, who decides whether it opens again (202).")
            .For(ApiScope.Transfers).Accepts<TransferRequest>("application/json").Produces<TransferAnswer>(StatusCodes.Status201Created).Produces<TransferAnswer>(StatusCodes.Status202Accepted).Refuses(post: true);
        api.MapGet("/cases/{number}", (HttpContext context, string number) => Get<FollowCases>(context).GetAsync(context, number)).Named("getCase", "Cases")
            .WithSummary("Where a case stands")
            .WithDescription("Phase, track, dates and referrals of a case; nothing about the child. With the scope transfers: the cases that your system registered or sent a transfer of. With the scope cases: the cases of which something was referred to the IND.")
            .For(Policies.ApiFollow, ApiScope.Transfers, ApiScope.Cases).Produces<CaseAnswer>().Refuses(post: false, found: true);
        api.MapGet("/cases/{number}/history", (HttpContext context, string number) => Get<FollowCases>(context).HistoryAsync(context, number)).Named("getCaseHistory", "Cases")
            .WithSummary("History of a case")
            .WithDescription("Registration, changes of phase and what happened to referrals, the oldest first. What people wrote is not in it.")
            .For(Policies.ApiFollow, ApiScope.Transfers, ApiScope.Cases).Paged().Produces<HistoryPage>().Refuses(post: false, found: true);
        api.MapGet("/referrals", (Delegate)((HttpContext context) => Get<ReadReferrals>(context).ListAsync(context))).Named("listReferrals", "Referrals")
            .WithSummary("List referrals")
            .WithDescription("Referrals to the IND, the one that was filed longest ago first.")
            .For(ApiScope.Referrals).Paged(status: true).Produces<ReferralPage>().Refuses(post: false);
        api.MapGet("/referrals/{number}", (HttpContext context, string number) => Get<ReadReferrals>(context).GetAsync(context, number)).Named("getReferral", "Referrals")
            .WithSummary("Read a referral")
            .WithDescription("A referral with what was frozen in it when it was confirmed, what would read otherwise now, and the decisions recorded on it.")
            .For(ApiScope.Referrals).Produces<ReferralAnswer>().Refuses(post: false, found: true);
        api.MapPost("/referrals/{number}/receipt", (HttpContext context, string number) => Get<AnswerReferrals>(context).ReceiptAsync(context, number)).Named("recordReceipt", "Referrals")
            .WithSummary("Record a receipt")
            .WithDescription("Records that the IND received a referral that was in a package. It moves no case. The same receipt is recorded once (200 with what is recorded); another day or reference takes its place only where replaces names what is recorded.")
            .For(ApiScope.Receipts).Accepts<ReceiptRequest>("application/json").Produces<ReceiptAnswer>(StatusCodes.Status201Created).Produces<ReceiptAnswer>().Refuses(post: true, found: true);
        api.MapPost("/referrals/{number}/decision", (HttpContext context, string number) => Get<AnswerReferrals>(context).DecisionAsync(context, number)).Named("recordDecision", "Referrals")
            .WithSummary("Record a decision")
            .WithDescription("Records what the IND decided on a referral that was in a package, also where it was superseded or withdrawn meanwhile. It moves no case: people who work on it take the next step. A letter is recorded once: what says the same under the same reference is answered 200 with what is recorded, and what differs anywhere is refused (409) unless corrects names what it corrects. Which kinds fit which referral stands in docs/api.md.")
            .For(ApiScope.Decisions).Accepts<DecisionRequest>("application/json").Produces<RecordedDecision>(StatusCodes.Status201Created).Produces<RecordedDecision>().Refuses(post: true, found: true);
        api.MapPost("/referral-batches", (Delegate)((HttpContext context) => Get<Batches>(context).PostAsync(context))).Named("orderBatch", "Packages")
            .WithSummary("Ask for a package")
            .WithDescription("Asks for a package of referrals. It is made in the background: ask at the address in Location until its state is Done. Either all of it goes in or nothing. Having one made sends nothing: leftAt says whether it left.")
            .For(ApiScope.Batches).Accepts<BatchRequest>("application/json").Produces<BatchAnswer>(StatusCodes.Status202Accepted).Refuses(post: true);
        api.MapGet("/referral-batches/{n:int:min(1)}", (HttpContext context, int n) => Get<Batches>(context).GetAsync(context, n)).Named("getBatch", "Packages")
            .WithSummary("How far a package is")
            .WithDescription("Where a package stands that was asked for, and once it is there the name, size and SHA-256 of what it holds.")
            .For(ApiScope.Batches).Produces<BatchAnswer>().Refuses(post: false, found: true);
        api.MapGet("/referral-batches/{n:int:min(1)}/package", (HttpContext context, int n) => Get<Batches>(context).PackageAsync(context, n)).Named("getPackage", "Packages")
            .WithSummary("Fetch a package")
            .WithDescription("The package as one zip, the same bytes each time. What it holds is described in docs/schemas.")
            .WithMetadata(new GivesType("application/zip"))
            .For(ApiScope.Batches).Produces<Stream>(StatusCodes.Status200OK, "application/zip").Refuses(post: false, found: true, kept: true);
        // Elsewhere an address of which only the method is wrong is told so by the platform; the pages have one that takes every GET.
        foreach (var (address, scope) in new[] { ("/transfers", ApiScope.Transfers), ("/referral-batches", ApiScope.Batches), ("/referrals/{number}/receipt", ApiScope.Receipts), ("/referrals/{number}/decision", ApiScope.Decisions) })
            api.MapGet(address, (HttpContext context) => OnlyPost(context)).For(scope).ExcludeFromDescription();
        return api;
    }

    private static ApiRefusal OnlyPost(HttpContext context)
    {
        context.Response.Headers.Allow = HttpMethods.Post;
        return Get<Problems>(context).Of(StatusCodes.Status405MethodNotAllowed);
    }

    private static T Get<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    private static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string name, string tag) => endpoint.WithName(name).WithTags(tag);

    private static RouteHandlerBuilder For(this RouteHandlerBuilder endpoint, ApiScope scope) => endpoint.For(Policies.OfApi(scope), scope);

    private static RouteHandlerBuilder For(this RouteHandlerBuilder endpoint, string policy, params ApiScope[] scopes) => endpoint.RequireAuthorization(policy).WithMetadata(new NeedsScope(scopes));

    private static RouteHandlerBuilder Paged(this RouteHandlerBuilder endpoint, bool status = false) => endpoint.WithMetadata(new PagedList(status));

    // What the frame can answer at each address is described at each.
    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, bool post, bool found = false, bool kept = false)
    {
        int[] always = [400, 401, 403, 406, 429, 500, 504], sent = [409, 412, 413, 415, 422];
        foreach (var status in always.Concat(post ? sent : []).Concat(found ? [404] : []).Concat(kept ? [409, 410] : []).Order())
            endpoint.Produces<Problem>(status, ProblemType);
        return endpoint;
    }
}

/// <summary>A list that comes in pages.</summary>
/// <param name="Status">It can be asked by where its items stand.</param>
internal sealed record PagedList(bool Status);
