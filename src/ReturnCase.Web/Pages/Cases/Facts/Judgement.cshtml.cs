using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class JudgementModel(CaseDesk desk, FactWords facts, PageText<JudgementModel> text, IStringLocalizer<SharedText> shared) : FactPage<JudgementModel.InputModel>(desk)
{
    public CooperationJudgement? Earlier => Case.JudgementInForce;

    public int NewFacts => NewFactsSince(Case, Earlier);

    /// <summary>How many facts on cooperation that stand a judgement cannot have known.</summary>
    public static int NewFactsSince(CaseFile file, CooperationJudgement? judgement) => judgement is null ? 0 : file.UnknownTo(judgement).Count(fact => fact.Stands);

    /// <summary>The facts on which a judgement can rest, in words; newest first.</summary>
    public IReadOnlyList<SelectListItem> Citable =>
        [.. Case.Standing<RecordedFact>().Where(CooperationJudgement.MayCite).OrderByDescending(f => f.OccurredOn).ThenByDescending(f => f.Sequence).Select(f => new SelectListItem(facts.Of(Case, f), $"{f.Sequence}"))];

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

        public JudgementView? GuardiansAnswer { get; set; }

        public string? GuardiansView { get; set; }

        public JudgementView? LawyersAnswer { get; set; }

        public string? LawyersView { get; set; }

        public AskedView? Guardian => GuardiansAnswer is { } answer ? new(answer, GuardiansView.Typed()) : null;

        public AskedView? Lawyer => LawyersAnswer is { } answer ? new(answer, LawyersView.Typed()) : null;

        public JudgementDetails Details() => new(Verdict!.Value, Reasons.Typed()!, CitedFacts, Guardian!, Lawyer!);
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<JudgementModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            var known = file.Standing<RecordedFact>().Where(CooperationJudgement.MayCite).Select(f => f.Sequence).ToHashSet();
            RuleFor(input => input.CitedFacts).NotEmpty().WithMessage(_ => text["CitedMissing"]);
            RuleFor(input => input.CitedFacts).Must(cited => cited.All(known.Contains)).WithMessage(_ => text["CitedUnknown"]);
            RuleFor(input => input.Verdict).NotNull().WithMessage(_ => text["VerdictMissing"]);
            RuleFor(input => input.Reasons).NotEmpty().WithMessage(_ => text["ReasonsMissing"]).Note(shared);
            RuleFor(input => input.GuardiansAnswer).NotNull().WithMessage(_ => text["GuardiansAnswerMissing"]);
            RuleFor(input => input.GuardiansAnswer).Must(answer => answer != JudgementView.Nobody || file.Contact(ContactRole.Guardian) is null)
                .WithMessage(_ => text["GuardianNamed", file.Contact(ContactRole.Guardian)!.Name]);
            RuleFor(input => input.GuardiansView).Must((input, _) => input.Guardian?.IsExplained != false)
                .WithMessage(input => text[input.GuardiansAnswer == JudgementView.NoAnswer ? "GuardianAskedWhen" : "GuardiansViewMissing"]).Note(shared);
            RuleFor(input => input.LawyersAnswer).NotNull().WithMessage(_ => text["LawyersAnswerMissing"]);
            RuleFor(input => input.LawyersAnswer).Must(answer => answer != JudgementView.Nobody || file.Contact(ContactRole.Lawyer) is null)
                .WithMessage(_ => text["LawyerNamed", file.Contact(ContactRole.Lawyer)!.Name]);
            RuleFor(input => input.LawyersView).Must((input, _) => input.Lawyer?.IsExplained != false)
                .WithMessage(input => text[input.LawyersAnswer == JudgementView.NoAnswer ? "LawyerAskedWhen" : "LawyersViewMissing"]).Note(shared);
        }
    }
}
