using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Security;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Pages;

/// <summary>One page for everything that went wrong; it says what, never how the program is built.</summary>
[ResponseCache(NoStore = true)]
public sealed class StatusModel(CurrentUser user) : PageModel
{
    public string Kind { get; private set; } = "";

    /// <summary>Which sentence explains it: a case that may not be opened is a colleague's, another page is not for this role.</summary>
    public string Sentence { get; private set; } = "";

    public string? Reference { get; private set; }

    /// <summary>Where a counsellor asks to read the case in an emergency.</summary>
    public string? Emergency { get; private set; }

    /// <summary>What was sent and not accepted.</summary>
    internal SentForm? Sent { get; private set; }

    public void OnGet()
    {
        if (!StatusPages.Happened(HttpContext))
            Response.StatusCode = StatusCodes.Status404NotFound;
        Kind = KindOf(Response.StatusCode);
        if (Kind == "503")
            Response.Headers.RetryAfter = StatusPages.RetrySeconds;
        Sentence = Kind == "403" && StatusPages.Asked(HttpContext).StartsWithSegments("/cases") && user.Role is ActorRole.Counsellor ? "403Case" : Kind;
        Emergency = EmergencyOffer.Of(HttpContext);
        Sent = SentForm.Of(HttpContext);
        if (Kind == "500")
            Reference = HttpContext.TraceIdentifier;
    }

    private string KindOf(int status) => status switch
    {
        400 when HttpContext.Items.ContainsKey(RequestLimits.UnreadableItem) => "Unreadable",
        403 when HttpContext.Items.ContainsKey(ForeignRequests.Item) => "Foreign",
        403 when OnlyRead.IsWhy(HttpContext) => "OnlyReads",
        400 when HttpContext.Items.ContainsKey(AntiforgeryRefusal.Item) => "Antiforgery",
        403 or 404 or 405 or 409 or 413 or 429 => $"{status}",
        503 => "503",
        >= 500 => "500",
        _ => "400",
    };
}
