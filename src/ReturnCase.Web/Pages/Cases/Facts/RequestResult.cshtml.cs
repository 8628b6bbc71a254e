using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>What came of a request, on the day on which it was done or became known.</summary>
public sealed class RequestResultModel(CaseDesk desk, FactWords facts, PageText<RequestResultModel> text, IStringLocalizer<SharedText> shared, ResultRules results)
    : FactPage<RequestResultModel.InputModel, CooperationResult>(desk)
{
    public static IReadOnlyList<RequestResult> Results { get; } = [RequestResult.Done, RequestResult.Partly, RequestResult.NotDone, RequestResult.CouldNot];

    [FromQuery(Name = "request")]
    public int? AskedRequest { get; set; }

    /// <summary>The requests that stand, those that still wait first.</summary>
    public IReadOnlyList<SelectListItem> Requests =>
    [
        .. Case.Standing<CooperationFact>().OrderBy(f => Case.CameOf(f).Result == RequestResult.Waiting ? 0 : 1).ThenByDescending(f => f.OccurredOn)
            .Select(f => new SelectListItem(facts.Of(Case, f), $"{f.Sequence}")),
    ];

    /// <summary>What says that the chosen request was done, or could not be done: then "not done" is only a correction of that.</summary>
    public RequestCame? Settled => Input.Corrects is null && Asked(Case, Input.Request) is { } request ? Case.SettledBefore(request, Input.OccurredOn.ToDate() ?? Desk.Today) : null;

    protected override IValidator<InputModel> Validator => new Rules(text, shared, results, Desk.Today, Case);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.RecordResult(change, Input.Request!.Value, Input.Came()), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

    protected override InputModel Blank(CooperationResult? old) => new()
    {
        Request = Asked(Case, old?.Request ?? AskedRequest)?.Sequence,
        Result = old?.Result,
        Evidence = old?.Evidence,
        RefusedWhy = old?.RefusedWhy,
    };

    private static CooperationFact? Asked(CaseFile file, int? sequence) => sequence is { } number ? file.Present<CooperationFact>(number) : null;

    public sealed record InputModel : ResultInput
    {
        public int? Request { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<RequestResultModel> text, IStringLocalizer<SharedText> shared, ResultRules results, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Request).Must(request => Asked(file, request) is not null).WithMessage(_ => text["RequestMissing"]);
            RuleFor(input => input.Result).Must(result => result is { } told && Results.Contains(told)).WithMessage(_ => text["ResultMissing"]);
            RuleFor(input => input.Result)
                .Must((input, result) => result != RequestResult.NotDone || Asked(file, input.Request) is not { } asked || input.OccurredOn.ToDate() is not { } on || file.SettledBefore(asked, on, input.Corrects) is null)
                .WithMessage(_ => text["NotDoneAfterDone"]);
            RuleFor(input => input.CorrectionReason).NotEmpty()
                .When(input => input.Result == RequestResult.NotDone && file.TryCorrect<CooperationResult>(input.Corrects, out var old) && old is { Settles: true })
                .WithMessage(_ => text["ReasonMissing"]);
            RuleFor(input => input.OccurredOn)
                .Must((input, on) => !(on.ToDate() < Asked(file, input.Request)?.OccurredOn))
                .WithMessage(input => text["BeforeRequest", AmsterdamTime.Date(Asked(file, input.Request)!.OccurredOn)]);
            results.For(this, input => true, input => input.OccurredOn.ToDate(), input => Asked(file, input.Request)?.LastDay);
        }
    }
}
