using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Web.Letters;

/// <summary>What a letter inside the Netherlands can tell: the whole case.</summary>
public sealed record FactsHere(CaseFile File, DateOnly On, CasePolicy Policy, PlaceholderText Text)
{
    // Between the day of the letter and the suspension's end nobody is removed. What is said of these two by letter could be read by the wrong person.
    private static readonly SuspensionKind[] ToldInPerson = [SuspensionKind.Trafficking, SuspensionKind.Missing];

    /// <summary>What postpones departure on the day of the letter.</summary>
    public IReadOnlyList<Suspension> Postponing => [.. File.Suspensions.Where(s => s.BlocksRemoval && s.IsOpenOn(On)).OrderBy(s => s.StartedOn)];

    /// <summary>The IND's own postponement, while it lasts: it lapses at 18 and on a return decision that comes after it.</summary>
    public AuthorityDecision? Postponed =>
        File.Decisions.LastOrDefault(d => d.Kind is DecisionKind.DeparturePostponed or DecisionKind.ReturnDecisionIssued && d.OccurredOn <= On)
            is { Kind: DecisionKind.DeparturePostponed } decision && !(decision.DueOn < On) && On < File.BirthDate.EighteenLatest ? decision : null;

    /// <summary>On what grounds departure is postponed: each a sentence that anybody understands, its reference on a line of its own. Null where it is not postponed.</summary>
    public string? Grounds()
    {
        string[] grounds =
        [
            .. Postponing.Select(Ground),
            .. Postponed is { } decision ? [WithReference(Text[$"Ground.{decision.Kind}"], decision.Reference)] : Array.Empty<string>(),
        ];
        return grounds.Length == 0 ? null : string.Join('\n', grounds.Distinct());
    }

    /// <summary>Since when; null where departure is not postponed.</summary>
    public DateOnly? Since() => Postponing.Select(s => (DateOnly?)s.StartedOn).Append(Postponed?.OccurredOn).Min();

    /// <summary>Until when, in words; null where departure is not postponed.</summary>
    public string? Until() => (Postponing.Count, Postponed) switch
    {
        (0, null) => null,
        (0, { DueOn: { } due }) => Text["Value.Until", AmsterdamTime.Date(due)],
        _ => Text["Value.UntilTold"],
    };

    /// <summary>The next talk that was agreed, from the day of the letter on.</summary>
    public DateOnly? NextTalk() => File.InPeriod<ContactMoment>().Where(c => c.NextOn >= On).Select(c => c.NextOn).Min();

    // Of another ground its reference is all that is on file: it says what the ground is.
    private string Ground(Suspension suspension) => suspension.Kind switch
    {
        var kind when ToldInPerson.Contains(kind) => Text["Ground.ToldInPerson"],
        SuspensionKind.Other => Text["Ground.Other", suspension.Reference.Trim().TrimEnd('.')],
        var kind => WithReference(Text[$"Ground.{kind}"], suspension.Reference),
    };

    private string WithReference(string ground, string? reference) => string.IsNullOrWhiteSpace(reference) ? ground : $"{ground}\n{Text["Ground.Reference", reference.Trim()]}";
}
