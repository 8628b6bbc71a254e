using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Domain.Cases;
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
}
