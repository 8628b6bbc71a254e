using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>What is asked of the child. What came of it already is kept with it, as a fact with a day of its own.</summary>
public sealed class RequestModel(CaseDesk desk, PageText<RequestModel> text, IStringLocalizer<SharedText> shared, ResultRules results) : FactPage<RequestModel.InputModel, CooperationFact>(desk)
{
    protected override IValidator<InputModel> Validator
    {
        get
        {
            Case.TryCorrect<CooperationFact>(Input.Corrects, out var old);
            return new Rules(text, shared, results, Desk.Today, Case.BeganOn(old?.Period ?? Case.Period), old);
        }
    }

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => SaveAsync(
        change =>
        {
            var asked = Case.RecordRequest(change, Input.Details());
            if (Input.TellsResult)
            {
                Case.RecordResult(change with { OccurredOn = Input.ResultOn.ToDate()!.Value }, asked.Sequence, Input.Came());
            }
        },
        cancel);

    protected override IActionResult Kept() => Kept(text[Input.Corrects is not null ? "SavedCorrection" : Input.TellsResult ? "SavedResult" : "Saved"]);

    protected override InputModel Blank(CooperationFact? old) => InputModel.From(old, Desk.Today);

    public sealed record InputModel : ResultInput
    {
        public string? Asked { get; set; }

        public string? Language { get; set; }

        public string? Interpreter { get; set; }

        public bool? Understood { get; set; }

        public DateInput DueOn { get; set; } = new();

        public DateInput ResultOn { get; set; } = new();

        /// <summary>A new request of which something came already.</summary>
        public bool TellsResult => Corrects is null && Result is not (null or RequestResult.Waiting);

        public static InputModel From(CooperationFact? old, DateOnly today) => old is null ? new() { ResultOn = DateInput.From(today) } : new()
        {
            Asked = old.Asked,
            Language = old.Language,
            Interpreter = old.Interpreter,
            Understood = old.Understood,
            DueOn = DateInput.From(old.DueOn),
        };

        public RequestDetails Details() => new(Asked.Typed()!, Language.Typed()!, Interpreter.Typed(), Understood!.Value, DueOn.ToDate());
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<RequestModel> text, IStringLocalizer<SharedText> shared, ResultRules results, DateOnly today, DateOnly began, CooperationFact? old)
            : base(shared, today)
        {
            RuleFor(input => input.OccurredOn).Must(on => !(on.ToDate() < began)).WithMessage(_ => text["BeforePeriod", AmsterdamTime.Date(began)]);
            RuleFor(input => input.Asked).NotEmpty().WithMessage(_ => text["AskedMissing"]).Note(shared);
            RuleFor(input => input.Language).NotEmpty().WithMessage(_ => text["LanguageMissing"]).Line(shared);
            RuleFor(input => input.Interpreter).Line(shared);
            RuleFor(input => input.Understood).NotNull().WithMessage(_ => text["UnderstoodMissing"]);
            RuleFor(input => input.DueOn).NotBefore(shared, input => input.OccurredOn);
            RuleFor(input => input.DueOn)
                .Must((input, due) => input.OccurredOn.ToDate() is not { } asked || !(due.ToDate() > CooperationFact.LatestDue(asked)))
                .WithMessage(input => text["DueTooLate", AmsterdamTime.Date(CooperationFact.LatestDue(input.OccurredOn.ToDate()!.Value))]);
            RuleFor(input => input.CorrectionReason).NotEmpty()
                .When(input => old is not null && input.Understood is not null && input.OccurredOn.ToDate() is { } asked && old.CountsSooner(input.Details(), asked))
                .WithMessage(_ => text["ReasonMissing"]);
            RuleFor(input => input.Result).NotNull().When(input => input.Corrects is null).WithMessage(_ => text["ResultMissing"]);
            When(input => input.TellsResult, () =>
            {
                RuleFor(input => input.ResultOn).HappenedOn(shared, today);
                RuleFor(input => input.ResultOn)
                    .Must((input, on) => !(on.ToDate() < input.OccurredOn.ToDate())).WithMessage(_ => text["ResultBeforeRequest"]);
            });
            results.For(this, input => input.TellsResult, input => input.ResultOn.ToDate(), input => input.DueOn.ToDate() ?? input.OccurredOn.ToDate());
        }
    }
}
