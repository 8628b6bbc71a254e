using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Rules;

/// <summary>Keeps the rule sets: where the settings differ from the last set, they become the next one.</summary>
public sealed class RuleSetKeeper(ReturnCaseDb db, UniqueIndexes indexes, RuleSets sets, CasePolicy policy, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Form = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Brings the sets into memory, and writes a new one where a setting was changed. Two programs that start at once write one.</summary>
    public async Task KeepAsync(CancellationToken cancel = default)
    {
        var kept = await db.RuleSets.AsNoTracking().OrderBy(set => set.Number).ToListAsync(cancel);
        // Read back first: a setting that came with a later version of the program has its default in an older set.
        if (kept is not [.., var newest] || Written(Read(newest)) != Written(policy))
        {
            var (number, settings, since) = (kept.Count + 1, Written(policy), clock.GetUtcNow().UtcDateTime);
            await indexes.InsertAsync(
                db, $"INSERT INTO RuleSets (Number, Settings, Since) SELECT {number}, {settings}, {since} WHERE NOT EXISTS (SELECT 1 FROM RuleSets WHERE Number = {number})", cancel);
            kept = await db.RuleSets.AsNoTracking().OrderBy(set => set.Number).ToListAsync(cancel);
        }

        Take(kept);
    }

    /// <summary>Reads the sets again where a case runs under one that is not known here: another instance of the program, with other settings, began it.</summary>
    public async Task LearnAsync(IReadOnlyCollection<CaseFile> files, CancellationToken cancel = default)
    {
        if (files.Any(file => sets.Find(file.RuleSet) is null))
        {
            Take(await db.RuleSets.AsNoTracking().ToListAsync(cancel));
        }
    }

    private void Take(List<KeptRuleSet> kept) => sets.Keep(kept.Select(set => new RuleSet(set.Number, Read(set), set.Since)));

    private static string Written(CasePolicy policy) => JsonSerializer.Serialize(policy, Form);

    private static CasePolicy Read(KeptRuleSet set) => JsonSerializer.Deserialize<CasePolicy>(set.Settings, Form) ?? CasePolicy.Default;
}
