using Microsoft.AspNetCore.Mvc;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Audit.AccessRequests;

/// <summary>The released dossier, as long as it is kept.</summary>
[ResponseCache(NoStore = true)]
public sealed class FileModel(AccessQueries queries, CaseDesk desk, AuditTrail audit) : AccessRequestPage(queries, desk, audit)
{
    public IActionResult OnGet()
    {
        if (Asked.Dossier is not { } bytes || Asked.DossierUntil <= Desk.Change().RecordedAt)
        {
            return NotFound();
        }

        Audit.Shown(AuditAction.PackageDownloaded, [Asked.CaseNumber], $"{AccessGrounds.RequestDetail}{Asked.Id}");
        return File(bytes, "text/html; charset=utf-8", $"{Asked.CaseNumber}-dossier.html");
    }
}
