using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class RequestModel(CaseDesk desk, PageText<RequestModel> text, IStringLocalizer<SharedText> shared) : FactPage<RequestModel.InputModel, CooperationFact>(desk)
{
    public IReadOnlyList<CooperationFact> Requests => Ledger(Case);

    /// <summary>The requests that stand, the newest first.</summary>
    public static IReadOnlyList<CooperationFact> Ledger(CaseFile file) =>
        [.. file.Standing<CooperationFact>().OrderByDescending(f => f.OccurredOn).ThenByDescending(f => f.Sequence)];

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.RecordRequest(change, Input.Details()), cancel);

    protected override IActionResult Kept() => Kept(text[Input.Corrects is null ? "Saved" : "SavedResult"]);

    protected override InputModel Blank(CooperationFact? old) => InputModel.From(old);

    public sealed record InputModel : FactInput
    {
        public string? Asked { get; set; }

        public string? Language { get; set; }

        public string? Interpreter { get; set; }

        public bool? Understood { get; set; }

        public DateInput DueOn { get; set; } = new();

        public RequestResult? Result { get; set; }

        public string? Evidence { get; set; }

        public static InputModel From(CooperationFact? old) => old is null ? new() { Result = RequestResult.Waiting } : new()
        {
            Asked = old.Asked,
            Language = old.Language,
            Interpreter = old.Interpreter,
            Understood = old.Understood,
            DueOn = DateInput.From(old.DueOn),
            Result = old.Result,
            Evidence = old.Evidence,
        };

        public RequestDetails Details() =>
            new(Asked.Typed()!, Language.Typed()!, Interpreter.Typed(), Understood!.Value, DueOn.ToDate(), Result!.Value, Evidence.Typed());
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<RequestModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
            : base(shared, today)
        {
            RuleFor(input => input.Asked).NotEmpty().WithMessage(_ => text["AskedMissing"]).Note(shared);
            RuleFor(input => input.Language).NotEmpty().WithMessage(_ => text["LanguageMissing"]).Line(shared);
            RuleFor(input => input.Interpreter).Line(shared);
            RuleFor(input => input.Understood).NotNull().WithMessage(_ => text["UnderstoodMissing"]);
            RuleFor(input => input.DueOn).NotBefore(shared, input => input.OccurredOn);
            RuleFor(input => input.Result).NotNull().WithMessage(_ => text["ResultMissing"]);
            RuleFor(input => input.Evidence).NotEmpty()
                .When(input => input.Result is RequestResult.Partly or RequestResult.NotDone or RequestResult.CouldNot)
                .WithMessage(_ => text["EvidenceMissing"]);
            RuleFor(input => input.Evidence).Note(shared);
        }
    }
}
