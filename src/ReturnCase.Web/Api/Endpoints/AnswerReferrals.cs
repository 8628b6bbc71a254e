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
internal sealed class AnswerReferrals(ApiPost post, Problems problems, CaseDesk desk, PageText<DecisionModel> decisionText, PageText<ReceiptModel> receiptText, IStringLocalizer<SharedText> shared)
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
        var (on, reference) = (input.OccurredOn.ToDate()!.Value, input.Reference.Typed()!);
        var saved = await desk.SaveAsync(file, file.Version, () =>
        {
            file.RecordReceipt(desk.Change(on), opened.Referral.Number, reference);
            keep(answer = new(StatusCodes.Status201Created, new ReceiptAnswer(opened.Referral.Number, file.Number, on, reference, opened.Referral.State)), file.Number);
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
        if (!judged.IsValid)
            return problems.Invalid(judged, DecisionRequest.PointerOf);
        if (sent.Corrects is null && Known(opened, input) is { } known)
            return known.Kind == input.Kind && known.OccurredOn == input.OccurredOn.ToDate()
                ? ApiAnswer.Ok(RecordedDecision.Of(opened, known))
                : problems.Of(StatusCodes.Status409Conflict, "ReferenceKnown", known.Sequence);
        ApiAnswer? answer = null;
        var saved = await desk.SaveAsync(file, file.Version, () =>
        {
            var decision = file.RecordDecision(desk.Change(input.OccurredOn.ToDate(), corrects: input.Corrects), input.Details(opened.Referral.Number));
            keep(answer = new(StatusCodes.Status201Created, RecordedDecision.Of(opened, decision)), file.Number);
        }, cancel);
        return saved.IsSaved ? answer! : problems.Of(saved);
    });

    // The IND sends a letter once, whatever its system sends.
    private static AuthorityDecision? Known(ReferralFile file, ReferralDecisionInput input) =>
        file.Decisions.LastOrDefault(decision => string.Equals(decision.Reference, input.Reference.Typed(), StringComparison.OrdinalIgnoreCase));

    private ApiRefusal? Stale(HttpContext context, CaseFile file) =>
        context.Request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != "*" && !match.Contains(ApiAnswer.TagOf(file.Version), StringComparison.Ordinal)
            ? problems.Of(StatusCodes.Status412PreconditionFailed)
            : null;
}
