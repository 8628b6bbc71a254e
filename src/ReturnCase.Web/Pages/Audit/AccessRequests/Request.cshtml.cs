using Microsoft.AspNetCore.Mvc;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Audit.AccessRequests;

/// <summary>Where a request stands, and what can be done with it.</summary>
public sealed class RequestModel(AccessQueries queries, AccessDesk requests, CaseStore store, CaseDesk desk, AuditTrail audit, PageText<RequestModel> text)
    : AccessRequestPage(queries, desk, audit)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input.Version = Asked.Version;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Input.Withdraw)
        {
            return Answer(await requests.WithdrawAsync(Asked, Input.Version, cancel), "Withdrawn");
        }

        return IsReadable && await store.FindAsync(Asked.CaseNumber, cancel) is { } file
            ? Answer(await requests.SubmitAsync(Asked, Input.Version, file.Version, cancel), "Submitted")
            : Answer(AccessResult.Conflict, "Submitted");
    }

    private RedirectResult Answer(AccessResult result, string done)
    {
        TempData.Flash(text[result == AccessResult.Done ? done : "Conflict"], result == AccessResult.Done ? FlashKind.Ok : FlashKind.Warn);
        return Redirect($"/audit/access-requests/{Asked.Id}");
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        /// <summary>End the request instead of giving it to the reviewer.</summary>
        public bool Withdraw { get; set; }
    }
}
