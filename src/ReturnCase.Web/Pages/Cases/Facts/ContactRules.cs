using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

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
            part.RuleFor(sibling => sibling.TookPart).Must((sibling, took) => took || !sibling.IsFilled).WithMessage(sibling => text["SiblingNotTicked", sibling.Number ?? ""]);
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
