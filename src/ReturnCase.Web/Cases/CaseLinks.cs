using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>What stands of a link in the other case.</summary>
/// <param name="Other">The other case, as it was just read.</param>
/// <param name="Sequences">Sequences of the facts there.</param>
public sealed record LinkBeside(CaseFile Other, IReadOnlyList<int> Sequences);

/// <summary>
/// Links that stand in two cases. A link of a family is written in both at once where this person works on both; else it goes one way until the other team records it too, because one wrong
/// number must not open the data of a stranger. That one child has two V-numbers is written in both, whichever team has the other: a supervisor says it, and nothing of the other case is shown.
/// </summary>
public sealed class CaseLinks(ReturnCaseDb db, CaseStore store, CaseDesk desk)
{
    /// <summary>The other case in which a link is written too; null where it stands in this one only.</summary>
    /// <param name="kind">The kind of link.</param>
    /// <param name="number">Number of the other case.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<CaseFile?> OtherAsync(StatementKind kind, string? number, CancellationToken cancel = default) =>
        number is null || CaseFile.MirrorOf(kind) is null ? null
        : CaseFile.IsSamePerson(kind) ? await store.FindAsync(number, cancel)
        : await db.CaseFiles.Where(CaseAccess.MayWorkOn(await desk.ViewerAsync(cancel))).AnyAsync(c => c.Number == number && c.Phase != CasePhase.Closed, cancel) ? await store.FindAsync(number, cancel)
        : null;

    /// <summary>
    /// What a change of a link changes in the other case as well: what was written there in the same act, whoever may open that case by now and also where it is closed, because nothing opens by it.
    /// What somebody wrote there by themselves is that person's: it is taken back along only where this person works on that case too. Null where nothing there follows.
    /// </summary>
    /// <param name="link">The link that is corrected or taken back.</param>
    /// <param name="from">Number of the case in which it stands.</param>
    /// <param name="takesBack">It is taken back, or names another case from now on.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<LinkBeside?> BesideAsync(Statement link, string from, bool takesBack, CancellationToken cancel = default)
    {
        if (CaseFile.MirrorOf(link.Kind) is null || CaseNumber.Read(link.Reference) is not { } number || await store.FindAsync(number, cancel) is not { } other)
        {
            return null;
        }

        var all = takesBack && (CaseFile.IsSamePerson(link.Kind) || CaseAccess.MayWorkOn(await desk.ViewerAsync(cancel)).Holds(other));
        int[] there = [.. Mirrors(link.Kind, from, other).Where(mirror => all || (mirror.ById, mirror.RecordedAt) == (link.ById, link.RecordedAt)).Select(mirror => mirror.Sequence)];
        return there.Length == 0 ? null : new(other, there);
    }

    /// <summary>
    /// Corrects a link of a family, and what stands of it elsewhere: the same number in other words is corrected there as well; where the number was wrong, the case that it named forgets this one, and the case
    /// that it names now gets the link as it would get a new one.
    /// </summary>
    /// <param name="file">The case in which it is corrected.</param>
    /// <param name="version">Its version that the form was made from.</param>
    /// <param name="link">The link that is corrected.</param>
    /// <param name="change">The change that corrects it.</param>
    /// <param name="details">What it says from now on.</param>
    /// <param name="why">Why the case that was named in error forgets this one.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<CaseAnswer> CorrectAsync(CaseFile file, int version, Statement link, Change change, StatementDetails details, string why, CancellationToken cancel = default)
    {
        var moved = CaseNumber.Read(details.Reference) != CaseNumber.Read(link.Reference);
        var beside = await BesideAsync(link, file.Number, moved, cancel);
        var next = moved && await OtherAsync(details.Kind, CaseNumber.Read(details.Reference), cancel) is { } other && !Mirrors(details.Kind, file.Number, other).Any() ? other : null;
        return await desk.SaveAllAsync(file, version, [.. new[] { beside?.Other, next }.OfType<CaseFile>()], one =>
        {
            if (one == file)
                one.Note(change, details);
            else if (one == next)
                one.Note(change with { Corrects = null }, details with { Reference = file.Number });
            else
                Follow(one);
        }, cancel);

        void Follow(CaseFile other)
        {
            foreach (var sequence in beside!.Sequences)
            {
                if (moved)
                    other.RetractAsError(change with { Corrects = null, OccurredOn = change.RecordedOn, Reason = why }, sequence);
                else
                    other.Note(change with { Corrects = sequence }, details with { Reference = file.Number });
            }
        }
    }

    /// <summary>What stands in the other case of a link.</summary>
    /// <param name="kind">The kind of link in the first case.</param>
    /// <param name="from">Number of the first case.</param>
    /// <param name="other">The other case.</param>
    public static IEnumerable<Statement> Mirrors(StatementKind kind, string from, CaseFile other) =>
        other.Standing<Statement>().Where(s => s.Kind == CaseFile.MirrorOf(kind) && CaseNumber.Read(s.Reference) == from);
}
