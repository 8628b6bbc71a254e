using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Cooperation;

/// <summary>What came of a request. A fact, not a judgement.</summary>
public enum RequestResult { Waiting, Done, Partly, NotDone, CouldNot }

/// <summary>What a result means for those after it.</summary>
public static class RequestResults
{
    /// <summary>After this a request is not "not done" any more: it was done, or it could not be.</summary>
    public static bool Settles(this RequestResult result) => result is RequestResult.Done or RequestResult.CouldNot;
}

/// <summary>A request to the child as the counsellor typed it.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Language">In which language.</param>
/// <param name="Interpreter">Through which interpreter, or how it was made understood.</param>
/// <param name="Understood">The child understood it.</param>
/// <param name="DueOn">By when.</param>
public sealed record RequestDetails(string Asked, string Language, string? Interpreter, bool Understood, DateOnly? DueOn);

/// <summary>A dated request. What came of it is a fact of its own, with its own day.</summary>
public sealed class CooperationFact : RecordedFact
{
    private CooperationFact()
    {
    }

    internal CooperationFact(RequestDetails d, CooperationFact? corrected)
    {
        (Asked, Language, Interpreter, Understood, DueOn) = (d.Asked, d.Language, d.Interpreter, d.Understood, d.DueOn);
        (Result, Evidence) = (corrected?.Result ?? RequestResult.Waiting, corrected?.Evidence);
    }

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

    /// <summary>What came of it, where that was once kept in the request itself; a <see cref="CooperationResult"/> goes before it.</summary>
    public RequestResult Result { get; private set; }

    /// <summary>By what that was known.</summary>
    public string? Evidence { get; private set; }

    /// <summary>The last day on which the child could meet it: a request without a due date leaves at least the day on which it was asked.</summary>
    public DateOnly LastDay => DueOn ?? OccurredOn;

    /// <summary>It left the child more than the day of the talk itself. A request for that very day, or without a day, says nothing of a child that did not meet it, unless the child said no outright.</summary>
    public bool LeavesTime => DueOn > OccurredOn;

    /// <summary>Whether a correction makes it count as not met sooner, or at all: then the correction says why.</summary>
    /// <param name="details">What it is corrected to.</param>
    /// <param name="asked">The day on which it was asked by the correction.</param>
    public bool CountsSooner(RequestDetails details, DateOnly asked) =>
        (details.DueOn ?? asked) < LastDay || (details.DueOn > asked && !LeavesTime) || (details.Understood && !Understood);

    /// <summary>The latest due date of a request that was made on a day.</summary>
    public static DateOnly LatestDue(DateOnly asked) => asked.AddYears(1);

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.CooperationFact;
}

/// <summary>What came of a request as the counsellor typed it.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Evidence">By what this is known; with "could not", the reason.</param>
/// <param name="RefusedWhy">How the child said no outright, where it is "not done" while it could still be met. "I want to stay" is not a refusal.</param>
public sealed record ResultDetails(RequestResult Result, string? Evidence, string? RefusedWhy = null);

/// <summary>What came of a request, on the day on which it was done or became known.</summary>
public sealed class CooperationResult : RecordedFact
{
    private CooperationResult()
    {
    }

    internal CooperationResult(int request, ResultDetails d) => (Request, Result, Evidence, RefusedWhy) = (request, d.Result, d.Evidence, d.RefusedWhy);

    /// <summary>Sequence of the request.</summary>
    public int Request { get; private set; }

    /// <summary>What came of it.</summary>
    public RequestResult Result { get; private set; }

    /// <summary>By what this is known; with "could not", the reason.</summary>
    public string? Evidence { get; private set; }

    /// <summary>How the child said no outright before the request was due.</summary>
    public string? RefusedWhy { get; private set; }

    /// <summary>After this the request is not "not done" any more.</summary>
    public bool Settles => Result.Settles();

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.CooperationResult;
}

/// <summary>What came of a request as it stands now.</summary>
/// <param name="Result">Waiting where nothing is on file.</param>
/// <param name="On">The day on which it was done or became known; null where none is on file.</param>
/// <param name="Evidence">By what this is known.</param>
/// <param name="Fact">The fact that says so; null where nothing is on file, or where the request itself once held it.</param>
public sealed record RequestCame(RequestResult Result, DateOnly? On, string? Evidence, CooperationResult? Fact);
