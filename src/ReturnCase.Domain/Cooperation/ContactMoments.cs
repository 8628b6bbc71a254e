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

    internal bool SaysSameAs(ContactMoment other) =>
        (Kind, Place, Present, Language, Interpreter, InterpreterUse, Recording) == (other.Kind, other.Place, other.Present, other.Language, other.Interpreter, other.InterpreterUse, other.Recording)
        && (Attempt, TriedHow, AlsoWith, Notes, ChildsWords, Agreements, NextOn) == (other.Attempt, other.TriedHow, other.AlsoWith, other.Notes, other.ChildsWords, other.Agreements, other.NextOn)
        && (TraffickingSignals, Medical, SpecialHardship, NotDiscussedWhy) == (other.TraffickingSignals, other.Medical, other.SpecialHardship, other.NotDiscussedWhy);

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.ContactMoment;
}
