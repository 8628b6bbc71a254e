using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>What is asked of each child who took part.</summary>
public interface IChecks
{
    CheckAnswer? TraffickingSignals { get; }

    CheckAnswer? Medical { get; }

    CheckAnswer? SpecialHardship { get; }

    string? NotDiscussedWhy { get; }
}

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

    public RecordingConsent? Recording { get; set; }

    public string? Notes { get; set; }

    public string? ChildsWords { get; set; }

    public string? Agreements { get; set; }

    public DateInput NextOn { get; set; } = new();

    public CheckAnswer? TraffickingSignals { get; set; }

    public CheckAnswer? Medical { get; set; }

    public CheckAnswer? SpecialHardship { get; set; }

    public string? NotDiscussedWhy { get; set; }

    /// <summary>One part for each brother or sister.</summary>
    public List<SiblingPart> Siblings { get; init; } = [];

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

/// <summary>What is asked apart of a brother or sister.</summary>
public sealed record SiblingPart : IChecks
{
    public string? Number { get; set; }

    public bool TookPart { get; set; }

    public string? ChildsWords { get; set; }

    public CheckAnswer? TraffickingSignals { get; set; }

    public CheckAnswer? Medical { get; set; }

    public CheckAnswer? SpecialHardship { get; set; }

    public string? NotDiscussedWhy { get; set; }
}

internal sealed class ContactRules : FactRules<ContactInput>
{
    public ContactRules(PageText<ContactModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        : base(shared, today)
    {
        RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]);
        RuleFor(input => input.Place).Line(shared);
        RuleFor(input => input.Present).Note(shared);
        RuleFor(input => input.Language).Line(shared);
        RuleFor(input => input.Interpreter).Line(shared);
        RuleFor(input => input.Notes).Note(shared);
        RuleFor(input => input.TriedHow).Note(shared);
        RuleFor(input => input.Agreements).Note(shared);
        RuleFor(input => input.NextOn).NotBefore(shared, input => input.OccurredOn);
        RuleFor(input => input.Notes).NotEmpty().When(input => input.Reached).WithMessage(_ => text["NotesMissing"]);
        RuleFor(input => input.InterpreterUse).NotNull().When(input => input is { Reached: true, Interpreter: { } name } && name.Typed() is not null).WithMessage(_ => text["InterpreterUseMissing"]);
        When(input => input.Kind == ContactKind.NotReached, () =>
        {
            RuleFor(input => input.Attempt).NotNull().WithMessage(_ => text["AttemptMissing"]);
            RuleFor(input => input.TriedHow).Must(how => how.Typed() is not null).WithMessage(_ => text["TriedHowMissing"]);
        });
        Checks(this, text, shared, input => input, input => input.Kind == ContactKind.DepartureInterview);
        RuleFor(input => input.ChildsWords).Note(shared);
        RuleForEach(input => input.Siblings).ChildRules(part =>
        {
            part.RuleFor(sibling => sibling.ChildsWords).Note(shared);
        });
        When(input => input.Kind == ContactKind.DepartureInterview, () => RuleForEach(input => input.Siblings).Where(part => part.TookPart)
            .ChildRules(part => Checks(part, text, shared, sibling => sibling, _ => true)));
    }

    private static void Checks<T>(AbstractValidator<T> rules, PageText<ContactModel> text, IStringLocalizer<SharedText> shared, Func<T, IChecks> of, Func<T, bool> asked)
        where T : IChecks
    {
        rules.RuleFor(part => part.TraffickingSignals).NotNull().When(asked).WithMessage(_ => text["CheckMissing", text["TraffickingSignals"]]);
        rules.RuleFor(part => part.Medical).NotNull().When(asked).WithMessage(_ => text["CheckMissing", text["Medical"]]);
        rules.RuleFor(part => part.SpecialHardship).NotNull().When(asked).WithMessage(_ => text["CheckMissing", text["SpecialHardship"]]);
        rules.RuleFor(part => part.NotDiscussedWhy).Note(shared).Must((part, why) => why.Typed() is not null || !LeavesAQuestion(of(part))).WithMessage(_ => text["NotDiscussedMissing"]);
    }

    private static bool LeavesAQuestion(IChecks part) =>
        CheckAnswer.NotDiscussed is var left && (part.TraffickingSignals == left || part.Medical == left || part.SpecialHardship == left);
}
