using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReturnCase.Data.Api;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Drafts;
using ReturnCase.Data.Figures;
using ReturnCase.Data.Notices;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.SignIn;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Audit;

/// <summary>Reads off a save what it changes, so that no way of saving can forget the trail.</summary>
internal static class AuditChanges
{
    /// <summary>What the trail says of this save: the cases by themselves, and everything else as it was named beforehand, or by its fields.</summary>
    public static IReadOnlyList<AuditNote> Of(ReturnCaseDb db, IReadOnlyList<AuditNote> named)
    {
        var changed = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToArray();
        if (changed.Length == 0)
        {
            return named;
        }

        AuditNote[] cases = [.. Cases(db, changed)];
        return named.Count > 0 || cases.Length > 0 ? [.. named, .. cases] : [.. Others(changed)];
    }

    /// <summary>What the trail says of cases that are new.</summary>
    public static AuditNote Added(IReadOnlyList<string> numbers) => new(AuditAction.CaseAdded, numbers, null);

    private static IEnumerable<AuditNote> Cases(ReturnCaseDb db, EntityEntry[] changed)
    {
        var added = changed.Where(entry => entry is { State: EntityState.Added, Entity: CaseFile }).Select(entry => ((CaseFile)entry.Entity).Number).ToArray();
        if (added.Length > 0)
        {
            yield return Added(added);
        }

        var lines = changed.Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).OfType<CaseEntry>().ToHashSet();
        var files = db.ChangeTracker.Entries<CaseFile>().Where(entry => entry.State is EntityState.Modified or EntityState.Unchanged)
            .Select(entry => (entry.Entity.Number, Kinds: entry.Entity.Entries.Where(lines.Contains).Select(line => line.Kind).ToArray()))
            .Where(file => file.Kinds.Length > 0).ToArray();
        if (files.Length > 0)
        {
            // What somebody did in the place of an absent colleague says so here too.
            var covered = lines.Select(line => line.ForId).OfType<string>().Distinct().ToArray();
            var kinds = string.Join(", ", files.SelectMany(file => file.Kinds).Distinct());
            yield return new(AuditAction.CaseChanged, [.. files.Select(file => file.Number)], covered.Length == 0 ? kinds : $"{kinds} for {string.Join(" and ", covered)}");
        }
    }

    private static IEnumerable<AuditNote> Others(EntityEntry[] changed) => changed
        .Where(entry => entry.Entity is not (SearchToken or AuditLink or SignInDoor or Draft or CaseTask or CaseFigure or Notice or NoticeMail or BatchDelivery or IdempotentRequest or EventDelivery))
        .GroupBy(entry => entry.Metadata.ClrType.Name)
        .Select(kind => new AuditNote(
            kind.Key == "DataProtectionKey" ? AuditAction.KeysChanged : AuditAction.DataChanged, [],
            $"{kind.Key}: {string.Join(", ", kind.SelectMany(Fields).Distinct().Order(StringComparer.Ordinal))}"));

    private static IEnumerable<string> Fields(EntityEntry entry) => entry.State == EntityState.Modified
        ? entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name)
        : [entry.State.ToString()];
}
