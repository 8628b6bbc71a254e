using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Data.Referrals;

/// <summary>The lists of referrals.</summary>
public enum ReferralList
{
    /// <summary>In no package yet.</summary>
    Ready,

    /// <summary>In a package; the IND has not decided.</summary>
    Sent,

    /// <summary>Decided.</summary>
    Decided,

    /// <summary>Pending at 18, superseded or withdrawn. The IND may still decide on what was sent.</summary>
    Other,
}

/// <summary>A part of what is on the way or with the IND.</summary>
public enum ReferralOnly
{
    /// <summary>Of which the IND gave no receipt.</summary>
    NoReceipt,

    /// <summary>In a package for longer than an answer should take.</summary>
    LongAgo,

    /// <summary>About which the IND asked something to which it got no answer yet.</summary>
    Questions,
}

/// <summary>A referral in a list.</summary>
/// <param name="Changes">Number of things recorded in the case since its content was frozen.</param>
/// <param name="GapCodes">Codes of what its content lacks.</param>
/// <param name="Version">Which version of its content.</param>
/// <param name="Corrects">An earlier version is in a package, and this one is not.</param>
/// <param name="LeftAt">When a package that holds it first left; null while there is no proof that one did.</param>
/// <param name="Decided">The decision on it.</param>
public sealed record ReferralRow(
    long Id, string Number, string CaseNumber, ReferralKind Kind, ReferralState State, DateOnly FiledOn, DateTime? ExportedAt, DateOnly? ReceivedOn,
    DateOnly? NewFactsOn, bool HasDecision, int Changes, string? GapCodes, int Version, bool Corrects, DateTime? LeftAt, DecisionKind? Decided, DateOnly? DecidedOn)
{
    public IReadOnlyList<ReferralGap> Gaps => Referral.ReadGaps(GapCodes);
}

/// <summary>What the liaison has to look at.</summary>
/// <param name="Complete">Of those that are ready, how many lack nothing.</param>
public sealed record ReferralCounts(int Ready, int Complete, int WithoutReceipt, int WithoutDecision, int PendingAtEighteen)
{
    public static ReferralCounts None { get; } = new(0, 0, 0, 0, 0);
}

/// <summary>Lists of referrals, for whoever may see them. Each method is one command.</summary>
public sealed class ReferralQueries(ReturnCaseDb db)
{
    public const int PageSize = 25;

    // Of what does not go to the IND nobody is told there that it was recorded, nor how often.
    internal static readonly EntryKind[] OwnLines = [.. LeftOut.Lines];

    /// <summary>Tells the lines of a case that are news to somebody who reads a referral of it.</summary>
    public static bool IsChange(CaseFile file, CaseEntry entry, Referral referral) => entry.Sequence > referral.FrozenBy && !OwnLines.Contains(entry.Kind) && !file.IsAboutRedCross(entry.Sequence);

    public async Task<Slice<ReferralRow>> PageAsync(
        Viewer viewer, ReferralList list, ReferralOnly? only, DateTime longBefore, PageCursor? cursor, CancellationToken cancel = default)
    {
        var referrals = In(viewer, list, only, longBefore);
        // What was decided is looked up from its end; what waits, from what waits longest.
        var fromEnd = (list == ReferralList.Decided) != (cursor?.Backwards == true);
        if (cursor is { On: { } on, Id: var id })
        {
            referrals = fromEnd
                ? referrals.Where(r => r.FiledOn <= on && (r.FiledOn < on || r.Id < id))
                : referrals.Where(r => r.FiledOn >= on && (r.FiledOn > on || r.Id > id));
        }

        var ordered = fromEnd
            ? referrals.OrderByDescending(r => r.FiledOn).ThenByDescending(r => r.Id)
            : referrals.OrderBy(r => r.FiledOn).ThenBy(r => r.Id);
        var rows = await Rows(ordered.Take(PageSize + 1)).ToListAsync(cancel);
        rows = [.. fromEnd ? rows.OrderByDescending(r => (r.FiledOn, r.Id)) : rows.OrderBy(r => (r.FiledOn, r.Id))];
        return Slice<ReferralRow>.Cut(rows, PageSize, cursor, row => (row.FiledOn, row.Id));
    }

