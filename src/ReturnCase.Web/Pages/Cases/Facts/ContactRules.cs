using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

internal sealed class ContactRules : FactRules<ContactInput>
{
    /// <param name="text">The texts of the page.</param>
    /// <param name="shared">Those of every page.</param>
    /// <param name="today">The last day on which it can have been.</param>
    /// <param name="named">How the part about a brother or sister names the child, by the number of the case.</param>
    /// <param name="began">The day on which the period of the case began to which the contact belongs.</param>
    /// <param name="siblingsBegan">The same for each brother or sister, by the number of the case.</param>
    public ContactRules(
        PageText<ContactModel> text, IStringLocalizer<SharedText> shared, DateOnly today, IReadOnlyDictionary<string, string> named, DateOnly began, IReadOnlyDictionary<string, DateOnly> siblingsBegan)
        : base(shared, today)
    {
        // In the order of the page.
        When(input => input.Kind == ContactKind.DepartureInterview, () =>
        {
            RuleFor(input => input.OccurredOn).Must(on => !(on.ToDate() < began)).WithMessage(_ => text["BeforePeriod", AmsterdamTime.Date(began)]);
            RuleFor(input => input.OccurredOn)
                .Must((input, _) => TooEarly(input) is null)
                .WithMessage(input => TooEarly(input) is { } number ? text["OfSibling", named.GetValueOrDefault(number, number), text["BeforePeriod", AmsterdamTime.Date(siblingsBegan[number])]] : "");
        });
        RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]);
        RuleFor(input => input.Kind).Must((input, _) => !input.HoldsTalk).WithMessage(_ => text["HoldsTalk"]);
        RuleFor(input => input.Kind).Must((input, _) => !input.HoldsAttempt).WithMessage(_ => text["HoldsAttempt"]);
        RuleFor(input => input.Attempt).NotNull().When(input => input.Kind == ContactKind.NotReached).WithMessage(_ => text["AttemptMissing"]);
        RuleFor(input => input.TriedHow).Must(how => how.Typed() is not null).When(input => input.Kind == ContactKind.NotReached).WithMessage(_ => text["TriedHowMissing"]);
        RuleFor(input => input.TriedHow).Note(shared);
        RuleFor(input => input.Place).Line(shared);
        RuleFor(input => input.Present).Note(shared);
        RuleFor(input => input.Language).Line(shared);
        RuleFor(input => input.InterpreterUse).NotNull().When(input => input is { Reached: true, Interpreter: { } name } && name.Typed() is not null).WithMessage(_ => text["InterpreterUseMissing"]);
        RuleFor(input => input.InterpreterUse).Must((input, use) => use != InterpreterUse.NotNeeded || !input.Reached || input.Interpreter.Typed() is null).WithMessage(_ => text["InterpreterNotNeeded"]);
        RuleFor(input => input.Interpreter).Line(shared);
        RuleFor(input => input.Notes).NotEmpty().When(input => input.Reached).WithMessage(_ => text["NotesMissing"]);
        // Without a kind it is not known what is asked; nearly every kind asks for this, and everything is to be named in one go.
        RuleFor(input => input.Notes).NotEmpty().When(input => input.Kind is null && input.Attempt is null && input.TriedHow.Typed() is null).WithMessage(_ => text["WordsMissing"]);
        RuleFor(input => input.Notes).Note(shared);
        RuleFor(input => input.ChildsWords).Note(shared);
        RuleFor(input => input.Agreements).Note(shared);
        RuleFor(input => input.NextOn).NotBefore(shared, input => input.OccurredOn);
        Checks(this, text, shared, input => input, input => input.Kind == ContactKind.DepartureInterview, (_, message) => message);
        RuleForEach(input => input.Siblings).SetValidator((input, _) => new PartRules(text, shared, input.Kind == ContactKind.DepartureInterview, named));

        string? TooEarly(ContactInput input) => input.Siblings
            .FirstOrDefault(part => part is { TookPart: true, Number: { } number } && siblingsBegan.TryGetValue(number, out var day) && input.OccurredOn.ToDate() < day)?.Number;
    }

    private static void Checks<T>(AbstractValidator<T> rules, PageText<ContactModel> text, IStringLocalizer<SharedText> shared, Func<T, IChecks> of, Func<T, bool> asked, Func<T, string, string> said)
        where T : IChecks
    {
        rules.RuleFor(part => part.TraffickingSignals).NotNull().When(asked).WithMessage(part => said(part, text["CheckMissing", text["TraffickingSignals"]]));
        rules.RuleFor(part => part.Medical).NotNull().When(asked).WithMessage(part => said(part, text["CheckMissing", text["Medical"]]));
        rules.RuleFor(part => part.SpecialHardship).NotNull().When(asked).WithMessage(part => said(part, text["CheckMissing", text["SpecialHardship"]]));
        rules.RuleFor(part => part.NotDiscussedWhy).Note(shared).Must((part, why) => why.Typed() is not null || !LeavesAQuestion(of(part))).WithMessage(part => said(part, text["NotDiscussedMissing"]));
    }

    private static bool LeavesAQuestion(IChecks part) =>
        CheckAnswer.NotDiscussed is var left && (part.TraffickingSignals == left || part.Medical == left || part.SpecialHardship == left);

    // What is asked of a brother or sister; each sentence names the child, because every child is asked the same.
    private sealed class PartRules : AbstractValidator<SiblingPart>
    {
        public PartRules(PageText<ContactModel> text, IStringLocalizer<SharedText> shared, bool isInterview, IReadOnlyDictionary<string, string> named)
        {
            RuleFor(part => part.TookPart).Must((part, took) => took || !part.IsFilled).WithMessage(part => text["OfSibling", Named(part), text["SiblingNotTicked", part.Number ?? ""]]);
            RuleFor(part => part.ChildsWords).Note(shared);
            When(part => isInterview && part.TookPart, () => Checks(this, text, shared, part => part, _ => true, (part, message) => text["OfSibling", Named(part), message]));

            string Named(SiblingPart part) => named.GetValueOrDefault(part.Number ?? "", part.Number ?? "");
        }
    }
}
