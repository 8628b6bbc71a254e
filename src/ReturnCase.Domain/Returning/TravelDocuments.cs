using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Returning;

/// <summary>What an embassy answered (A3 of the Aliens Act Implementation Guidelines).</summary>
public enum EmbassyAnswer { Recognised, NotRecognised, TooLittleInformation, Agrees, Issued, NoneInTwelveMonths }

/// <summary>A request for a travel document (laissez-passer, passport), filed with an embassy.</summary>
public sealed class TravelDocument : RecordedFact
{
    private TravelDocument()
    {
    }

    internal TravelDocument(string kind, string country, string? presentedInPerson, IReadOnlyList<int> papers) =>
        (Kind, Country, PresentedInPerson, Papers) = (kind, country, presentedInPerson, papers);

    /// <summary>What kind: a laissez-passer, a passport.</summary>
    public string Kind { get; private set; } = string.Empty;

    /// <summary>Code of the country that is asked.</summary>
    public string Country { get; private set; } = string.Empty;

    /// <summary>Whether and how the child is to appear, or appeared, as it was known at the filing; each presentation is an <see cref="EmbassyStep"/> of its own.</summary>
    public string? PresentedInPerson { get; private set; }

    /// <summary>Sequences of the documents that went along with the request.</summary>
    public IReadOnlyList<int> Papers { get => field ?? []; private set => field = value is { Count: > 0 } ? value : null; }

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.TravelDocument;
}

/// <summary>The answer to a request for a travel document.</summary>
public sealed class TravelDocumentAnswer : RecordedFact
{
    private TravelDocumentAnswer()
    {
    }

    internal TravelDocumentAnswer(int document, EmbassyAnswer answer, string? note) => (Document, Answer, Note) = (document, answer, note);

    /// <summary>Sequence of the request.</summary>
    public int Document { get; private set; }

    /// <summary>What the embassy answered.</summary>
    public EmbassyAnswer Answer { get; private set; }

    /// <summary>What it said besides.</summary>
    public string? Note { get; private set; }

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.TravelDocumentAnswer;
}

/// <summary>What was done about a request for a travel document after it was filed.</summary>
public enum EmbassyStepKind
{
    /// <summary>The child appeared in person.</summary>
    Presented,

    /// <summary>The child was expected in person and did not appear.</summary>
    NotPresented,

    /// <summary>More documents went to the embassy.</summary>
    PapersSent,

    /// <summary>The embassy was asked for its answer.</summary>
    Reminded,
}

/// <summary>A step about a request for a travel document: a presentation in person, documents that followed, a reminder.</summary>
public sealed class EmbassyStep : RecordedFact
{
    private EmbassyStep()
    {
    }

    internal EmbassyStep(int document, EmbassyStepKind kind, string? present, string? note, IReadOnlyList<int> papers) =>
        (Document, Kind, Present, Note, Papers) = (document, kind, present, note, papers);

    /// <summary>Sequence of the request.</summary>
    public int Document { get; private set; }

    /// <summary>What was done.</summary>
    public EmbassyStepKind Kind { get; private set; }

    /// <summary>Who was there besides the child.</summary>
    public string? Present { get; private set; }

    /// <summary>How it went.</summary>
    public string? Note { get; private set; }

    /// <summary>Sequences of the documents that were handed over or sent.</summary>
    public IReadOnlyList<int> Papers { get => field ?? []; private set => field = value is { Count: > 0 } ? value : null; }

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.EmbassyStep;
}
