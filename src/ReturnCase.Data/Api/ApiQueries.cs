using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.Api;

/// <summary>A case as a system of a partner may follow it: where it stands, and nothing about the child.</summary>
public sealed record FollowedCase(string Number, CasePhase Phase, int Period, int Version, DateOnly TransferredOn, DateOnly PhaseSince, IReadOnlyList<FollowedReferral> Referrals);

/// <summary>A referral of such a case.</summary>
public sealed record FollowedReferral(string Number, ReferralKind Kind, ReferralState State, DateOnly FiledOn, DateTime? ExportedAt, DateOnly? ReceivedOn);

/// <summary>A line of such a case. The referral is named where the line is about one.</summary>
public sealed record FollowedLine(int Sequence, EntryKind Kind, DateOnly OccurredOn, DateTime RecordedAt, CasePhase? From, CasePhase? To, string? Referral);

/// <summary>A referral in a list.</summary>
public sealed record ListedReferral(long Id, string Number, string CaseNumber, ReferralKind Kind, ReferralState State, DateOnly FiledOn, DateTime? ExportedAt, DateOnly? ReceivedOn, DateOnly? NewFactsOn, bool HasDecision, bool ToSend, int Changes);

/// <summary>What the API reads, for whoever may see it. Each list is one command.</summary>
public sealed class ApiQueries(ReturnCaseDb db)
{
    /// <summary>Most rows of one page.</summary>
    public const int MostRows = 100;

    /// <summary>Rows of one page, where nobody says how many.</summary>
    public const int UsualRows = 25;

    // What a line says besides these stays in the case.
    private static readonly EntryKind[] Told = [EntryKind.Registered, EntryKind.Moved, EntryKind.BroughtIn, EntryKind.RepeatedTransfer, EntryKind.ReferralMade, EntryKind.ReferralExported, EntryKind.ReferralReceived, EntryKind.ReferralCorrected, EntryKind.ReferralWithdrawn];
    private static readonly EntryKind[] OfReferral = [EntryKind.ReferralMade, EntryKind.ReferralExported, EntryKind.ReferralReceived, EntryKind.ReferralCorrected, EntryKind.ReferralWithdrawn];

    /// <summary>A case; null where there is none or this system may not follow it.</summary>
    public Task<FollowedCase?> CaseAsync(Viewer viewer, string number, CancellationToken cancel = default) =>
        db.CaseFiles.Where(CaseAccess.MayFollow(viewer)).Where(c => c.Number == number).Select(c => new FollowedCase(
            c.Number, c.Phase, c.Period, c.Version,
            c.Entries.Where(e => e.Kind == EntryKind.Registered).Select(e => e.OccurredOn).First(),
            c.Entries.Where(e => e.To != null).OrderByDescending(e => e.Sequence).Select(e => e.OccurredOn).First(),
            c.Referrals.OrderBy(r => r.Sequence).Select(r => new FollowedReferral(r.Number, r.Kind, r.State, r.FiledOn, r.ExportedAt, r.ReceivedOn)).ToList())).AsSplitQuery().SingleOrDefaultAsync(cancel);

    /// <summary>The lines of a case above one, in their order; null where there is no such case for this system.</summary>
    public async Task<IReadOnlyList<FollowedLine>?> HistoryAsync(Viewer viewer, string number, int above, int most, CancellationToken cancel = default)
    {
        var cases = db.CaseFiles.Where(CaseAccess.MayFollow(viewer)).Where(c => c.Number == number);
        var lines = await cases
            .SelectMany(c => c.Entries, (c, e) => new { Line = e, Decided = c.Facts.OfType<AuthorityDecision>().Where(d => d.Sequence == e.Sequence).Select(d => d.ReferralNumber).FirstOrDefault() })
            .Where(x => x.Line.Sequence > above && (Told.Contains(x.Line.Kind) || x.Decided != null)).OrderBy(x => x.Line.Sequence).Take(most)
            .Select(x => new FollowedLine(
                x.Line.Sequence, x.Line.Kind, x.Line.OccurredOn, x.Line.RecordedAt, x.Line.From, x.Line.To, OfReferral.Contains(x.Line.Kind) ? x.Line.Detail : x.Decided)).ToListAsync(cancel);
        return lines.Count > 0 || await cases.AnyAsync(cancel) ? lines : null;
    }

    /// <summary>Referrals beyond a cursor, the one that was filed longest ago first.</summary>
    public async Task<IReadOnlyList<ListedReferral>> ReferralsAsync(Viewer viewer, ReferralState? state, PageCursor? cursor, int most, CancellationToken cancel = default)
    {
        var referrals = db.Referrals.Where(CaseAccess.MaySeeReferral(viewer));
        referrals = state is { } only ? referrals.Where(r => r.State == only) : referrals;
        if (cursor is { On: { } on, Id: var id })
        {
            referrals = referrals.Where(r => r.FiledOn >= on && (r.FiledOn > on || r.Id > id));
        }

        var rows = from r in referrals.OrderBy(r => r.FiledOn).ThenBy(r => r.Id).Take(most)
                   join c in db.CaseFiles on EF.Property<int>(r, CaseFileConfiguration.Owner) equals c.Id
                   select new ListedReferral(r.Id, r.Number, c.Number, r.Kind, r.State, r.FiledOn, r.ExportedAt, r.ReceivedOn, r.NewFactsOn, r.DecidedBy != null,
                       db.Referrals.ReadyToSend().Any(other => other.Id == r.Id), c.Entries.Count(e => e.Sequence > (r.CorrectedBy ?? r.Sequence) && !ReferralQueries.OwnLines.Contains(e.Kind)));
        return [.. (await rows.ToListAsync(cancel)).OrderBy(r => (r.FiledOn, r.Id))];
    }
}
