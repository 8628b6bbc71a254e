using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Pages.Referrals;

namespace ReturnCase.Web.Referrals;

/// <summary>A receipt of a referral as typed.</summary>
public sealed record ReceiptInput
{
    public int Version { get; set; }

    public DateInput OccurredOn { get; set; } = new();

    public string? Reference { get; set; }
}

internal sealed class ReceiptRules : AbstractValidator<ReceiptInput>
{
    public ReceiptRules(PageText<ReceiptModel> text, IStringLocalizer<SharedText> shared, DateOnly today, Referral referral)
    {
        RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
        if (referral.ExportedAt is { } sent)
        {
            var sentOn = AmsterdamCalendar.DateOf(sent);
            RuleFor(input => input.OccurredOn).Must(date => date.ToDate() is not { } day || day >= sentOn)
                .WithMessage(_ => text["BeforeSent", AmsterdamTime.Date(sentOn)]);
        }

        RuleFor(input => input.Reference).NotEmpty().WithMessage(_ => text["ReferenceMissing"]).Line(shared);
    }
}
