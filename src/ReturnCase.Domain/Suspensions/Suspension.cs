using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Suspensions;

/// <summary>What suspends (domain 2.6).</summary>
public enum SuspensionKind
{
    /// <summary>Beroep.</summary>
    Appeal,

    /// <summary>Voorlopige voorziening.</summary>
    ProvisionalMeasure,

    /// <summary>Herhaalde asielaanvraag (hasa).</summary>
    RepeatAsylumApplication,

    /// <summary>Art. 64 of the Aliens Act.</summary>
    Medical,

    /// <summary>Trafficking (B8/3).</summary>
    Trafficking,

    /// <summary>The child is missing. Missing is not left.</summary>
    Missing,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>What can be asked of a supervisor about a suspension: two questions, each with its own answer.</summary>
public enum SuspensionWish
{
    /// <summary>That it does not block removal.</summary>
    NotToBlock,

    /// <summary>That it pauses the search clock.</summary>
    Pause,
}

/// <summary>A suspension as typed.</summary>
/// <param name="Kind">What suspends.</param>
/// <param name="Reference">Number of the procedure or the document.</param>
/// <param name="AsksNotToBlock">Asks that it does not block removal; blocks until a supervisor agrees.</param>
/// <param name="AsksToPause">Asks that it pauses the search clock; runs on until a supervisor agrees.</param>
public sealed record SuspensionDetails(SuspensionKind Kind, string Reference, bool AsksNotToBlock, bool AsksToPause);

/// <summary>A suspension as it should have been recorded.</summary>
/// <param name="Details">The facts and what is asked.</param>
/// <param name="EndedOn">First day on which it no longer holds; null where it still holds.</param>
/// <param name="WhyAsked">Why an exception is asked for.</param>
public sealed record SuspensionCorrection(SuspensionDetails Details, DateOnly? EndedOn, string? WhyAsked);

/// <summary>One version of a member of the set of suspensions. Members overlap, and end one by one in any order; what was recorded wrongly stays as it was and is superseded.</summary>
public sealed class Suspension
{
    private Suspension()
    {
    }

    internal Suspension(CaseEntry entry, SuspensionDetails d)
    {
        (Sequence, Period, StartedOn, Reason) = (entry.Sequence, entry.Period, entry.OccurredOn, entry.Reason);
        (Kind, Reference, AsksNotToBlock, AsksToPause) = (d.Kind, d.Reference, d.AsksNotToBlock, d.AsksToPause);
        AskedAgainIn = entry.Period;
    }

    // A supervisor answered about this kind and these days: what changes them is asked anew, what leaves them keeps its answers.
    internal Suspension(CaseEntry entry, SuspensionCorrection c, Suspension old)
        : this(entry, c.Details)
    {
        (Period, AskedAgainIn, Reason, EndedOn, EndAsRecorded) = (old.Period, old.AskedAgainIn, c.WhyAsked, c.EndedOn, c.EndedOn);
        if ((Kind, StartedOn, EndedOn) == (old.Kind, old.StartedOn, old.EndedOn))
        {
            NotToBlockApproved = AsksNotToBlock && old.AsksNotToBlock ? old.NotToBlockApproved : null;
            PauseApproved = AsksToPause && old.AsksToPause ? old.PauseApproved : null;
        }
    }

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Sequence of the line that started it: its number within the case.</summary>
    public int Sequence { get; private set; }

    /// <summary>Period of the case in which it began.</summary>
    public int Period { get; private set; }

    /// <summary>What suspends.</summary>
    public SuspensionKind Kind { get; private set; }

    /// <summary>Number of the procedure or the document.</summary>
    public string Reference { get; private set; } = string.Empty;

    /// <summary>Why an exception is asked for.</summary>
    public string? Reason { get; private set; }

