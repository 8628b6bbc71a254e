using Microsoft.AspNetCore.Mvc;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Audit.AccessRequests;

/// <summary>Where a request stands, and what can be done with it.</summary>
public sealed class RequestModel(AccessQueries queries, AccessDesk requests, CaseDesk desk, AuditTrail audit, PageText<RequestModel> text)
    : AccessRequestPage(queries, desk, audit)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input.Version = Asked.Version;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        Answer(await requests.WithdrawAsync(Asked, Input.Version, cancel), "Withdrawn");

    private RedirectResult Answer(AccessResult result, string done)
    {
        TempData.Flash(text[result == AccessResult.Done ? done : "Conflict"], result == AccessResult.Done ? FlashKind.Ok : FlashKind.Warn);
        return Redirect($"/audit/access-requests/{Asked.Id}");
    }

    public sealed record InputModel
    {
        public int Version { get; set; }
    }
}
