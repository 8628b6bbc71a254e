using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.AccessRequests;

/// <summary>What came of a step of an access request.</summary>
public enum AccessResult
{
    /// <summary>Kept.</summary>
    Done,

    /// <summary>Somebody else changed the request meanwhile, or it no longer stands where it did.</summary>
    Conflict,

    /// <summary>Something was recorded on the case since the auditor chose: it has to be looked at first.</summary>
    CaseChanged,

    /// <summary>Whoever opened a request does not release it.</summary>
    OwnRequest,
}

/// <summary>The steps of an access request. The auditor opens, chooses and submits; a supervisor of the team releases or sends back.</summary>
public sealed class AccessDesk(ReturnCaseDb db, CaseStore store, AccessRequestPolicy policy, AuditTrail audit)
{
    /// <summary>Opens a request; null where there is no such case.</summary>
    public async Task<AccessRequest?> OpenAsync(Change change, string number, string reference, string language, CancellationToken cancel = default)
    {
        AccessRequest? request = null;
        await db.InTransactionAsync(
            async token =>
            {
                // The lock keeps a destruction out until the request stands.
                await CaseDestruction.LockAsync(db, [number], token);
                request = null;
                if (!await db.CaseFiles.AnyAsync(c => c.Number == number, token))
                {
                    return "";
                }

                request = new AccessRequest(number, change, reference, language, change.RecordedAt.AddDays(policy.ReadDays));
                db.AccessRequests.Add(request);
                audit.Changes(AuditAction.AccessRequestOpened, $"until {request.ReadableUntil:yyyy-MM-dd}", number);
                await db.SaveChangesAsync(token);
                return number;
            },
            found => found.Length > 0,
            (_, token) => db.AccessRequests.AnyAsync(r => r.OpenedById == change.By.Id && r.OpenedAt == change.RecordedAt, token),
            cancel);
        return request;
    }

    /// <summary>Keeps what the auditor chose for the fields named in <paramref name="about"/>; what is not among the choices falls back to the usual. The page that showed them counts as read.</summary>
    /// <param name="page">Where that page begins.</param>
    /// <param name="caseVersion">Version of the case that it showed.</param>
    public async Task<AccessResult> ChooseAsync(AccessRequest request, int version, IReadOnlyDictionary<string, FieldChoice> choices, IReadOnlySet<string> about, int page, int caseVersion, CancellationToken cancel = default)
    {
        if (request.State != AccessRequestState.Open || request.Version != version)
        {
            return AccessResult.Conflict;
        }

        request.Choose(choices.Select(choice => new DossierChoice(choice.Key, choice.Value)), about, page, caseVersion);
        return await SaveAsync(cancel);
    }

    /// <summary>Gives the dossier to the supervisors of the team, as the case is now.</summary>
    public async Task<AccessResult> SubmitAsync(AccessRequest request, int version, int caseVersion, CancellationToken cancel = default)
    {
        if (request.State != AccessRequestState.Open || request.Version != version)
        {
            return AccessResult.Conflict;
        }

        request.Submit(caseVersion);
        audit.Changes(AuditAction.AccessRequestReviewed, "submitted", request.CaseNumber);
        return await SaveAsync(cancel);
    }

    /// <summary>Sends it back to the auditor, with the reason of the change.</summary>
    public async Task<AccessResult> ReturnAsync(Change change, AccessRequest request, int version, CancellationToken cancel = default)
    {
        if (request.State != AccessRequestState.InReview || request.Version != version)
        {
            return AccessResult.Conflict;
        }

        request.Return(change);
        audit.Changes(AuditAction.AccessRequestReviewed, "returned", request.CaseNumber);
        return await SaveAsync(cancel);
    }

    /// <summary>Keeps the file of the dossier once, for its term.</summary>
    public async Task<AccessResult> ReleaseAsync(Change change, AccessRequest request, int version, int caseVersion, byte[] dossier, CancellationToken cancel = default)
    {
        if (request.OpenedById == change.By.Id)
        {
            return AccessResult.OwnRequest;
        }

        if (request.State != AccessRequestState.InReview || request.Version != version)
        {
            return AccessResult.Conflict;
        }

        if (request.CaseVersion != caseVersion)
        {
            return AccessResult.CaseChanged;
        }

        request.Release(change, dossier, Convert.ToHexStringLower(SHA256.HashData(dossier)), change.RecordedAt.AddDays(policy.KeepDays));
        audit.Changes(AuditAction.AccessRequestReleased, null, request.CaseNumber);
        return await SaveAsync(cancel);
    }

    /// <summary>Ends a request without a dossier.</summary>
    public async Task<AccessResult> WithdrawAsync(AccessRequest request, int version, CancellationToken cancel = default)
    {
        if (request.State is not (AccessRequestState.Open or AccessRequestState.InReview) || request.Version != version)
        {
            return AccessResult.Conflict;
        }

        request.Withdraw();
        audit.Changes(AuditAction.AccessRequestReviewed, "withdrawn", request.CaseNumber);
        return await SaveAsync(cancel);
    }

    private async Task<AccessResult> SaveAsync(CancellationToken cancel) => await store.SaveAsync(cancel) == SaveResult.Saved ? AccessResult.Done : AccessResult.Conflict;
}
