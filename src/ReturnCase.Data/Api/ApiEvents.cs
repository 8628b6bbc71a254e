using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.Api;

/// <summary>
/// Writes down, in the transaction of a change, whom it is to be told: subscribers whose system may follow the case. For an address that was stopped it waits until that is resumed; a system that was taken out of use
/// is told nothing, also not afterwards. A change nobody can be told of costs nothing.
/// </summary>
internal static class ApiEvents
{
    public static async Task FollowAsync(ReturnCaseDb db, CancellationToken cancel)
    {
        var happened = Happened(db).ToArray();
        if (happened.Length == 0)
        {
            return;
        }

        var subscriptions = await db.EventSubscriptions.AsNoTracking().Include(subscription => subscription.ClientSystem)
            .Where(subscription => !subscription.ClientSystem!.Disabled).ToListAsync(cancel);
        foreach (var subscription in subscriptions)
        {
            var (kinds, told) = (ApiEventKinds.Of(subscription.Kinds), MayTell(subscription.ClientSystem!));
            db.EventDeliveries.AddRange(happened.Where(one => kinds.Contains(one.Kind) && told(one)).Select(one => new EventDelivery
            {
                SubscriptionId = subscription.Id,
                EventId = one.Id,
                Kind = one.Kind,
                CaseNumber = one.File.Number,
                At = one.At,
                NextTryAt = one.At,
            }));
        }
    }

    // In the order of the lines of a case, which is the order in which they are sent.
    private static IEnumerable<One> Happened(ReturnCaseDb db)
    {
        var added = db.ChangeTracker.Entries<CaseEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToHashSet();
        if (added.Count == 0)
        {
            yield break;
        }

        var decided = db.ChangeTracker.Entries<Referral>()
            .Where(entry => entry.State == EntityState.Modified && entry.Property(referral => referral.DecidedBy) is { IsModified: true, CurrentValue: not null })
            .Select(entry => entry.Entity).ToHashSet();
        foreach (var file in db.ChangeTracker.Entries<CaseFile>().Select(entry => entry.Entity).ToArray())
        {
            var lines = file.Entries.Where(added.Contains).OrderBy(line => line.Sequence).ToArray();
            foreach (var line in lines)
            {
                if (KindOf(line) is { } kind)
                {
                    yield return new(file, kind, line.Sequence, line.RecordedAt) { Referral = kind is ApiEventKind.ReferralExported or ApiEventKind.ReferralReceived ? line.Detail : null };
                }
            }

            if (lines.Length > 0)
            {
                foreach (var referral in file.Referrals.Where(decided.Contains))
                {
                    yield return new(file, ApiEventKind.ReferralDecided, lines[^1].Sequence, lines[^1].RecordedAt) { Referral = referral.Number };
                }
            }
        }
    }

    private static ApiEventKind? KindOf(CaseEntry line) => line.Kind switch
    {
        EntryKind.Registered => ApiEventKind.CaseRegistered,
        EntryKind.ReferralExported => ApiEventKind.ReferralExported,
        EntryKind.ReferralReceived => ApiEventKind.ReferralReceived,
        _ when line.To is not null => ApiEventKind.CasePhaseChanged,
        _ => null,
    };

    private static Func<One, bool> MayTell(ClientSystem client)
    {
        var viewer = new Viewer(client.ActorId, ActorRole.ApiClient, null) { Scopes = ApiScopes.Of(client.Scopes) };
        var (follows, referrals) = (CaseAccess.MayFollow(viewer).Compile(preferInterpretation: true), viewer.Scopes.Any(scope => scope is not ApiScope.Transfers));
        return one => follows(one.File) || (referrals && ApiEventKinds.OfReferrals.Contains(one.Kind));
    }

    private sealed record One(CaseFile File, ApiEventKind Kind, int Sequence, DateTime At)
    {
        public string? Referral { get; init; }

        // Made of the place in the history, so that it is the same whenever and wherever it is sent.
        public string Id => string.Join('.', new[] { File.Number, Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), Kind.ToString(), Referral }.OfType<string>());
    }
}
