using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>What came of a request, as it is typed.</summary>
public abstract record ResultInput : FactInput
{
    public RequestResult? Result { get; set; }

    public string? Evidence { get; set; }

    public string? RefusedWhy { get; set; }

    public ResultDetails Came() => new(Result!.Value, Evidence.Typed(), RefusedWhy.Typed());
}

/// <summary>What must be right about what came of a request, on whichever form it is told.</summary>
public sealed class ResultRules(PageText<ResultRules> text, IStringLocalizer<SharedText> shared)
{
    /// <param name="rules">Those of the form.</param>
    /// <param name="tells">Whether the form tells what came of it.</param>
    /// <param name="on">The day on which it was done or became known.</param>
    /// <param name="lastDay">The last day on which the request could be met.</param>
    public void For<T>(AbstractValidator<T> rules, Func<T, bool> tells, Func<T, DateOnly?> on, Func<T, DateOnly?> lastDay)
        where T : ResultInput
    {
        rules.RuleFor(input => input.Evidence).NotEmpty()
            .When(input => tells(input) && input.Result is RequestResult.Partly or RequestResult.NotDone or RequestResult.CouldNot)
            .WithMessage(_ => text["EvidenceMissing"]);
        rules.RuleFor(input => input.Evidence).Note(shared);
        rules.RuleFor(input => input.RefusedWhy).NotEmpty()
            .When(input => tells(input) && input.Result == RequestResult.NotDone && on(input) <= lastDay(input))
            .WithMessage(input => text["TooEarly", AmsterdamTime.Date(lastDay(input)!.Value)]);
        rules.RuleFor(input => input.Evidence).Must(evidence => evidence.Typed() is null)
            .When(input => input.Result == RequestResult.Waiting)
            .WithMessage(_ => text["EvidenceWhileWaiting"]);
        rules.RuleFor(input => input.RefusedWhy).Must(why => why.Typed() is null)
            .When(input => input.Result is not (null or RequestResult.NotDone))
            .WithMessage(_ => text["RefusedOnlyNotDone"]);
        rules.RuleFor(input => input.RefusedWhy).Note(shared);
    }
}