    /// <summary>All referrals of the case with a case number, a V-number or a referral number, the oldest first. None where nobody may see one.</summary>
    public async Task<IReadOnlyList<ReferralRow>> FindAsync(Viewer viewer, string number, CancellationToken cancel = default)
    {
        var seen = db.Referrals.Where(CaseAccess.MaySeeReferral(viewer));
        var ofCase = db.CaseFiles.Where(c => c.Number == number || c.VNumber == number || c.Referrals.Any(r => r.Number == number)).Select(c => c.Id);
        return await Rows(seen.Where(r => ofCase.Contains(EF.Property<int>(r, CaseFileConfiguration.Owner))).OrderBy(r => r.Id)).ToListAsync(cancel);
    }

    /// <param name="viewer">Who looks.</param>
    /// <param name="list">Which list.</param>
    /// <param name="only">Which part of it; null for all.</param>
    /// <param name="longBefore">What was put in a package before this instant waits long.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<int> CountAsync(Viewer viewer, ReferralList list, ReferralOnly? only, DateTime longBefore, CancellationToken cancel = default) =>
        In(viewer, list, only, longBefore).CountAsync(cancel);

    /// <param name="viewer">Who looks.</param>
    /// <param name="sentBefore">What was sent before this instant waits long for a decision.</param>
    /// <param name="cancel">Stops the query.</param>
    public async Task<ReferralCounts> CountsAsync(Viewer viewer, DateTime sentBefore, CancellationToken cancel = default) =>
        await db.Referrals.Where(CaseAccess.MaySeeReferral(viewer)).GroupBy(r => 1).Select(all => new ReferralCounts(
            all.AsQueryable().Count(ReferralConditions.ToSend),
            all.AsQueryable().Where(ReferralConditions.ToSend).Count(r => r.GapCodes == null),
            all.Count(r => r.State == ReferralState.Exported),
            all.Count(r => (r.State == ReferralState.Exported || r.State == ReferralState.Received) && r.ExportedAt < sentBefore),
            all.Count(r => r.State == ReferralState.PendingAtEighteen))).SingleOrDefaultAsync(cancel) ?? ReferralCounts.None;

    /// <summary>The number of the case of a referral, for somebody who may see it.</summary>
    public Task<string?> CaseOfAsync(Viewer viewer, string number, CancellationToken cancel = default) =>
        db.Referrals.Where(CaseAccess.MaySeeReferral(viewer)).Where(r => r.Number == number)
            .Join(db.CaseFiles, r => EF.Property<int>(r, CaseFileConfiguration.Owner), c => c.Id, (r, c) => c.Number).SingleOrDefaultAsync(cancel);

    /// <summary>The versions that corrections took the place of, the oldest first.</summary>
    public async Task<IReadOnlyList<(int Version, DateTime ReplacedAt)>> EarlierAsync(Viewer viewer, string number, CancellationToken cancel = default) =>
        [.. (await db.Referrals.Where(CaseAccess.MaySeeReferral(viewer)).Where(r => r.Number == number).SelectMany(r => r.Earlier).OrderBy(v => v.Version).Select(v => new { v.Version, v.ReplacedAt }).ToListAsync(cancel))
            .Select(v => (v.Version, v.ReplacedAt))];

