using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Cases.Timeline;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>A new version of the birth date. Every clock is computed anew and no past event changes. Also on a closed case.</summary>
public sealed class BirthDateModel(CaseDesk desk, Doubles doubles, EnumText words, PageText<BirthDateModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<BirthDateModel.InputModel>(desk)
{
    public IReadOnlyList<SelectListItem> Sources => words.Choices<BirthDateSource>();

    /// <summary>Every version, the newest first, each as a line of the history knows it.</summary>
    public IEnumerable<TimelineLine> Lines => Versions.Select(version => TimelineLine.Of(Case, version));

    /// <summary>The line of the version in force.</summary>
    public TimelineLine InForce => Lines.First(line => line.IsInForce);

    private IEnumerable<BirthDateVersion> Versions => Case.Facts.OfType<BirthDateVersion>().OrderByDescending(v => v.Sequence);

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today), BirthDate = BirthDates.From(Case.BirthDate) };

    /// <summary>What took the place of a version; where the date stayed as it was, by which source it is known now.</summary>
    public string Replaced(BirthDateVersion old, BirthDateVersion by)
    {
        var (on, now, before) = (AmsterdamTime.Date(by.RecordedAt), words.Inside(by.Source), words.Inside(old.Source));
        return by.Value != old.Value ? text["ReplacedOn", on, BirthDates.Words(by.Value)] : by.Source != old.Source ? text["ReplacedSource", on, now, before] : text["ReplacedSame", on, now];
    }

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override DateOnly Born => Input.BirthDate.ToPartialDate()?.Earliest ?? base.Born;

    protected override (string Field, string Question)? Question() => Ticks.Question(nameof(Input.Sure), Input.Sure, Doubts().ToArray() is [_, ..] doubts ? [.. doubts, text["SureQuestion"]] : []);

    // A slip of the pen in the year takes the 18th birthday away, or the years before it, and an older finding would silently take the place of a newer one.
    private IEnumerable<string> Doubts()
    {
        var (date, since) = (Input.BirthDate.ToPartialDate()!, Input.OccurredOn.ToDate()!.Value);
        if (BirthDates.DoubtYoung(date, Desk.Today, shared) is { } young)
            yield return young;
        if (date.EighteenLatest <= Desk.Today && date.EighteenLatest != Case.EighteenLatest)
            yield return text[date.IsExact ? "DoubtOfAge" : "DoubtOfAgeLatest", BirthDates.Words(date), AmsterdamTime.Date(date.EighteenLatest)];
        if (Versions.FirstOrDefault(version => version.Stands && version.OccurredOn > since) is { } newer)
            yield return text["DoubtOlder", BirthDates.Words(newer.Value), AmsterdamTime.Date(newer.OccurredOn), AmsterdamTime.Date(since), BirthDates.Words(date)];
    }

    protected override async Task<bool> AsksAsync(CancellationToken cancel)
    {
        Doubles.Ask(ModelState, Input.Doubles, await doubles.FindNewAsync(Case, Case.Identity.Details, Input.BirthDate.ToPartialDate()!, cancel));
        return !doubles.Judge(ModelState, Input.Doubles);
    }

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version,
            () =>
            {
                Case.RecordBirthDate(Desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source), Input.BirthDate.ToPartialDate()!, Input.KnownFrom!.Value);
                doubles.Record(Case, Desk.Change(), Input.Doubles);
            },
            cancel);

    protected override IActionResult Kept() => Case.ReopeningOwed
        ? Kept(text["SavedReopeningOwed", AmsterdamTime.Date(Case.EighteenLatest)], kind: FlashKind.Warn)
        : Kept(text[$"{(Case.BirthDate.IsExact ? "Saved" : "SavedPartial")}{(Case.EighteenLatest >= Desk.Today ? "" : "Was")}", AmsterdamTime.Date(Case.EighteenLatest)]);

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public DateInput BirthDate { get; set; } = new();

        public BirthDateSource? KnownFrom { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }

        public string? Sure { get; set; }

        public DoubleAnswers Doubles { get; set; } = new();
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<BirthDateModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.BirthDate).BirthDate(shared, today);
            RuleFor(input => input.KnownFrom).NotNull().WithMessage(_ => text["KnownFromMissing"]).IsInEnum().WithMessage(_ => text["KnownFromMissing"]);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.Reason).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
