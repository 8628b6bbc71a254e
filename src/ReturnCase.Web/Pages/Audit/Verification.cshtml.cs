using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;

namespace ReturnCase.Web.Pages.Audit;

/// <summary>Reads the whole trail when the auditor asks for it, and says what is wrong first.</summary>
public sealed class VerificationModel(AuditVerification verification, AuditAnchors anchors, AuditTrail trail) : PageModel
{
    public AuditFinding? Finding { get; private set; }

    public DateTime? AnchoredAt { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => AnchoredAt = (await anchors.LastAsync(cancel)).At;

    public async Task OnPostAsync(CancellationToken cancel)
    {
        Finding = await verification.RunAsync(cancel: cancel);
        trail.Happened(AuditAction.AuditVerified, Finding.Fault?.Kind.ToString());
        await OnGetAsync(cancel);
    }
}
