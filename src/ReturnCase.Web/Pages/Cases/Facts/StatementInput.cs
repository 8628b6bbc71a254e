using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>What the page of a plain fact binds.</summary>
public sealed record StatementInput : FactInput
{
    public int? Candidate { get; set; }

    public int? About { get; set; }

    public ViewAnswer? Answer { get; set; }

    public string? Text { get; set; }

    public string? Reference { get; set; }

    public List<PartLine> Parts { get; set; } = [];

    public DateInput NextOn { get; set; } = new();

    public DateInput AskedOn { get; set; } = new();

    public DateInput RemindedOn { get; set; } = new();

    public static StatementInput From(Statement? old, int? candidate, int? about) => new()
    {
        Candidate = candidate,
        About = about,
        Answer = old?.Answer,
        Text = old?.Text,
        Reference = old?.Reference,
        NextOn = DateInput.From(old?.NextOn),
        RemindedOn = DateInput.From(old?.Answer == ViewAnswer.NoAnswerAfterReminder ? old.NextOn : null),
    };

    /// <summary>Makes a line for each heading of the form, in its order.</summary>
    public void Head(StatementForm form, Statement? old = null) => Parts =
    [
        .. form.Headings.Select(heading => Parts.Find(part => part.Heading == heading) ?? new() { Heading = heading, Text = old?.Parts.FirstOrDefault(part => part.Heading == heading)?.Text }),
    ];

    /// <summary>The form says that no answer came, and when was asked and reminded.</summary>
    public bool TellsReminder(StatementForm form) => form.Reminds && Answer == ViewAnswer.NoAnswerAfterReminder;

    /// <summary>The same link between two cases that is on file already; null where there is none, or where it is corrected.</summary>
    public Statement? StandingLink(StatementKind kind, CaseFile file) => CaseFile.IsFamily(kind) && Corrects is null && CaseNumber.Read(Reference) is { } number
        ? file.Standing<Statement>().Where(link => link.Kind == kind && CaseNumber.Read(link.Reference) == number).OrderByDescending(link => link.Text == Text.Typed()).FirstOrDefault()
        : null;

    /// <summary>Only what the form asks for; anything else that was sent is left out.</summary>
    public StatementDetails Details(StatementKind kind, StatementForm form) => new(kind, Text.Typed()!)
    {
        Candidate = form.AsksCandidate ? Candidate : null,
        About = form.AsksFact ? About : null,
        Parts = [.. Parts.Where(part => form.Headings.Contains(part.Heading) && part.Text.Typed() is not null).Select(part => new StatementPart(part.Heading, part.Text.Typed()!))],
        Answer = form.Answers.Count > 0 ? Answer : null,
        Reference = form.Reference switch
        {
            ReferenceTo.Nothing => null,
            ReferenceTo.OtherCase => CaseNumber.Read(Reference),
            _ => Reference.Typed(),
        },
        NextOn = TellsReminder(form) ? RemindedOn.ToDate() : form.Next == Asked.No ? null : NextOn.ToDate(),
    };
}

/// <summary>What stands under a heading, as typed.</summary>
public sealed record PartLine
{
    public StatementHeading Heading { get; set; }

    public string? Text { get; set; }
}

internal sealed class StatementRules : FactRules<StatementInput>
{
    public StatementRules(StatementKind kind, StatementForm form, PageText<StatementModel> text, IStringLocalizer<SharedText> shared, CaseDesk desk, CaseFile file)
        : base(shared, desk.Today)
    {
        RuleFor(input => input.Text).NotEmpty().WithMessage(_ => text["TextMissing"]).Note(shared);
        RuleFor(input => input.Reference).Line(shared);
        RuleForEach(input => input.Parts).ChildRules(line =>
        {
            line.RuleFor(part => part.Text).Must(words => words.Typed() is not null).When(part => form.Requires(part.Heading), ApplyConditionTo.CurrentValidator)
                .WithMessage(part => text[form.HeadingsFirst ? "PartMissing" : $"{part.Heading}Missing"]).Note(shared);
        });
        if (form.AnyHeading)
            RuleFor(input => input.Parts).Must(parts => parts.Exists(part => part.Text.Typed() is not null)).WithMessage(_ => text["NobodyTold"]).OverridePropertyName("Parts[0].Text");
        if (form.AsksCandidate)
            RuleFor(input => input.Candidate).Must(c => file.CandidateAt(c) is not null).WithMessage(_ => shared["CandidateMissing"]);
        if (form.AsksFact)
            RuleFor(input => input.About).Must(sequence => file.Facts.Any(fact => fact.Sequence == sequence)).WithMessage(_ => text["FactMissing"]);
        if (form.Answers.Count > 0)
            RuleFor(input => input.Answer).Must(a => a is { } answer && form.Answers.Contains(answer)).WithMessage(_ => text["AnswerMissing"]);
        if (form.Reminds)
        {
            RuleFor(input => input.AskedOn).Must((input, on) => on.ToDate() is not { } day || file.AskedOn(kind, input.Candidate, input.Corrects).Contains(day))
                .When(input => input.Answer is not (null or ViewAnswer.NoAnswerAfterReminder)).WithMessage(_ => text["OnlyWithoutAnswer"]);
            RuleFor(input => input.RemindedOn).Must(on => on.IsEmpty).When(input => input.Answer is not (null or ViewAnswer.NoAnswerAfterReminder)).WithMessage(_ => text["OnlyWithoutAnswer"]);
        }

        When(input => input.TellsReminder(form), () =>
        {
            RuleFor(input => input.AskedOn).HappenedOn(shared, desk.Today);
            RuleFor(input => input.RemindedOn).HappenedOn(shared, desk.Today);
            RuleFor(input => input.RemindedOn).Must((input, on) => !(on.ToDate() <= input.AskedOn.ToDate())).WithMessage(input => text["RemindedTooEarly", AmsterdamTime.Date(input.AskedOn.ToDate()!.Value)]);
            RuleFor(input => input.RemindedOn).Must((input, on) => !(on.ToDate() > input.OccurredOn.ToDate())).WithMessage(input => text["RemindedTooLate", AmsterdamTime.Date(input.OccurredOn.ToDate()!.Value)]);
        });
        if (form.Next == Asked.Required)
            RuleFor(input => input.NextOn).NextReview(shared, input => input.OccurredOn, desk.Policy.ReviewIntervalMonths);
        else if (form.Next == Asked.Optional)
            RuleFor(input => input.NextOn).NotBefore(shared, input => input.OccurredOn);
        if (form.Reference == ReferenceTo.Document)
            RuleFor(input => input.Reference).NotEmpty().WithMessage(_ => text["ReferenceMissing"]);
        else if (form.Reference == ReferenceTo.OtherCase)
            RuleFor(input => input.Reference).Cascade(CascadeMode.Stop)
                .Must(number => CaseNumber.Read(number) is not null).WithMessage(_ => text["OtherCaseWrong"])
                .Must(number => CaseNumber.Read(number) != file.Number).WithMessage(_ => text["OtherCaseSame"])
                .MustAsync((number, cancel) => desk.KnowsAsync(CaseNumber.Read(number)!, cancel)).WithMessage(_ => text["OtherCaseUnknown"]);
        else if (form.Reference == ReferenceTo.Referral && file.Referrals.Count > 0)
            RuleFor(input => input.Reference).Must((input, number) => StatementForm.Fitting(kind, file, input.Corrects).Any(r => r.Number == number)).WithMessage(_ => text[kind == StatementKind.ReturnedWithQuestions ? "ReferralNotSent" : "ReferralMissing"]);
    }
}
