using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Reviews;

internal sealed class ReviewRules : FactRules<ReviewInput>
{
    public ReviewRules(ReviewInput typed, IReadOnlyList<Actor> owners, PageText<ReviewModel> text, IStringLocalizer<SharedText> shared, CaseDesk desk)
        : base(shared, desk.Today)
    {
        RuleFor(input => input.Text).NotEmpty().WithMessage(_ => text["TextMissing"]).Note(shared);
        RuleFor(input => input.NextOn).NextReview(shared, input => input.OccurredOn, desk.Policy.ReviewIntervalMonths);
        RuleForEach(input => input.Came).ChildRules(line =>
        {
            line.RuleFor(came => came.Result).NotNull().WithMessage(_ => text["ResultMissing"]);
            line.RuleFor(came => came.Note).Note(shared, AgreementAnswer.NoteMaxLength);
        });
        RuleFor(input => input.Agreements).Must(lines => lines.Count <= ReviewAgreement.Most).WithMessage(_ => text["TooMany", ReviewAgreement.Most]);
        RuleForEach(input => input.Agreements).Where(line => !line.IsEmpty).ChildRules(line =>
        {
            line.RuleFor(agreed => agreed.What).Must(what => what.Typed() is not null).WithMessage(_ => text["WhatMissing"]).Note(shared, ReviewAgreement.WhatMaxLength);
            line.RuleFor(agreed => agreed.Owner).Must((agreed, owner) => agreed.Party is not null || owners.Any(person => person.Id == owner)).WithMessage(_ => text["OwnerMissing"]);
            line.RuleFor(agreed => agreed.On).NotBefore(shared, _ => typed.OccurredOn, required: true);
        });
    }
}
