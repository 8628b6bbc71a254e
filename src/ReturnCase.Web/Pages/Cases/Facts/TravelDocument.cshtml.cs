using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class TravelDocumentModel(CaseDesk desk, PageText<TravelDocumentModel> text, IStringLocalizer<SharedText> shared) : FactPage<TravelDocumentModel.InputModel, TravelDocument>(desk)
{
    public IEnumerable<TravelDocument> Requests => Case.Standing<TravelDocument>().OrderByDescending(d => d.OccurredOn);

    /// <summary>The last day on which an answer is waited for.</summary>
    public DateOnly AnswerDue(TravelDocument document) => document.OccurredOn.AddMonths(Desk.Policy.EmbassyAnswerMonths);

    public bool IsLate(TravelDocument document) => AnswerDue(document) < Desk.Today;

    /// <summary>How many days the embassy still has before its silence counts.</summary>
    public int DaysLeft(TravelDocument document) => AnswerDue(document).DayNumber - Desk.Today.DayNumber;

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Case);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.FileTravelDocument(change, Input.Kind.Typed()!, Input.Country!, Input.PresentedInPerson.Typed(), Input.Papers), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

    protected override InputModel Blank(TravelDocument? old) => new() { Kind = old?.Kind, Country = old?.Country, PresentedInPerson = old?.PresentedInPerson, Papers = [.. Case.PapersNow(old?.Papers ?? [])] };

    public sealed record InputModel : FactInput
    {
        public string? Kind { get; set; }

        public string? Country { get; set; }

        public string? PresentedInPerson { get; set; }

        public List<int> Papers { get; set; } = [];
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<TravelDocumentModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Kind).NotEmpty().WithMessage(_ => text["KindMissing"]).Line(shared);
            RuleFor(input => input.Country).Must(Countries.IsAbroad).WithMessage(_ => text["CountryMissing"]);
            RuleFor(input => input.PresentedInPerson).Note(shared);
            RuleFor(input => input.Papers).Papers(shared, file);
        }
    }
}
