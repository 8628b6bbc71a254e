using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Tests.Support;

/// <summary>Everything that a case holds, in words: every public property that is kept, of the case and of each of its parts. Two cases that hold the same give the same text.</summary>
internal static class CaseSnapshot
{
    /// <summary>Of the case itself: what a row of it keeps. What lists sort by is reckoned anew at each save and stands in none.</summary>
    private static readonly string[] Head =
    [
        nameof(CaseFile.Number), nameof(CaseFile.VNumber), nameof(CaseFile.RuleSet), nameof(CaseFile.Team), nameof(CaseFile.CounsellorId), nameof(CaseFile.CounsellorName), nameof(CaseFile.Period),
        nameof(CaseFile.Phase), nameof(CaseFile.ClosingReason), nameof(CaseFile.SecondClosingReason), nameof(CaseFile.Version),
    ];

    private static readonly PropertyInfo[] HeadProperties = [.. Head.Select(name => typeof(CaseFile).GetProperty(name)!)];

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static string Of(CaseFile file)
    {
        List<string> lines = [.. HeadProperties.Select(p => $"{p.Name}={p.GetValue(file)}")];
        foreach (var part in Parts(file))
            lines.Add($"{part.GetType().Name} {string.Join(' ', Kept(part.GetType()).Select(p => $"{p.Name}={Text(p.GetValue(part))}"))}");
        return string.Join('\n', lines);
    }

    /// <summary>An answer: what counted, by the rules that read a case, and the clocks.</summary>
    public static string Of(CaseAsOf answer) => string.Join('\n', (string[])
    [
        Of(answer.Known),
        Of(answer.Then),
        $"{answer.Line} {answer.Phase} {answer.ClosingReason} {answer.BirthDate.Value} {answer.Rejection?.Sequence} {answer.ReturnDecision?.Sequence} {answer.Permit?.Sequence} {answer.Judgement?.Sequence}",
        string.Join(' ', answer.Waiting.Select(w => $"{w.Decision.Sequence}:{w.Trigger}")),
        string.Join(' ', answer.Clashes.Select(c => $"{c.Decision.Sequence}:{c.Would}")),
        string.Join(' ', answer.Suspensions.Select(s => $"{s.Sequence}:{s.BlocksRemoval}:{s.PausesClock}")),
        string.Join(' ', answer.Candidates.Select(c => $"{c.Candidate.Sequence}:{c.Stage}:{c.Counts}")),
        string.Join(' ', answer.Referrals.Select(r => $"{r.Number}:{r.State}")),
        string.Join(' ', answer.Proposals.Select(p => $"{p.Sequence}:{p.State}")),
        string.Join(' ', answer.Alarms.Select(a => $"{a.Sequence}:{a.OwnerName}")),
        string.Join(' ', answer.Lines.Select(l => $"{l.Entry.Sequence}:{l.DaysLate}:{l.EndedBy?.Sequence}")),
        $"{answer.Clocks.Search} {answer.Clocks.Governing} {answer.Clocks.Step} {string.Join(' ', answer.Clocks.Dates.Select(d => $"{d.Kind}:{d.On}:{d.Deadline}"))}",
    ]);

    private static string Text(object? value) => value is null or string or ValueType ? $"{value}" : JsonSerializer.Serialize(value);

    /// <summary>The parts of a case, in order.</summary>
    public static IEnumerable<object> Parts(CaseFile file) =>
    [
        .. file.Entries.OrderBy(e => e.Sequence), .. file.Facts.OrderBy(f => f.Sequence), .. file.Proposals.OrderBy(p => p.Sequence),
        .. file.SuspensionVersions.OrderBy(s => s.Sequence), .. file.Alarms.OrderBy(a => a.Sequence), .. file.Referrals.OrderBy(r => r.Sequence),
    ];

    /// <summary>The public properties that a part keeps; the key of the database says nothing of the case.</summary>
    public static IReadOnlyList<PropertyInfo> Kept(Type type) => Properties.GetOrAdd(type, static of =>
        [.. of.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.DeclaringType!.GetProperty(p.Name)!.GetSetMethod(true) is not null && p.Name != "Id")]);
}
