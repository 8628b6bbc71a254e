using ReturnCase.Data.DecisionFiles;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Referrals;

/// <summary>Where the reference of a decision stands already. The IND numbers its decisions: one reference is one decision, whichever case it is in. The one rule for page, file and systems of partners.</summary>
/// <param name="Same">In the same case: this very decision, on this or another referral.</param>
/// <param name="Other">In the same case: another decision; null where there is none.</param>
/// <param name="Elsewhere">Numbers of other cases with a decision under it.</param>
public sealed record ReferenceUse(IReadOnlyList<AuthorityDecision> Same, AuthorityDecision? Other, IReadOnlyList<string> Elsewhere)
{
    /// <summary>Nothing but this decision bears it.</summary>
    public bool IsFree => Other is null && Elsewhere.Count == 0;

    /// <param name="number">Of the case that the decision is about.</param>
    /// <param name="decisions">What is on file in that case.</param>
    /// <param name="details">The decision.</param>
    /// <param name="on">Its day.</param>
    /// <param name="corrects">Sequence of the decision that it corrects: that one counts for nothing.</param>
    /// <param name="cases">Numbers of the cases in which the reference stands.</param>
    public static ReferenceUse Of(string number, IEnumerable<AuthorityDecision> decisions, DecisionDetails details, DateOnly on, int? corrects, IEnumerable<string> cases)
    {
        var known = decisions.Where(d => d.Sequence != corrects && string.Equals(d.Reference, details.Reference, StringComparison.OrdinalIgnoreCase)).ToLookup(d => ReferralDecisionRule.IsSame(details, on, d));
        return new([.. known[true]], known[false].LastOrDefault(), [.. cases.Where(other => other != number).Distinct()]);
    }
}

/// <summary>Looks where the reference of one decision stands already.</summary>
public sealed class ReferenceCheck(KnownReferences references, CaseDesk desk)
{
    /// <param name="file">The case that the decision is about.</param>
    /// <param name="details">The decision.</param>
    /// <param name="on">Its day.</param>
    /// <param name="corrects">Sequence of the decision that it corrects.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<ReferenceUse> OfAsync(CaseFile file, DecisionDetails details, DateOnly on, int? corrects, CancellationToken cancel = default) => ReferenceUse.Of(
        file.Number, file.Decisions, details, on, corrects, (await references.FindAsync(await desk.ViewerAsync(cancel), [details.Reference], ReferralDecisionRule.Kinds, cancel))[details.Reference]);
}
