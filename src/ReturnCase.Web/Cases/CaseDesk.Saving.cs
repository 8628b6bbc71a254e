using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Cases;

// Changing a case: one verb of the domain, kept all or nothing, and what came of it.
public sealed partial class CaseDesk
{
    /// <summary>A change by this person, recorded now.</summary>
    public Change Change(DateOnly? occurredOn = null, string? reason = null, string? source = null, int? corrects = null) =>
        new(Actor, occurredOn ?? Today, clock.GetUtcNow().UtcDateTime, Blank(reason), Blank(source))
        {
            Policy = policy,
            Corrects = corrects,
            Covering = [.. (_viewer?.Covered ?? []).Select(covered => new Actor(covered.Id, covered.Name, ActorRole.Counsellor))],
            StandingIn = (_viewer?.StandsIn ?? []).DistinctBy(absent => absent.Team).ToDictionary(absent => absent.Team, absent => new Actor(absent.Id, absent.Name, ActorRole.Supervisor)),
        };

    /// <summary>Runs one verb of the domain and keeps it, all or nothing.</summary>
    /// <param name="version">The version that the form was made from.</param>
    public async Task<CaseAnswer> SaveAsync(CaseFile file, int version, Action verb, CancellationToken cancel = default)
    {
        if (version != file.Version)
        {
            return Since(file, version);
        }

        try
        {
            verb();
        }
        catch (CaseRefusedException refusal)
        {
            db.ChangeTracker.Clear();
            return new CaseAnswer.Refused(refusal.Guards) { There = file.Entries.FirstOrDefault(line => line.Sequence == refusal.Line) is { } there ? (file, there) : null };
        }

        var kept = await KeepAsync(cancel);
        if (kept == SaveResult.Saved && file.GoverningKind == DeadlineKind.JourneyOff)
        {
            // A journey does not wait for the next round of notices.
            await alarms.TellAtOnceAsync([file.Id], clock.GetUtcNow().UtcDateTime, Today, mail.Server is not null, cancel);
        }

        return kept switch
        {
            SaveResult.Saved => new CaseAnswer.Saved(),
            SaveResult.KnownVNumber => new CaseAnswer.KnownVNumber(),
            SaveResult.Conflict => Since(await ReloadAsync(file.Number, cancel), version),
            SaveResult.PlaceChanged => new CaseAnswer.PlaceChanged(await ReloadAsync(file.Number, cancel)),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }

    /// <summary>Runs one verb on a case and on those of brothers and sisters, and keeps them all or none. What stands in the way in another case names that case.</summary>
    /// <param name="file">The case of the form.</param>
    /// <param name="version">Its version that the form was made from.</param>
    /// <param name="others">The other cases, as they were just read.</param>
    /// <param name="verb">Done to each.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<CaseAnswer> SaveAllAsync(CaseFile file, int version, IReadOnlyList<CaseFile> others, Action<CaseFile> verb, CancellationToken cancel = default)
    {
        var before = others.ToDictionary(other => other.Number, other => other.Version);
        var at = file.Number;
        var answer = await SaveAsync(
            file,
            version,
            () =>
            {
                foreach (var one in others.Prepend(file))
                {
                    at = one.Number;
                    verb(one);
                }
            },
            cancel);
        return answer switch
        {
            CaseAnswer.Refused refused when at != file.Number => refused with { In = at, There = null, Now = await ReloadAsync(file.Number, cancel) },
            CaseAnswer.Conflict { Since.Count: 0 } conflict => conflict with { In = await ChangedAsync(before, cancel) },
            _ => answer,
        };
    }

    /// <summary>The case as it stands in the database now; whatever a refused verb had touched is forgotten.</summary>
    public async Task<CaseFile> ReloadAsync(string number, CancellationToken cancel = default)
    {
        db.ChangeTracker.Clear();
        return await store.FindAsync(Written(number), cancel) ?? throw new InvalidOperationException("The case is gone.");
    }

    // The draft of the form goes in the transaction of the fact: a crash leaves one of them, never both and never neither.
    private async Task<SaveResult> KeepAsync(CancellationToken cancel)
    {
        db.Sent = drafts.Sent;
        try
        {
            return await store.SaveAsync(cancel);
        }
        finally
        {
            db.Sent = null;
        }
    }

    private async Task<string?> ChangedAsync(Dictionary<string, int> before, CancellationToken cancel)
    {
        var now = await db.CaseFiles.Where(c => before.Keys.Contains(c.Number)).Select(c => new { c.Number, c.Version }).ToListAsync(cancel);
        return now.Find(c => c.Version != before[c.Number])?.Number;
    }

    private static CaseAnswer.Conflict Since(CaseFile now, int version) =>
        new([.. now.Entries.Where(e => e.Sequence > version).OrderBy(e => e.Sequence)], now);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