    /// <summary>First day on which it holds.</summary>
    public DateOnly StartedOn { get; private set; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The end with which a correction recorded this version; the end of a version changes when it ends later, or holds again after a reopening.</summary>
    internal DateOnly? EndAsRecorded { get; private set; }

    /// <summary>Asked: that it does not block removal.</summary>
    public bool AsksNotToBlock { get; private set; }

    /// <summary>Asked: that it pauses the search clock.</summary>
    public bool AsksToPause { get; private set; }

    /// <summary>What a supervisor said to the wish that it does not block removal; null while not answered.</summary>
    public bool? NotToBlockApproved { get; private set; }

    /// <summary>What a supervisor said to the wish that it pauses the clock; null while not answered.</summary>
    public bool? PauseApproved { get; private set; }

    /// <summary>The period in which it was last asked whether this still holds.</summary>
    public int AskedAgainIn { get; private set; }

    /// <summary>Sequence of the line that corrected it or took it back as an error.</summary>
    public int? SupersededBy { get; private set; }

    /// <summary>Still counts: neither corrected nor taken back.</summary>
    public bool Stands => SupersededBy is null;

    /// <summary>Blocks removal while it is open (default yes).</summary>
    public bool BlocksRemoval => !(AsksNotToBlock && NotToBlockApproved == true);

    /// <summary>Pauses the search clock (default no: no source allows it).</summary>
    public bool PausesClock => AsksToPause && PauseApproved == true;

    /// <summary>The first exception that was asked for and that no supervisor has answered.</summary>
    public SuspensionWish? Awaits => !Stands ? null : Enum.GetValues<SuspensionWish>().Cast<SuspensionWish?>().FirstOrDefault(asked => IsAsked(asked!.Value));

    /// <summary>An exception was asked for that no supervisor has answered.</summary>
    public bool AwaitsApproval => Awaits is not null;

    /// <summary>Holds on that date.</summary>
    public bool IsOpenOn(DateOnly date) => StartedOn <= date && (EndedOn is null || EndedOn > date);

    internal bool Asks(SuspensionWish wish) => wish == SuspensionWish.Pause ? AsksToPause : AsksNotToBlock;

    internal bool SaysSameAs(DateOnly start, SuspensionCorrection c) =>
        (StartedOn, EndedOn, Kind, Reference, Reason) == (start, c.EndedOn, c.Details.Kind, c.Details.Reference, c.WhyAsked)
        && (AsksNotToBlock, AsksToPause) == (c.Details.AsksNotToBlock, c.Details.AsksToPause);

    internal void Supersede(int sequence) => SupersededBy = sequence;

    internal void Resume() => EndedOn = null;

    internal void End(DateOnly on) => EndedOn = on;

    internal void EndBy(DateOnly closed) => EndedOn = Later(closed);

    /// <summary>Whether an exception was asked for and not yet answered. What has ended blocks no more, so only its pause is still to be answered.</summary>
    internal bool IsAsked(SuspensionWish wish) => wish == SuspensionWish.Pause ? AsksToPause && PauseApproved is null : AsksNotToBlock && NotToBlockApproved is null && EndedOn is null;

    internal void Answer(SuspensionWish wish, bool approved)
    {
        if (wish == SuspensionWish.Pause)
        {
            PauseApproved = approved;
        }
        else
        {
            NotToBlockApproved = approved;
        }
    }

    internal void Reaffirm(int period) => AskedAgainIn = period;

    // Whether an end has a line of its own, as reopening asks it.
    private bool _endWasRecorded;

    /// <summary>How this version stood.</summary>
    /// <param name="past">The moment.</param>
    /// <param name="older">The version before it as it stood then; null for the first.</param>
    internal Suspension AsItWas(Past past, Suspension? older)
    {
        var was = (Suspension)MemberwiseClone();
        was.SupersededBy = past.IfKnown(SupersededBy);
        was.AskedAgainIn = past.Lines(EntryKind.SuspensionReaffirmed, Sequence).LastOrDefault()?.Period ?? older?.AskedAgainIn ?? Period;
        was.NotToBlockApproved = AnswerThen(SuspensionWish.NotToBlock, NotToBlockApproved, older is null ? NotToBlockApproved : older.NotToBlockApproved, past, past.Had);
        was.PauseApproved = AnswerThen(SuspensionWish.Pause, PauseApproved, older is null ? PauseApproved : older.PauseApproved, past, line => past.IfKnown(line) is not null);
        (was.EndedOn, was._endWasRecorded) = EndThen(past, older);
        return was;
    }

    // What a correction left as it was keeps the answer of the version before it. That the year stands still holds from the day on which the suspension began, as soon as it is known that a
    // supervisor agreed; removal was blocked until that day.
    private bool? AnswerThen(SuspensionWish wish, bool? answer, bool? inherited, Past past, Func<int?, bool> holds) => answer is null ? null
        : past.All.Values.FirstOrDefault(line => line.Kind == EntryKind.SuspensionAnswered && line.Subject == Sequence && line.Detail?.StartsWith($"{wish}", StringComparison.Ordinal) == true) is { } line
            ? holds(line.Sequence) ? answer : null
            : inherited;

    private (DateOnly? End, bool Recorded) EndThen(Past past, Suspension? older)
    {
        var end = older is null ? null : EndItSays(past.All.Values);
        var recorded = older is not null && end is not null && (end != older.EndedOn || older._endWasRecorded);
        foreach (var line in past.After(Sequence).Where(line => !(line.Sequence > SupersededBy)))
        {
            switch (line)
            {
                case { Kind: EntryKind.SuspensionEnded } when line.Subject == Sequence:
                    (end, recorded) = (line.OccurredOn, true);
                    break;
                case { Trigger: { } trigger } when CaseFile.SilencesAlarms(trigger):
                    end ??= Later(line.OccurredOn);
                    break;
                case { Trigger: CaseTrigger.Reopen } when !recorded:
                    end = null;
                    break;
                default:
                    break;
            }
        }

        return (end > past.About ? null : end, recorded);
    }

    /// <summary>The end with which a correction was recorded. One of an earlier edition did not keep that apart: it is the present one, unless that is of what ended it since.</summary>
    /// <param name="lines">The history.</param>
    internal DateOnly? EndItSays(IEnumerable<CaseEntry> lines) => EndAsRecorded ?? (EndedOn is not null && !lines.Any(EndsItNow) ? EndedOn : null);

    private bool EndsItNow(CaseEntry line) => line.Sequence > Sequence && ((line.Kind == EntryKind.SuspensionEnded && line.Subject == Sequence)
        || (line.Trigger is { } trigger && CaseFile.SilencesAlarms(trigger) && EndedOn == Later(line.OccurredOn)));

    // A closing of before it began ends it on its first day.
    private DateOnly Later(DateOnly closed) => closed > StartedOn ? closed : StartedOn;
}
