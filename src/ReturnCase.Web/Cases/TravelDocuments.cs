using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Returning;

namespace ReturnCase.Web.Cases;

/// <summary>Requests for travel documents with their answers; a corrected request keeps its answers.</summary>
public static class TravelDocuments
{
    public static TravelDocument? DocumentAt(this CaseFile file, int? sequence) => sequence is { } number ? file.Present<TravelDocument>(number) : null;

    public static IReadOnlyList<TravelDocumentAnswer> AnswersOf(this CaseFile file, int document) =>
        [.. file.Standing<TravelDocumentAnswer>().Where(a => file.DocumentAt(a.Document)?.Sequence == document).OrderBy(a => a.OccurredOn)];

    public static IReadOnlyList<SelectListItem> DocumentChoices(this CaseFile file) =>
    [
        .. file.Standing<TravelDocument>().Select(d => new SelectListItem($"{d.Kind} · {Countries.Name(d.Country)} · {AmsterdamTime.Date(d.OccurredOn)}", $"{d.Sequence}")),
    ];

    /// <summary>What was done about a request since it was filed, the oldest first.</summary>
    public static IReadOnlyList<EmbassyStep> StepsOfDocument(this CaseFile file, int document) =>
        [.. file.Standing<EmbassyStep>().Where(step => file.DocumentAt(step.Document)?.Sequence == document).OrderBy(step => step.OccurredOn).ThenBy(step => step.Sequence)];

    /// <summary>Documents that were attached, as they stand now, by their numbers.</summary>
    public static IReadOnlyList<int> PapersNow(this CaseFile file, IReadOnlyList<int> papers) =>
        [.. papers.Select(paper => file.Present<CaseDocument>(paper)).OfType<CaseDocument>().Where(paper => paper.Stands).Select(paper => paper.Sequence)];

    /// <summary>The same with what each is.</summary>
    public static IReadOnlyList<CaseDocument> PapersOf(this CaseFile file, IReadOnlyList<int> papers) =>
        [.. papers.Select(paper => file.Present<CaseDocument>(paper)).OfType<CaseDocument>()];

    /// <summary>Documents that may go to an embassy, to choose from.</summary>
    public static IReadOnlyList<SelectListItem> PaperChoices(this CaseFile file, EnumText words) =>
        [.. file.MayGoAbroad.Select(paper => new SelectListItem($"{words[paper.Kind]} · {paper.FileName} · {AmsterdamTime.Date(paper.OccurredOn)}", $"{paper.Sequence}"))];

    /// <summary>Documents that go along must be on file. Whether they may go abroad the case itself says.</summary>
    public static void Papers<T>(this IRuleBuilder<T, List<int>> rule, IStringLocalizer<SharedText> text, CaseFile file) =>
        rule.Must(papers => papers.TrueForAll(paper => file.Documents.Any(document => document.Sequence == paper))).WithMessage(_ => text["PaperMissing"]);
}
