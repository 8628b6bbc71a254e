using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Audit.AccessRequests;

/// <summary>A page about one request, the {n} of its address. It is found before any handler runs, and only for the auditor who opened it.</summary>
public abstract class AccessRequestPage(AccessQueries queries, CaseDesk desk, AuditTrail audit) : PageModel
{
    public AccessRequest Asked { get; private set; } = null!;

    protected CaseDesk Desk => desk;

    protected AuditTrail Audit => audit;

    /// <summary>Whether the case may be read through this request now.</summary>
    public bool IsReadable => Asked.IsReadableBy(desk.Actor.Id, desk.Change().RecordedAt);

    public sealed override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var number = int.Parse((string)RouteData.Values["n"]!, System.Globalization.CultureInfo.InvariantCulture);
        if (await queries.FindAsync(number, HttpContext.RequestAborted) is not { } found)
        {
            context.Result = new NotFoundResult();
            return;
        }

        Asked = found;
        if (found.OpenedById != desk.Actor.Id)
        {
            audit.Happened(AuditAction.Refused, $"{AccessGrounds.RequestDetail}{number}", found.CaseNumber);
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }

        await next();
    }
}
