using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Cooperation;

/// <summary>How a contact took place.</summary>
public enum ContactKind
{
    /// <summary>Vertrekgesprek.</summary>
    DepartureInterview, Visit, PhoneCall, TalkWithGuardian, TalkWithLawyer, TalkWithSchool, TalkWithMentor,

    /// <summary>Tried, but nobody was reached.</summary>
    NotReached,
}

/// <summary>How a contact that was tried did not come about.</summary>
public enum FailedAttempt
{
    /// <summary>An appointment was made and the child did not come.</summary>
    NoShow,

    /// <summary>Called, written or visited, and nobody was there.</summary>
    Unreachable,

    /// <summary>Called off beforehand, by whomever.</summary>
    CalledOff,
}

/// <summary>By which means an interpreter took part.</summary>
public enum InterpreterUse { NotNeeded, InPerson, ByPhone, ByVideo }

/// <summary>Whether a talk was recorded, and with whose leave.</summary>
public enum RecordingConsent { NotRecorded, Given, Refused }

/// <summary>The answer to a check that every departure interview must hold.</summary>
public enum CheckAnswer { No, Yes, NotDiscussed }

/// <summary>A contact as the counsellor typed it.</summary>
public sealed record ContactDetails(
    ContactKind Kind, string? Place, string? Present, string? Language, string? Interpreter,
    string Notes, string? ChildsWords, string? Agreements, DateOnly? NextOn,
    CheckAnswer? TraffickingSignals = null, CheckAnswer? Medical = null, CheckAnswer? SpecialHardship = null, string? NotDiscussedWhy = null)
{
    /// <summary>By which means the interpreter took part.</summary>
    public InterpreterUse? InterpreterUse { get; init; }

    /// <summary>Whether the talk was recorded, and with whose leave.</summary>
    public RecordingConsent? Recording { get; init; }

    /// <summary>How it did not come about; only where nobody was reached.</summary>
    public FailedAttempt? Attempt { get; init; }

    /// <summary>How it was tried; only where nobody was reached.</summary>
    public string? TriedHow { get; init; }

    /// <summary>Numbers of the cases of brothers and sisters who took part in the same contact, with a comma between them.</summary>
    public string? AlsoWith { get; init; }
}

/// <summary>A contact moment. It judges nothing.</summary>
public sealed class ContactMoment : RecordedFact
{
    private ContactMoment()
    {
    }

    internal ContactMoment(ContactDetails d)
    {
        (Kind, Place, Present, Language, Interpreter) = (d.Kind, d.Place, d.Present, d.Language, d.Interpreter);
        (Notes, ChildsWords, Agreements, NextOn) = (d.Notes, d.ChildsWords, d.Agreements, d.NextOn);
        (TraffickingSignals, Medical, SpecialHardship, NotDiscussedWhy) = (d.TraffickingSignals, d.Medical, d.SpecialHardship, d.NotDiscussedWhy);
        (InterpreterUse, Recording, Attempt, TriedHow, AlsoWith) = (d.InterpreterUse, d.Recording, d.Attempt, d.TriedHow, d.AlsoWith);
    }

    /// <summary>How it took place.</summary>
    public ContactKind Kind { get; private set; }

    /// <summary>Where.</summary>
    public string? Place { get; private set; }

    /// <summary>Who was there.</summary>
    public string? Present { get; private set; }

    /// <summary>Language spoken.</summary>
    public string? Language { get; private set; }

    /// <summary>By which means an interpreter took part.</summary>
    public InterpreterUse? InterpreterUse { get; private set; }

    /// <summary>The interpreter: name or number.</summary>
    public string? Interpreter { get; private set; }

    /// <summary>Whether the talk was recorded, and with whose leave.</summary>
    public RecordingConsent? Recording { get; private set; }

    /// <summary>How it did not come about, where nobody was reached.</summary>
    public FailedAttempt? Attempt { get; private set; }

    /// <summary>How it was tried, where nobody was reached.</summary>
    public string? TriedHow { get; private set; }

    /// <summary>Numbers of the cases of brothers and sisters who took part in the same contact, with a comma between them.</summary>
    public string? AlsoWith { get; private set; }

    /// <summary>What was discussed, in the counsellor's words.</summary>
    public string Notes { get; private set; } = string.Empty;

    /// <summary>What the child said, in its own words.</summary>
    public string? ChildsWords { get; private set; }

    /// <summary>What was agreed.</summary>
    public string? Agreements { get; private set; }

