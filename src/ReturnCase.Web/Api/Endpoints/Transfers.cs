using Microsoft.Extensions.Localization;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Api.Contracts;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Pages.Cases;

namespace ReturnCase.Web.Api.Endpoints;

/// <summary>POST /transfers: the same rules and the same verb as the page on which a person registers one.</summary>
internal sealed class Transfers(
    ApiPost post, ApiCaller caller, Problems problems, CaseDesk desk, CaseStore store, Numbers numbers, KnownTransfers known, Doubles doubles, PageText<NewModel> text, IStringLocalizer<SharedText> shared)
{
    public Task<IResult> PostAsync(HttpContext context) => post.RunAsync<TransferRequest>(context, AnswerAsync);

    private async Task<IResult> AnswerAsync(TransferRequest sent, KeepAnswer keep, CancellationToken cancel)
    {
        var input = sent.ToInput();
        var found = await known.FindAsync(input.VNumber, cancel);
        var judged = await new NewRules([], desk.Today, comesBack: found is { IsOpen: false }, text, shared).ValidateAsync(input, cancel);
        if (!judged.IsValid)
            return problems.Invalid(judged, TransferRequest.PointerOf);
        if (caller.Team is not { } team)
            return problems.Of(StatusCodes.Status409Conflict, "NoTeam");
        return found is null ? await RegisterAsync(input, team, keep, cancel) : await HandOnAsync(found, input, keep, cancel);
    }

    private async Task<IResult> RegisterAsync(NewInput input, string team, KeepAnswer keep, CancellationToken cancel)
    {
        var alike = await doubles.FindAsync(input.Identity.ToDetails(), input.BirthDate.ToPartialDate()!, cancel);
        var file = input.Register(on => desk.Change(on, source: input.Source), await numbers.NextCaseAsync(desk.Today.Year, cancel), team, null);
        foreach (var found in alike)
            doubles.Record(file, desk.Change(), found);
        var answer = new ApiAnswer(StatusCodes.Status201Created, new TransferAnswer(file.Number, TransferOutcome.Registered, team, file.IncompleteReturnDecision is not null, [.. alike.Select(found => new TransferDouble(found.Number, found.Team, found.Evidence))])) { Location = $"{ApiMap.Root}/cases/{file.Number}" };
        store.Add(file);
        var saved = await desk.SaveAsync(file, file.Version, () => keep(answer, file.Number), cancel);
        if (saved.IsSaved)
            return answer;
        // Somebody registered the same V-number at this moment.
        return saved is Cases.CaseAnswer.KnownVNumber && await known.FindAsync(input.VNumber, cancel) is { } other ? await HandOnAsync(other, input, keep, cancel) : problems.Of(saved);
    }

    private async Task<IResult> HandOnAsync(KnownCase found, NewInput input, KeepAnswer keep, CancellationToken cancel)
    {
        if (found.IsOpen)
            return Open(found);
        var answer = new ApiAnswer(StatusCodes.Status202Accepted, new TransferAnswer(found.Number, TransferOutcome.HandedToClosedCase, found.Team, input.HasReturnDecision == true && !input.ReturnDecision.ToContent().IsComplete, [])) { Location = $"{ApiMap.Root}/cases/{found.Number}" };
        var handed = await known.HandOnAsync(found.Number, desk.Change(input.TransferredOn.ToDate(), source: input.Source), input.ToTransfer(), () => keep(answer, found.Number), cancel);
        return handed.Case.IsOpen ? Open(handed.Case) : handed.Answer.IsSaved ? answer : problems.Of(handed.Answer);
    }

    private ApiRefusal Open(KnownCase found)
    {
        var refusal = problems.Of(StatusCodes.Status409Conflict, "KnownOpen", found.Number, found.Team);
        return new(refusal.Problem with { CaseNumber = found.Number, Team = found.Team, Errors = [Fault.Body("/vNumber", refusal.Problem.Detail)] });
    }
}
