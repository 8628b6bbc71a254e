using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Cases;

/// <summary>
/// Probable doubles: whoever registers a child, or corrects its name or birth date, is asked whether a case that is alike is of the same child. What was found and what was answered are
/// facts of the case. Nobody learns more of a case they may not open than its number and team.
/// </summary>
public sealed class Doubles(LikeCases cases, CaseDesk desk, AuditTrail trail, IStringLocalizer<Doubles> text)
{
    /// <summary>What the trail says of a comparison that found something.</summary>
    public const string AuditDetail = "double";

    /// <summary>The choices of the answer.</summary>
    public IReadOnlyList<SelectListItem> Choices => [new(text["AnotherChild"], bool.FalseString), new(text["SameChild"], bool.TrueString)];

    /// <summary>What is like a child that is registered now.</summary>
    public Task<IReadOnlyList<LikeCase>> FindAsync(IdentityDetails identity, PartialDate born, CancellationToken cancel = default) => FindAsync(null, identity, born, cancel);

    /// <summary>What became alike by a correction: not what was before it, and not what was answered.</summary>
    public async Task<IReadOnlyList<LikeCase>> FindNewAsync(CaseFile file, IdentityDetails identity, PartialDate born, CancellationToken cancel = default)
    {
        var found = (await FindAsync(file, identity, born, cancel)).Where(like => !file.IsAnswered(like.Number)).ToList();
        var before = found.Count == 0 ? [] : await cases.FindAsync(await desk.ViewerAsync(cancel), new(file.Identity.Details, file.BirthDate), file.Number, cancel);
        return [.. found.Where(like => before.All(known => known.Number != like.Number))];
    }

    /// <summary>Asks in the form what was found. What the browser sent is shown from the answers themselves, because their places may have changed.</summary>
    public static void Ask(ModelStateDictionary model, DoubleAnswers answers, IReadOnlyList<LikeCase> found)
    {
        answers.Ask(found);
        foreach (var key in model.Keys.Where(key => key.StartsWith($"Input.{nameof(Doubles)}.", StringComparison.Ordinal)).ToArray())
            model.Remove(key);
    }

    /// <summary>Whether each question has an answer with a reason; what is missing is said at its field.</summary>
    public bool Judge(ModelStateDictionary model, DoubleAnswers answers)
    {
        foreach (var (index, line) in answers.Lines.Index())
        {
            var field = $"Input.{nameof(Doubles)}.{nameof(DoubleAnswers.Lines)}[{index}]";
            if (line.Same is null)
                model.AddModelError($"{field}.{nameof(DoubleAnswer.Same)}", text["AnswerMissing", line.Number!]);
            if (line.Why.Typed() is not { } why)
                model.AddModelError($"{field}.{nameof(DoubleAnswer.Why)}", text["WhyMissing"]);
            else if (why.Length > RecordedFact.NoteMaxLength)
                model.AddModelError($"{field}.{nameof(DoubleAnswer.Why)}", text["WhyTooLong", RecordedFact.NoteMaxLength]);
        }

        return model.IsValid;
    }

    /// <summary>Keeps what was found and what was answered, each as a fact.</summary>
    public void Record(CaseFile file, Change change, DoubleAnswers answers)
    {
        foreach (var line in answers.Lines.Where(line => line is { Found: not null, Same: not null }))
        {
            Record(file, change, line.Found!);
            file.Note(change, new(line.Same == true ? StatementKind.SameChild : StatementKind.AnotherChild, line.Why.Typed()!) { Reference = line.Number });
        }
    }

    /// <summary>Keeps what was found: somebody answers later.</summary>
    public void Record(CaseFile file, Change change, LikeCase found) =>
        file.RecordProbableDouble(change, found.Number, $"{text["Found", found.Number, found.Team]} {string.Join(" ", Words(found))}");

    /// <summary>What is alike, in sentences that tell nothing of the other case.</summary>
    public IReadOnlyList<string> Words(LikeCase found) => [.. found.Evidence.Select(evidence => text[$"Evidence_{evidence}"].Value)];

    private async Task<IReadOnlyList<LikeCase>> FindAsync(CaseFile? file, IdentityDetails identity, PartialDate born, CancellationToken cancel)
    {
        var found = await cases.FindAsync(await desk.ViewerAsync(cancel), new(identity, born), file?.Number, cancel);
        if (found.Count > 0)
            trail.Shown(AuditAction.CasesSearched, [.. found.Select(like => like.Number)], AuditDetail);
        return found;
    }
}
