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

    internal TravelDocument(string kind, string country, string? presentedInPerson) =>
        (Kind, Country, PresentedInPerson) = (kind, country, presentedInPerson);

    /// <summary>What kind: a laissez-passer, a passport.</summary>
    public string Kind { get; private set; } = string.Empty;

    /// <summary>Code of the country that is asked.</summary>
    public string Country { get; private set; } = string.Empty;

    /// <summary>Whether and how the child appeared in person.</summary>
    public string? PresentedInPerson { get; private set; }

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

/// <summary>The joint plan of counsellor, guardian and mentor, as typed. Every save is a new version.</summary>
/// <param name="Receiver">Sequence of the candidate who will care for the child.</param>
/// <param name="AgreedOn">When the agreement with the receiver was made.</param>
/// <param name="Agreement">What was agreed with the receiver.</param>
/// <param name="DocumentsNotNeededWhy">Why no travel document is needed; empty when one is.</param>
/// <param name="Escort">Who brings the child.</param>
/// <param name="Route">The journey.</param>
/// <param name="DepartsOn">Planned departure.</param>
/// <param name="HandoverOn">Planned handover.</param>
/// <param name="Support">Support of IOM, school, training, work (L11).</param>
/// <param name="FollowUp">What follows after handover.</param>
public sealed record PlanDetails(
    int? Receiver, DateOnly? AgreedOn, string? Agreement, string? DocumentsNotNeededWhy, string? Escort,
    string? Route, DateOnly? DepartsOn, DateOnly? HandoverOn, string? Support, string? FollowUp);

/// <summary>A version of the joint return plan (L8, L11).</summary>
public sealed class ReturnPlan : RecordedFact
{
    private ReturnPlan()
    {
    }

    internal ReturnPlan(PlanDetails d)
    {
        (Receiver, AgreedOn, Agreement, DocumentsNotNeededWhy) = (d.Receiver, d.AgreedOn, d.Agreement, d.DocumentsNotNeededWhy);
        (Escort, Route, DepartsOn, HandoverOn, Support, FollowUp) = (d.Escort, d.Route, d.DepartsOn, d.HandoverOn, d.Support, d.FollowUp);
    }

    /// <summary>Sequence of the candidate who will care for the child; null while there is none.</summary>
    public int? Receiver { get; private set; }

    /// <summary>When the agreement with the receiver was made.</summary>
    public DateOnly? AgreedOn { get; private set; }

    /// <summary>What was agreed with the receiver.</summary>
    public string? Agreement { get; private set; }

    /// <summary>Why no travel document is needed; empty where one is.</summary>
    public string? DocumentsNotNeededWhy { get; private set; }

    /// <summary>Who brings the child.</summary>
    public string? Escort { get; private set; }

    /// <summary>The journey.</summary>
    public string? Route { get; private set; }

    /// <summary>Planned departure.</summary>
    public DateOnly? DepartsOn { get; private set; }

    /// <summary>Planned handover.</summary>
    public DateOnly? HandoverOn { get; private set; }

    /// <summary>Support of IOM, school, training, work (L11).</summary>
    public string? Support { get; private set; }

    /// <summary>What follows after handover.</summary>
    public string? FollowUp { get; private set; }

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.ReturnPlan;
}