    private IQueryable<ReferralRow> Rows(IQueryable<Referral> referrals) =>
        from r in referrals
        join c in db.CaseFiles on EF.Property<int>(r, CaseFileConfiguration.Owner) equals c.Id
        select new ReferralRow(
            r.Id, r.Number, c.Number, r.Kind, r.State, r.FiledOn, r.ExportedAt, r.ReceivedOn, r.NewFactsOn, r.DecidedBy != null,
            c.Entries.Count(e => e.Sequence > (r.CorrectedBy ?? r.Sequence) && !OwnLines.Contains(e.Kind)
                && !c.Facts.OfType<ShelterCandidate>().Any(f => f.Route == ContactRoute.ChildAskedRedCross && (f.Sequence == e.Sequence || (e.Kind == EntryKind.Retracted && e.Subject == f.Sequence)))), r.GapCodes, r.Corrections + 1,
            r.ExportedAt != null && r.CorrectionsSent < r.Corrections,
            db.PackageLines.Where(line => line.Referral == r.Number).SelectMany(line => db.Set<BatchDelivery>().Where(d => d.Batch == line.Batch && d.Failure == null)).Min(d => (DateTime?)d.At),
            db.Set<AuthorityDecision>().Where(d => EF.Property<int>(d, CaseFileConfiguration.Owner) == c.Id && d.Sequence == r.DecidedBy).Select(d => (DecisionKind?)d.Kind).FirstOrDefault(),
            db.Set<AuthorityDecision>().Where(d => EF.Property<int>(d, CaseFileConfiguration.Owner) == c.Id && d.Sequence == r.DecidedBy).Select(d => (DateOnly?)d.OccurredOn).FirstOrDefault());

    private IQueryable<Referral> In(Viewer viewer, ReferralList list, ReferralOnly? only, DateTime longBefore)
    {
        var referrals = db.Referrals.Where(CaseAccess.MaySeeReferral(viewer));
        referrals = list switch
        {
            ReferralList.Ready => referrals.ReadyToSend().NotInOpenOrder(db),
            ReferralList.Sent => referrals.Where(r => r.State == ReferralState.Exported || r.State == ReferralState.Received),
            ReferralList.Decided => referrals.Where(r => r.State == ReferralState.Decided),
            ReferralList.Other => referrals.Where(r => r.State == ReferralState.PendingAtEighteen || r.State == ReferralState.Superseded || r.State == ReferralState.Withdrawn),
            _ => throw new ArgumentOutOfRangeException(nameof(list), list, "No such list."),
        };
        return only switch
        {
            ReferralOnly.NoReceipt => referrals.Where(r => r.ReceivedOn == null),
            ReferralOnly.LongAgo => referrals.Where(r => r.ExportedAt < longBefore),
            ReferralOnly.Questions => referrals.WithQuestions(db),
            _ => referrals,
        };
    }
}

internal static class ReferralConditions
{
    /// <summary>
    /// What a package takes: what the IND can still decide on and of which the newest version is in none (<see cref="Referral.IsToSend"/>). A referral that was pending at 18 before it was sent is not lost (I14).
    /// </summary>
    public static Expression<Func<Referral, bool>> ToSend { get; } = r => (r.ExportedAt == null || r.CorrectionsSent < r.Corrections)
        && (r.State == ReferralState.Ready || r.State == ReferralState.Exported || r.State == ReferralState.Received || r.State == ReferralState.PendingAtEighteen);

    /// <summary>Those that a package takes.</summary>
    public static IQueryable<Referral> ReadyToSend(this IQueryable<Referral> referrals) => referrals.Where(ToSend);

    /// <summary>About which the IND asked something, and was given no answer that stands to it.</summary>
    public static IQueryable<Referral> WithQuestions(this IQueryable<Referral> referrals, ReturnCaseDb db)
    {
        var said = db.Set<Statement>().Where(s => s.SupersededBy == null);
        return referrals.Where(r => said.Any(asked => asked.Kind == StatementKind.ReturnedWithQuestions && asked.Reference == r.Number
            && !said.Any(given => given.Kind == StatementKind.AnswerGivenToInd && given.Reference == r.Number
                && said.Any(answer => answer.Kind == StatementKind.QuestionsAnswered && answer.Reference == r.Number && answer.About == asked.Sequence && given.About == answer.Sequence))));
    }

    /// <summary>Leaves out what is in a package that is being made.</summary>
    public static IQueryable<Referral> NotInOpenOrder(this IQueryable<Referral> referrals, ReturnCaseDb db) =>
        referrals.Where(r => !db.PackageLines.Any(line => line.Referral == r.Number
            && db.PackageOrders.Any(order => order.Number == line.Batch && (order.State == PackageState.Waiting || order.State == PackageState.Running))));
}