    /// <summary>Next appointment.</summary>
    public DateOnly? NextOn { get; private set; }

    /// <summary>Signals of trafficking; null where this contact asks no checks.</summary>
    public CheckAnswer? TraffickingSignals { get; private set; }

    /// <summary>Medical matters.</summary>
    public CheckAnswer? Medical { get; private set; }

    /// <summary>Special hardship.</summary>
    public CheckAnswer? SpecialHardship { get; private set; }

    /// <summary>Why a check was not discussed.</summary>
    public string? NotDiscussedWhy { get; private set; }

    /// <summary>The child itself was seen or spoken to.</summary>
    public bool IsWithChild => Kind is ContactKind.DepartureInterview or ContactKind.Visit or ContactKind.PhoneCall;

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.ContactMoment;
}

/// <summary>What came of a request. A fact, not a judgement.</summary>
public enum RequestResult { Waiting, Done, Partly, NotDone, CouldNot }

/// <summary>A request to the child as the counsellor typed it.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Language">In which language.</param>
/// <param name="Interpreter">Through which interpreter, or how it was made understood.</param>
/// <param name="Understood">The child understood it.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Evidence">By what this is known; with "could not", the reason.</param>
public sealed record RequestDetails(
    string Asked, string Language, string? Interpreter, bool Understood, DateOnly? DueOn, RequestResult Result, string? Evidence);

/// <summary>A dated request and what came of it. "I want to stay" is not a refusal.</summary>
public sealed class CooperationFact : RecordedFact
{
    private CooperationFact()
    {
    }

    internal CooperationFact(RequestDetails d) =>
        (Asked, Language, Interpreter, Understood, DueOn, Result, Evidence) =
        (d.Asked, d.Language, d.Interpreter, d.Understood, d.DueOn, d.Result, d.Evidence);

    /// <summary>What was asked.</summary>
    public string Asked { get; private set; } = string.Empty;

    /// <summary>Language in which it was asked.</summary>
    public string Language { get; private set; } = string.Empty;

    /// <summary>Interpreter, or how it was made understood.</summary>
    public string? Interpreter { get; private set; }

    /// <summary>The child understood it.</summary>
    public bool Understood { get; private set; }

    /// <summary>By when it was to be done; null where no day was set.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>What came of it.</summary>
    public RequestResult Result { get; private set; }

    /// <summary>By what this is known; with "could not", the reason.</summary>
    public string? Evidence { get; private set; }

    /// <summary>A request that the child understood and could have met by that day, but did not: the least that "insufficient" must rest on. Partly done is not refused.</summary>
    /// <param name="on">The day on which it is judged: what is due then or later could still be met.</param>
    public bool UnderstoodNotMetBy(DateOnly on) => Understood && Result == RequestResult.NotDone && (DueOn is not { } due || due < on);

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.CooperationFact;
}

/// <summary>The two judgements the leaflet knows.</summary>
public enum CooperationVerdict
{
    /// <summary>Steeds meegewerkt (L5, L9).</summary>
    CooperatedThroughout,

    /// <summary>Onvoldoende meegewerkt (L6, L10).</summary>
    Insufficient,
}

/// <summary>A judgement as its author typed it. It cites facts by their sequence.</summary>
public sealed record JudgementDetails(
    CooperationVerdict Verdict, string Reasons, IReadOnlyCollection<int> CitedFacts, string? GuardiansView, string? LawyersView);

/// <summary>The signed judgement on cooperation: apart from the facts, revisable by a newer one. No score.</summary>
public sealed class CooperationJudgement : RecordedFact
{
    private CooperationJudgement()
    {
    }

    internal CooperationJudgement(JudgementDetails d)
    {
        (Verdict, Reasons, GuardiansView, LawyersView) = (d.Verdict, d.Reasons, d.GuardiansView, d.LawyersView);
        CitedFacts = [.. d.CitedFacts.Order()];
    }

    /// <summary>The judgement.</summary>
    public CooperationVerdict Verdict { get; private set; }

    /// <summary>Its reasons, which cite facts.</summary>
    public string Reasons { get; private set; } = string.Empty;

    /// <summary>Sequences of the facts it cites.</summary>
    public IReadOnlyList<int> CitedFacts { get; private set; } = [];

    /// <summary>What the guardian thinks.</summary>
    public string? GuardiansView { get; private set; }

    /// <summary>What the lawyer thinks.</summary>
    public string? LawyersView { get; private set; }

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.CooperationJudgement;
}
