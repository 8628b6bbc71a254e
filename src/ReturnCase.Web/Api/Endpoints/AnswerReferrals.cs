using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Api.Contracts;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Pages.Referrals;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Api.Endpoints;

/// <summary>POST /referrals/{number}/receipt and /decision: recorded by the rules of the pages of the liaison. Neither moves a case.</summary>
internal sealed class AnswerReferrals(ApiPost post, Problems problems, ApiWords words, CaseDesk desk, ReferenceCheck references, PageText<DecisionModel> decisionText, PageText<ReceiptModel> receiptText, IStringLocalizer<SharedText> shared)
{
    public Task<IResult> ReceiptAsync(HttpContext context, string number) => post.RunAsync<ReceiptRequest>(context, async (sent, keep, cancel) =>
    {
        if (await desk.OpenReferralAsync(number, cancel) is not var (file, opened))
            return problems.Of(StatusCodes.Status404NotFound, "NoReferral");
        if (Stale(context, file) is { } stale)
            return stale;
        var input = new ReceiptInput { OccurredOn = DateInput.From(sent.ReceivedOn), Reference = sent.Reference };
        var judged = await new ReceiptRules(receiptText, shared, desk.Today, opened.Referral).ValidateAsync(input, cancel);
        if (!judged.IsValid)
            return problems.Invalid(judged, field => field == nameof(ReceiptInput.OccurredOn) ? "/receivedOn" : "/reference");
        ApiAnswer? answer = null;
        var (on, reference, known) = (input.OccurredOn.ToDate()!.Value, input.Reference.Typed()!, opened.Referral.ReceiptReference);
        if (known is not null && opened.Referral.ReceivedOn == on && IsReference(known, reference))
            return ApiAnswer.Ok(new ReceiptAnswer(opened.Referral.Number, file.Number, on, known, opened.Referral.State));
        if (sent.Replaces.Typed() is { } replaces && (known is null || !IsReference(known, replaces)))
            return problems.Invalid([Fault.Body("/replaces", words["ReplacesUnknown"])]);
        if (known is not null && sent.Replaces.Typed() is null)
            return problems.Of(StatusCodes.Status409Conflict, "ReceiptKnown", known, $"{opened.Referral.ReceivedOn:yyyy-MM-dd}");
        var saved = await desk.SaveAsync(file, file.Version, () =>
        {
            file.RecordReceipt(desk.Change(on), opened.Referral.Number, reference);
            keep(answer = new(StatusCodes.Status201Created, new ReceiptAnswer(opened.Referral.Number, file.Number, on, reference, opened.Referral.State)) { Location = AddressOf(opened) }, file.Number);
        }, cancel);
        return saved.IsSaved ? answer! : problems.Of(saved);
    });

    public Task<IResult> DecisionAsync(HttpContext context, string number) => post.RunAsync<DecisionRequest>(context, async (sent, keep, cancel) =>
    {
        if (await desk.OpenReferralAsync(number, cancel) is not var (file, opened))
            return problems.Of(StatusCodes.Status404NotFound, "NoReferral");
        if (Stale(context, file) is { } stale)
            return stale;
        var input = sent.ToInput();
        var judged = await new ReferralDecisionRules(decisionText, shared, desk.Today, opened).ValidateAsync(input, cancel);
        var faults = Unfit(sent).ToArray();
        // What a correction named is corrected once it is recorded: only then is a repeat of it known by what it says.
        if (faults.Length == 0 && judged.Errors.TrueForAll(error => error.PropertyName == nameof(ReferralDecisionInput.Corrects)) && Known(opened, input) is { } known)
        {
            if (ReferralDecisionRule.IsSame(input.Details(opened.Referral.Number), input.OccurredOn.ToDate(), known) && (sent.Corrects is null || opened.Corrected.GetValueOrDefault(known.Sequence) == sent.Corrects))
                return ApiAnswer.Ok(RecordedDecision.Of(opened, known));
            if (sent.Corrects is null)
                return problems.Of(StatusCodes.Status409Conflict, "ReferenceKnown", known.Sequence);
        }

        if (!judged.IsValid || faults.Length > 0)
            return problems.Invalid([.. problems.Faults(judged, DecisionRequest.PointerOf, KindsOf(opened)), .. faults]);
        if (await references.OfAsync(file, input.Details(opened.Referral.Number), input.OccurredOn.ToDate()!.Value, input.Corrects, cancel) is { Elsewhere.Count: > 0 })
            return problems.Of(StatusCodes.Status409Conflict, "ReferenceElsewhere");
        ApiAnswer? answer = null;
        var saved = await desk.SaveAsync(file, file.Version, () =>
        {
            var decision = file.RecordDecision(desk.Change(input.OccurredOn.ToDate(), corrects: input.Corrects), input.Details(opened.Referral.Number));
            keep(answer = new(StatusCodes.Status201Created, RecordedDecision.Of(opened, decision) with { Corrects = input.Corrects }) { Location = AddressOf(opened) }, file.Number);
        }, cancel);
        return saved.IsSaved ? answer! : problems.Of(saved);
    });

    // Nothing that was said is dropped without a word.
    private IEnumerable<Fault> Unfit(DecisionRequest sent)
    {
        if (sent.Kind is null)
            yield break;
        if (sent.Ground is not null && !ReferralDecisionRule.AsksGround(sent.Kind))
            yield return Fault.Body("/ground", words["NotForKind", nameof(DecisionKind.ResidenceGranted)]);
        if (sent.DueOn is not null && !ReferralDecisionRule.AsksDueOn(sent.Kind))
            yield return Fault.Body("/dueOn", words["NotForKind", nameof(DecisionKind.FurtherInvestigation)]);
        if (sent.ReturnDecision is not null && !ReferralDecisionRule.AsksContent(sent.Kind))
            yield return Fault.Body("/returnDecision", words["NotForKind", nameof(DecisionKind.ReturnDecisionIssued)]);
    }

    private static string KindsOf(ReferralFile file) => string.Join(", ", ReferralDecisionRule.Answers(file.Referral.Kind));

    private static string AddressOf(ReferralFile file) => $"{ApiMap.Root}/referrals/{file.Referral.Number}";

    private static bool IsReference(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // The IND sends a letter once, whatever its system sends.
    private static AuthorityDecision? Known(ReferralFile file, ReferralDecisionInput input) =>
        file.Decisions.LastOrDefault(decision => IsReference(decision.Reference, input.Reference.Typed() ?? ""));

    private ApiRefusal? Stale(HttpContext context, CaseFile file) =>
        context.Request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != "*" && !match.Contains(ApiAnswer.TagOf(file.Version), StringComparison.Ordinal)
            ? problems.Of(StatusCodes.Status412PreconditionFailed)
            : null;
}
