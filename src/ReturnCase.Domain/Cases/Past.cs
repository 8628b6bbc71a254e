namespace ReturnCase.Domain.Cases;

/// <summary>
/// A past moment in two times: the lines that were on file at an instant, and of these the ones whose day had come. Everything that is undone to read a case as it was asks here.
/// A line is known from its own instant on, or from that of a line before it where that is later: what counts is the order in which the case was written.
/// </summary>
internal sealed class Past
{
    public Past(IEnumerable<CaseEntry> lines, DateTime knownAt, DateOnly about)
    {
        All = new SortedDictionary<int, CaseEntry>(lines.ToDictionary(line => line.Sequence));
        Known = [.. All.Values.TakeWhile(line => line.RecordedAt <= knownAt)];
        (Line, About) = (Known is [.., var last] ? last.Sequence : 0, about);
    }

    /// <summary>Every line of the case, also those of later.</summary>
    public IReadOnlyDictionary<int, CaseEntry> All { get; }

    /// <summary>The lines that were on file, oldest first.</summary>
    public IReadOnlyList<CaseEntry> Known { get; }

    /// <summary>Sequence of the last of them; 0 where there was none.</summary>
    public int Line { get; }

    /// <summary>What happened after this day had not happened yet.</summary>
    public DateOnly About { get; }

    public bool Knows(int line) => line <= Line;

    /// <summary>The number of a line if it was on file, else null.</summary>
    public int? IfKnown(int? line) => line <= Line ? line : null;

    public bool Had(int? line) => line is { } number && Knows(number) && All[number].OccurredOn <= About;

    /// <summary>The lines of a kind about a thing of the case, as far as they count.</summary>
    public IEnumerable<CaseEntry> Lines(EntryKind kind, int subject) => Counting.Where(line => line.Kind == kind && line.Subject == subject);

    /// <summary>The lines of a kind about a referral, as far as they count.</summary>
    public IEnumerable<CaseEntry> Lines(EntryKind kind, string number) => Counting.Where(line => line.Kind == kind && line.Detail == number);

    /// <summary>What counts and was written after a line.</summary>
    public IEnumerable<CaseEntry> After(int sequence) => Counting.Where(line => line.Sequence > sequence);

    private IEnumerable<CaseEntry> Counting => Known.Where(line => line.OccurredOn <= About);
}
