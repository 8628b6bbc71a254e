using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class JudgementModel(CaseDesk desk, EnumText words, PageText<JudgementModel> text, IStringLocalizer<SharedText> shared) : FactPage<JudgementModel.InputModel>(desk)
{
    public CooperationJudgement? Earlier => Case.Latest<CooperationJudgement>();

    public int NewFacts => NewFactsSince(Case, Earlier);

    /// <summary>How many facts on cooperation a judgement cannot have known.</summary>
    public static int NewFactsSince(CaseFile file, CooperationJudgement? judgement) =>
        judgement is null ? 0 : file.Standing<CooperationFact>().Count(f => f.Sequence > judgement.Sequence);

    /// <summary>The requests that stand, in words; newest first.</summary>
    public IReadOnlyList<SelectListItem> Requests =>
        [.. Case.Standing<CooperationFact>().OrderByDescending(f => f.OccurredOn).Select(f => new SelectListItem(InWords(f), $"{f.Sequence}"))];

    public string InWords(CooperationFact fact) =>
        $"{AmsterdamTime.Date(fact.OccurredOn)}: {fact.Asked} ({text[fact.Understood ? "UnderstoodYes" : "UnderstoodNo"]}; {words.Inside(fact.Result)})";

    public void OnGet() => Input = new InputModel().For(Case, Desk);

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Case);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.Judge(change, Input.Details()), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

    public sealed record InputModel : FactInput
    {
        public int[] CitedFacts { get; set; } = [];

        public CooperationVerdict? Verdict { get; set; }

        public string? Reasons { get; set; }

        public string? GuardiansView { get; set; }

        public string? LawyersView { get; set; }

        public JudgementDetails Details() => new(Verdict!.Value, Reasons.Typed()!, CitedFacts, GuardiansView.Typed(), LawyersView.Typed());
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<JudgementModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            var known = file.Standing<CooperationFact>().Select(f => f.Sequence).ToHashSet();
            RuleFor(input => input.CitedFacts).Must(cited => cited.All(known.Contains)).WithMessage(_ => text["CitedUnknown"]);
            RuleFor(input => input.Verdict).NotNull().WithMessage(_ => text["VerdictMissing"]);
            RuleFor(input => input.Reasons).NotEmpty().WithMessage(_ => text["ReasonsMissing"]).Note(shared);
            RuleFor(input => input.GuardiansView).Note(shared);
            RuleFor(input => input.LawyersView).Note(shared);
        }
    }
}
