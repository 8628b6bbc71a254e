using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class ContactModel(CaseDesk desk, PageText<ContactModel> text, IStringLocalizer<SharedText> shared) : FactPage<ContactModel.InputModel, ContactMoment>(desk)
{
    public ContactMoment? Previous => Case.Standing<ContactMoment>()
        .Where(c => c.Sequence != Input.Corrects).OrderBy(c => c.OccurredOn).ThenBy(c => c.Sequence).LastOrDefault();

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.RecordContact(change, Input.Details()), cancel);

    protected override IActionResult Kept() => Input.TraffickingSignals == CheckAnswer.Yes
        ? Kept(text["SavedWithAlarm"], kind: FlashKind.Warn)
        : Kept(text["Saved"]);

    protected override InputModel Blank(ContactMoment? old) => InputModel.From(old);

    public sealed record InputModel : FactInput
    {
        public ContactKind? Kind { get; set; }

        public string? Place { get; set; }

        public string? Present { get; set; }

        public string? Language { get; set; }

        public string? Interpreter { get; set; }

        public string? Notes { get; set; }

        public string? ChildsWords { get; set; }

        public string? Agreements { get; set; }

        public DateInput NextOn { get; set; } = new();

        public CheckAnswer? TraffickingSignals { get; set; }

        public CheckAnswer? Medical { get; set; }

        public CheckAnswer? SpecialHardship { get; set; }

        public string? NotDiscussedWhy { get; set; }

        public bool LeavesAQuestion => (CheckAnswer?[])[TraffickingSignals, Medical, SpecialHardship] is var checks && checks.Contains(CheckAnswer.NotDiscussed);

        public static InputModel From(ContactMoment? old) => old is null ? new() : new()
        {
            Kind = old.Kind,
            Place = old.Place,
            Present = old.Present,
            Language = old.Language,
            Interpreter = old.Interpreter,
            Notes = old.Notes,
            ChildsWords = old.ChildsWords,
            Agreements = old.Agreements,
            NextOn = DateInput.From(old.NextOn),
            TraffickingSignals = old.TraffickingSignals,
            Medical = old.Medical,
            SpecialHardship = old.SpecialHardship,
            NotDiscussedWhy = old.NotDiscussedWhy,
        };

        public ContactDetails Details() => new(
            Kind!.Value, Place.Typed(), Present.Typed(), Language.Typed(), Interpreter.Typed(),
            Notes.Typed()!, ChildsWords.Typed(), Agreements.Typed(), NextOn.ToDate(),
            TraffickingSignals, Medical, SpecialHardship, NotDiscussedWhy.Typed());
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<ContactModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
            : base(shared, today)
        {
            RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]);
            RuleFor(input => input.Place).Line(shared);
            RuleFor(input => input.Present).Note(shared);
            RuleFor(input => input.Language).Line(shared);
            RuleFor(input => input.Interpreter).Line(shared);
            RuleFor(input => input.Notes).NotEmpty().WithMessage(_ => text["NotesMissing"]).Note(shared);
            RuleFor(input => input.ChildsWords).Note(shared);
            RuleFor(input => input.Agreements).Note(shared);
            RuleFor(input => input.NextOn).NotBefore(shared, input => input.OccurredOn);
            When(input => input.Kind == ContactKind.DepartureInterview, () =>
            {
                RuleFor(input => input.TraffickingSignals).NotNull().WithMessage(_ => text["CheckMissing", text["TraffickingSignals"]]);
                RuleFor(input => input.Medical).NotNull().WithMessage(_ => text["CheckMissing", text["Medical"]]);
                RuleFor(input => input.SpecialHardship).NotNull().WithMessage(_ => text["CheckMissing", text["SpecialHardship"]]);
            });
            RuleFor(input => input.NotDiscussedWhy).NotEmpty().When(input => input.LeavesAQuestion).WithMessage(_ => text["NotDiscussedMissing"]);
            RuleFor(input => input.NotDiscussedWhy).Note(shared);
        }
    }
}
