using System.Linq.Expressions;
using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases;

internal sealed class NewRules : AbstractValidator<NewInput>
{
    public NewRules(IReadOnlyCollection<string> counsellors, DateOnly today, bool comesBack, PageText<NewModel> text, IStringLocalizer<SharedText> shared)
    {
        RuleFor(input => input.VNumber).Custom((typed, context) =>
        {
            if (typed.Typed() is not { } number)
                context.AddFailure(text["VNumberMissing"]);
            else if (!VNumber.TryParse(number, out _))
                context.AddFailure(number.Any(char.IsLetter) ? text["VNumberLetters"]
                    : VNumber.FirstStranger(number) is { } sign ? text["VNumberSign", sign] : text["VNumberLength", number.Count(char.IsAsciiDigit)]);
        });
        RuleFor(input => input.Identity).SetValidator(new IdentityRules(shared));
        RuleFor(input => input.BirthDate).BirthDate(shared, today);
        RuleFor(input => input.BirthDateKnownFrom).NotNull().WithMessage(_ => text["KnownFromMissing"]).IsInEnum().WithMessage(_ => text["KnownFromMissing"]);
        RuleFor(input => input.Guardian).Name(shared);
        RuleFor(input => input.TransferredOn).HappenedOn(shared, today);
        RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        RuleFor(input => input.RejectedOn).HappenedOn(shared, today);
        RuleFor(input => input.RejectionReference).NotEmpty().WithMessage(_ => text["RejectionReferenceMissing"]).Line(shared, AuthorityDecision.ReferenceMaxLength);
        RuleFor(input => input.HasReturnDecision).NotNull().WithMessage(_ => text["HasReturnDecisionMissing"]);
        RuleFor(input => input.HasReturnDecision).Must((input, _) => !input.NamesReturnDecision)
            .When(input => input.HasReturnDecision == false).WithMessage(_ => text["ReturnDecisionContradicts"]);
        When(input => input.HasReturnDecision == true, () =>
        {
            RuleFor(input => input.ReturnDecisionOn).HappenedOn(shared, today);
            RuleFor(input => input.ReturnDecisionReference).NotEmpty().WithMessage(_ => text["ReturnDecisionReferenceMissing"]).Line(shared, AuthorityDecision.ReferenceMaxLength);
            RuleFor(input => input.ReturnDecision).SetValidator(new ReturnDecisionRules(shared));
        });
        NotBeforeBirth(input => input.TransferredOn);
        NotBeforeBirth(input => input.RejectedOn);
        NotBeforeBirth(input => input.ReturnDecisionOn);
        RuleFor(input => input.RejectedOn).Must((input, date) => !(date.ToDate() > input.TransferredOn.ToDate())).WithMessage(_ => text["RejectedAfterTransfer"]);
        // Somebody of a closed case who comes back at 18 is for a person to decide on.
        RuleFor(input => input.BirthDate).Must((input, date) => comesBack || !(Born(date)?.EighteenLatest <= input.TransferredOn.ToDate()))
            .WithMessage(input => text["AlreadyEighteen", AmsterdamTime.Date(input.TransferredOn.ToDate()!.Value)]);
        RuleFor(input => input.Counsellor).Must(id => string.IsNullOrEmpty(id) || counsellors.Contains(id)).WithMessage(_ => text["CounsellorUnknown"]);

        // A birth date that cannot be has its own sentence, and says nothing about other dates.
        PartialDate? Born(DateInput typed) => typed.ToPartialDate() is { } born && BirthDates.IsPlausible(born, today) ? born : null;

        void NotBeforeBirth(Expression<Func<NewInput, DateInput>> field) => RuleFor(field)
            .Must((input, date) => !(date.ToDate() < Born(input.BirthDate)?.Earliest))
            .WithMessage(input => shared["DateBeforeBirth", AmsterdamTime.Date(input.BirthDate.ToPartialDate()!.Earliest)]);
    }
}
