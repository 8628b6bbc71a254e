using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Cases.Decisions;

/// <summary>Records a decision of the IND or a court: first its kind, then the form of that kind. Recording moves nothing.</summary>
public sealed class DecisionModel(CaseDesk desk, DecisionDoubts doubts, EnumText words, PageText<DecisionModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<DecisionInput>(desk)
{
    private AuthorityDecision? _recorded;

    [FromQuery(Name = "kind")]
    public string? AskedKind { get; set; }

    [FromQuery(Name = "corrects")]
    public int? AskedCorrection { get; set; }

    /// <summary>Null while the kind is still to be chosen.</summary>
    public DecisionKind? Kind { get; private set; }

    public AuthorityDecision? Corrected { get; private set; }

    public IReadOnlyList<SelectListItem> Origins => words.Choices([.. Kind!.Value.Origins()]);

    public IReadOnlyList<SelectListItem> SentReferrals =>
        [.. Sent.Select(r => new SelectListItem($"{r.Number}: {words[r.Kind]} ({words[r.State]})", r.Number))];

    public IEnumerable<SelectListItem> AppealTerms => AppealWeeks.Select(weeks => new SelectListItem(text[weeks == 1 ? "AppealWeek" : "AppealWeeksOf", weeks], $"{weeks}"));

    private IEnumerable<int> AppealWeeks => new[] { Desk.Policy.ShortAppealWeeks, Desk.Policy.LongAppealWeeks }.Concat(Corrected?.AppealWeeks is { } kept ? [kept] : []).Distinct();

    /// <summary>The kinds of referral of which one is needed first; empty where the case has one that this kind of decision can answer, or needs none.</summary>
    public IReadOnlyList<ReferralKind> NeedsFirst => Kind is { } kind && kind.IsAnswer() && kind != DecisionKind.ResidenceGranted && Corrected is null
        && !Case.Referrals.Any(r => Fits(r, kind)) && (Case.Referrals.Count > 0 || IsRefused) ? [.. Enum.GetValues<ReferralKind>().Where(asked => ReferralDecisionRule.Answers(asked).Contains(kind))] : [];

    /// <summary>A decision of this kind is not taken here, because there is nothing that it can answer.</summary>
    public bool IsRefused => !Case.TakesWithoutReferral(Desk.Change(), Kind!.Value);

    private static bool Fits(Referral referral, DecisionKind kind) => ReferralDecisionRule.Answers(referral.Kind).Contains(kind);

    private IEnumerable<Referral> Sent => Case.Referrals.Where(r => r.WasSent).OrderByDescending(r => r.Sequence);

    public void OnGet()
    {
        Input = Corrected is { } old ? DecisionInput.From(old) : new() { OccurredOn = DateInput.From(Desk.Today) };
        Input.Version = Case.Version;
        if (Kind is { } chosen && Corrected is null)
        {
            Input.Origin = chosen.Origins() is [var only] ? only : null;
            Input.ReferralNumber = chosen.AsksReferral() ? Sent.FirstOrDefault(r => r.IsUndecided && Fits(r, chosen))?.Number : null;
        }
    }

    protected override IValidator<DecisionInput> Validator => new Rules(Kind!.Value, Desk.Today, [.. AppealWeeks], TooEarly, Corrected?.OccurredOn, text, shared);

    protected override (string Field, string Question)? Question() => Ticks.Question(nameof(Input.Sure), Input.Sure, Doubts());

    private IEnumerable<string> Doubts()
    {
        var on = Input.OccurredOn.ToDate()!.Value;
        if (Case.MissingBefore(Kind!.Value, on) is { } missing)
            yield return text["SureQuestion", words[missing], AmsterdamTime.Date(on)];
        if (NeedsFirst.Count > 0 && !IsRefused && Input.ReferralNumber is null)
            yield return text["NothingToAnswerSure", words[Kind.Value], string.Join(", ", NeedsFirst.Select(asked => words[asked]))];
        foreach (var doubt in doubts.Of(Case, Input.ToDetails(Kind.Value), on, Corrected))
            yield return doubt;
    }

    // A decision that is older than the referral that it would answer is refused as on the page of that referral; what stands on file so can be corrected otherwise.
    private string? TooEarly(DecisionInput input) => Corrected is { } old && (old.OccurredOn, old.ReferralNumber) == (input.OccurredOn.ToDate(), input.ReferralNumber) ? null :
        Sent.FirstOrDefault(r => r.Number == input.ReferralNumber) is { } referral && input.OccurredOn.ToDate() is { } day && !ReferralDecisionRule.IsNotBefore(day, referral.FiledOn)
            ? text["OlderThanReferral", AmsterdamTime.Date(referral.FiledOn)] : null;

    protected override bool AsksForAnotherLine => Input.ReturnDecision.Countries.Another;

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version,
            () => _recorded = Case.RecordDecision(Desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source, AskedCorrection), Input.ToDetails(Kind!.Value)), cancel);

    protected override IActionResult Kept()
    {
        var kind = words[_recorded!.Kind];
        return _recorded is { Kind: DecisionKind.ReturnDecisionIssued, IsCompleteReturnDecision: false } ? Kept(text["SavedIncomplete"], kind: FlashKind.Warn)
            : Case.WaitingDecisions.FirstOrDefault(waiting => waiting.Decision == _recorded) is { } opened
                ? Kept(text["SavedWaits", kind, CaseTexts.Of(opened.Trigger).Here()])
                : Kept(text["Saved", kind]);
    }

    protected override IActionResult? Prepare()
    {
        Corrected = Case.Facts.OfType<AuthorityDecision>().SingleOrDefault(d => d.Sequence == AskedCorrection);
        Kind = Slugs.TryParse<DecisionKind>(AskedKind, out var named) ? named : AskedKind is null ? Corrected?.Kind : null;
        var corrects = Request.Query.ContainsKey("corrects");
        var isForm = Kind is not null && corrects == Corrected is not null;
        var isChoice = AskedKind is null && !corrects && HttpMethods.IsGet(Request.Method);
        return isForm || isChoice ? null : NotFound();
    }

    private sealed class Rules : AbstractValidator<DecisionInput>
    {
        public Rules(DecisionKind kind, DateOnly today, IReadOnlyList<int> appealWeeks, Func<DecisionInput, string?> tooEarly, DateOnly? was, PageText<DecisionModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            if (kind.AsksReferral())
                RuleFor(input => input.OccurredOn).Must((input, _) => tooEarly(input) is null).WithMessage(tooEarly);
            RuleFor(input => input.Origin).NotNull().WithMessage(_ => text["OriginMissing"]);
            RuleFor(input => input.Reference).NotEmpty().WithMessage(_ => text["ReferenceMissing"]).Line(shared, AuthorityDecision.ReferenceMaxLength);
            // Terms count from that day: whoever reads the history later is told why it is another.
            RuleFor(input => input.Reason).NotEmpty().When(input => was is not null && input.OccurredOn.ToDate() != was).WithMessage(_ => text["CorrectionReasonMissing"]).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
            if (kind.AsksGround())
                RuleFor(input => input.Ground).NotEmpty().WithMessage(_ => text["GroundMissing"]).Note(shared);
            if (kind.AsksDueOn())
                RuleFor(input => input.DueOn).NotBefore(shared, input => input.OccurredOn);
            if (kind.IsAppealable())
                RuleFor(input => input.AppealWeeks).Must(weeks => weeks is null || appealWeeks.Contains(weeks.Value)).WithMessage(_ => text["AppealWrong"]);
            if (kind.AsksContent())
                RuleFor(input => input.ReturnDecision).SetValidator(new ReturnDecisionRules(shared));
        }
    }
}
