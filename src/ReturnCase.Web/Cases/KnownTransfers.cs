using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;

namespace ReturnCase.Web.Cases;

/// <summary>The case that a V-number already has: all that somebody who types a transfer learns about it.</summary>
public sealed record KnownCase(string Number, string Team, bool IsOpen);

/// <summary>What came of handing a transfer to a case that is closed.</summary>
/// <param name="Case">As it stood then: it may have been opened meanwhile, and took nothing.</param>
/// <param name="IsNew">The same was not typed today before.</param>
public sealed record HandedOn(KnownCase Case, CaseAnswer Answer, bool IsNew);

/// <summary>
/// One child, one case (domain 2.9). A transfer reaches the supervisors of a closed case whoever types it, so the case is not opened by the access rule of its pages,
/// and nothing of it is shown.
/// </summary>
public sealed class KnownTransfers(ReturnCaseDb db, CaseDesk desk, AuditTrail trail)
{
    /// <summary>The case of a V-number as typed, or null.</summary>
    public async Task<KnownCase?> FindAsync(string? typed, CancellationToken cancel = default)
    {
        var digits = VNumber.TryParse(typed ?? "", out var number) ? number.Value : "";
        var known = await db.CaseFiles.Where(c => c.VNumber == digits).Select(c => new KnownCase(c.Number, c.Team, c.Phase != CasePhase.Closed)).SingleOrDefaultAsync(cancel);
        if (known is not null)
        {
            trail.Shown(AuditAction.CasesSearched, [known.Number], "transfer");
        }

        return known;
    }

    /// <summary>Keeps the transfer as a fact of the closed case. Where somebody else saved meanwhile it is judged again by what stands now.</summary>
    /// <param name="number">The closed case.</param>
    /// <param name="change">By whom and when.</param>
    /// <param name="transfer">What was sent.</param>
    /// <param name="beside">What is kept with it, all or nothing.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<HandedOn> HandOnAsync(string number, Change change, TransferDetails transfer, Action? beside = null, CancellationToken cancel = default)
    {
        while (true)
        {
            var file = await desk.ReloadAsync(number, cancel);
            var before = file.Version;
            var known = new KnownCase(file.Number, file.Team, file.Phase.IsOpen());
            var answer = await desk.SaveAsync(file, before, () =>
            {
                file.RecordRepeatedTransfer(change, transfer, desk.Team);
                beside?.Invoke();
            }, cancel);
            if (answer is not CaseAnswer.Conflict)
            {
                return new(known, answer, file.Version > before);
            }
        }
    }
}
