using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>What the page of a contact moment binds.</summary>
public sealed record ContactInput : FactInput, IChecks
{
    public ContactKind? Kind { get; set; }

    public FailedAttempt? Attempt { get; set; }

    public string? TriedHow { get; set; }

    public string? Place { get; set; }

    public string? Present { get; set; }

    public string? Language { get; set; }

    public InterpreterUse? InterpreterUse { get; set; }

    public string? Interpreter { get; set; }

    public string? Notes { get; set; }

    public string? ChildsWords { get; set; }

    public string? Agreements { get; set; }

    public RecordingConsent? Recording { get; set; }

    public DateInput NextOn { get; set; } = new();

    public CheckAnswer? TraffickingSignals { get; set; }

    public CheckAnswer? Medical { get; set; }

    public CheckAnswer? SpecialHardship { get; set; }

    public string? NotDiscussedWhy { get; set; }

    /// <summary>One part for each brother or sister.</summary>
    public List<SiblingPart> Siblings { get; init; } = [];

    /// <summary>The same is recorded already, and is recorded once more by choice.</summary>
    public string? Again { get; set; }

    /// <summary>Nobody was reached, and yet something stands in the part about the talk.</summary>
    public bool HoldsTalk => Kind == ContactKind.NotReached
        && ((TraffickingSignals ?? Medical ?? SpecialHardship) is not null || new[] { Present, Language, Interpreter, ChildsWords, NotDiscussedWhy }.Any(typed => typed.Typed() is not null) || InterpreterUse is not null || Siblings.Any(part => part is { TookPart: true, IsFilled: true }));

    /// <summary>Somebody was reached, and yet something stands in the part about an attempt that failed.</summary>
    public bool HoldsAttempt => Reached && (Attempt is not null || TriedHow.Typed() is not null);

    public bool Reached => Kind is not null and not ContactKind.NotReached;

    public static ContactInput From(ContactMoment? old) => old is null ? new() : new()
    {
        Kind = old.Kind,
        Attempt = old.Attempt,
        TriedHow = old.TriedHow,
        Place = old.Place,
        Present = old.Present,
        Language = old.Language,
        InterpreterUse = old.InterpreterUse,
        Interpreter = old.Interpreter,
        Recording = old.Recording,
        Notes = old.Notes,
        ChildsWords = old.ChildsWords,
        Agreements = old.Agreements,
        NextOn = DateInput.From(old.NextOn),
        TraffickingSignals = old.TraffickingSignals,
        Medical = old.Medical,
        SpecialHardship = old.SpecialHardship,
        NotDiscussedWhy = old.NotDiscussedWhy,
    };

    public ContactDetails Details(string? alsoWith) => Details(this, ChildsWords, alsoWith);

    public ContactDetails DetailsOf(SiblingPart part, string? alsoWith) => Details(part, part.ChildsWords, alsoWith);

    // Only what belongs to the kind is kept: nobody who was not reached was asked anything.
    private ContactDetails Details(IChecks checks, string? childsWords, string? alsoWith) => Reached
        ? new(
            Kind!.Value, Place.Typed(), Present.Typed(), Language.Typed(), Interpreter.Typed(), Notes.Typed()!, childsWords.Typed(), Agreements.Typed(), NextOn.ToDate(),
            checks.TraffickingSignals, checks.Medical, checks.SpecialHardship, checks.NotDiscussedWhy.Typed())
        {
            InterpreterUse = InterpreterUse,
            Recording = Recording,
            AlsoWith = alsoWith,
        }
        : new(ContactKind.NotReached, Place.Typed(), null, null, null, Notes.Typed() ?? "", null, Agreements.Typed(), NextOn.ToDate())
        {
            Attempt = Attempt,
            TriedHow = TriedHow.Typed(),
            AlsoWith = alsoWith,
        };
}
