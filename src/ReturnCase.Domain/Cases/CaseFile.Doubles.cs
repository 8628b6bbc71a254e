namespace ReturnCase.Domain.Cases;

/// <summary>A case of the same child under another V-number.</summary>
/// <param name="Number">Number of that case.</param>
/// <param name="LeadsHere">This case leads, and that one follows.</param>
/// <param name="Sequence">Sequence of the fact that says so.</param>
public sealed record SamePersonCase(string Number, bool LeadsHere, int Sequence);

// Other cases of the family, and cases that may be of the same child. Two histories are never merged (domain 7, 10).
public sealed partial class CaseFile
{
    /// <summary>Whether a statement of this kind names another case.</summary>
    public static bool NamesOtherCase(StatementKind kind) => IsSamePerson(kind) || IsFamily(kind)
        || kind is StatementKind.OtherCase or StatementKind.ProbableDouble or StatementKind.AnotherChild or StatementKind.SameChild;

    /// <summary>Whether a statement of this kind says that one child has two V-numbers. Only a supervisor records and takes back such a link.</summary>
    public static bool IsSamePerson(StatementKind kind) => kind is StatementKind.SamePersonLeads or StatementKind.SamePersonFollows;

    /// <summary>Whether a statement of this kind links the cases of one family.</summary>
    public static bool IsFamily(StatementKind kind) => kind is StatementKind.SiblingCase or StatementKind.FamilyCase;

    /// <summary>The kind that stands in the other case, where a link stands in both; null for a kind that stands in one case only.</summary>
    public static StatementKind? MirrorOf(StatementKind kind) => kind switch
    {
        StatementKind.SamePersonLeads => StatementKind.SamePersonFollows,
        StatementKind.SamePersonFollows => StatementKind.SamePersonLeads,
        StatementKind.SiblingCase or StatementKind.FamilyCase => kind,
        _ => null,
    };

    /// <summary>Numbers of the cases of other members of the family, as far as they are on file.</summary>
    public IReadOnlyList<string> FamilyCases() => [.. Links(StatementKind.FamilyCase).Select(OtherCaseOf).OfType<string>().Distinct()];

    /// <summary>Whether a case is on file, in whatever period, as that of a brother, a sister or another member of the family.</summary>
    /// <param name="number">Number of the other case.</param>
    public bool IsFamily(string number) => Standing<Statement>().Any(s => s.Kind is StatementKind.SiblingCase or StatementKind.FamilyCase && OtherCaseOf(s) == number);

    /// <summary>Cases of the same child under another V-number; of each what was said last.</summary>
    public IReadOnlyList<SamePersonCase> SamePersonCases() =>
    [
        .. Standing<Statement>().Where(s => IsSamePerson(s.Kind) && OtherCaseOf(s) is not null).OrderBy(s => s.Sequence).GroupBy(s => OtherCaseOf(s)!)
            .Select(said => new SamePersonCase(said.Key, said.Last().Kind == StatementKind.SamePersonLeads, said.Last().Sequence)),
    ];

    /// <summary>Probable doubles that nobody answered yet: neither another child, nor the same, nor linked.</summary>
    public IReadOnlyList<Statement> DoublesToJudge() => [.. Links(StatementKind.ProbableDouble).Where(found => !IsAnswered(OtherCaseOf(found)))];

    /// <summary>Answers "the same child" on which no supervisor linked the two cases yet.</summary>
    public IReadOnlyList<Statement> DoublesToLink() => [.. Links(StatementKind.SameChild).Where(said => SamePersonCases().All(linked => linked.Number != OtherCaseOf(said)))];

    /// <summary>Whether a person said of another case whether it is of the same child.</summary>
    /// <param name="number">Number of the other case.</param>
    public bool IsAnswered(string? number) => Standing<Statement>()
        .Any(s => OtherCaseOf(s) == number && (s.Kind is StatementKind.AnotherChild or StatementKind.SameChild || IsSamePerson(s.Kind)));

    /// <summary>
    /// Records that this case looks like another one. A system of a partner records none but what is found at the transfer it registers, in that same moment.
    /// </summary>
    /// <param name="change">By whom and when.</param>
    /// <param name="number">Number of the other case.</param>
    /// <param name="evidence">What is alike, without a word from the other case.</param>
    /// <exception cref="CaseRefusedException">The number is that of this case, or a system records it later.</exception>
    public Statement RecordProbableDouble(Change change, string number, string evidence)
    {
        Ensure(GuardCode.OtherCaseIsNotThis, !string.Equals(number.Trim(), Number, StringComparison.OrdinalIgnoreCase));
        return RecordAlsoWithTransfer(change, new Statement(new(StatementKind.ProbableDouble, evidence) { Reference = number }));
    }

    // One leads and the others follow it: no case follows two, and none that leads follows.
    private bool LeadsOne(StatementDetails link, int? corrected)
    {
        var other = CaseIn(link.Reference);
        return !SamePersonCases().Any(known => known.Number != other && known.Sequence != corrected && !(known.LeadsHere && link.Kind == StatementKind.SamePersonLeads));
    }

    private static string? OtherCaseOf(Statement link) => CaseIn(link.Reference);

    private static string? CaseIn(string? reference) => reference?.Trim().ToUpperInvariant();

    private IEnumerable<Statement> Links(StatementKind kind) => Standing<Statement>().Where(s => s.Kind == kind);
}
