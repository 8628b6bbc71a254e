using ReturnCase.Domain.Documents;

namespace ReturnCase.Domain.Cases;

// The documents of the case.
public sealed partial class CaseFile
{
    /// <summary>Documents in force, the last received first.</summary>
    public IReadOnlyList<CaseDocument> Documents => [.. Standing<CaseDocument>().OrderByDescending(d => d.OccurredOn).ThenByDescending(d => d.Sequence)];

    /// <summary>
    /// Records a document. A change that corrects one takes its place: with the same content its description is put right, with another it is the next edition.
    /// One that changes nothing is refused. A letter stays a letter while its text stays. Also on a closed case: papers keep coming in.
    /// </summary>
    public CaseDocument RecordDocument(Change change, DocumentDetails details)
    {
        var old = Corrected<CaseDocument>(change);
        Ensure(GuardCode.ReasonGiven, old is not { AsylumRelated: true } || details.AsylumRelated || !string.IsNullOrWhiteSpace(change.Reason));
        var edition = old is null ? 1 : old.StoredAs == details.File.StoredAs ? old.Edition : old.Edition + 1;
        var document = new CaseDocument(old is not null && edition == old.Edition ? details with { Letter = old.Sent } : details, edition);
        Ensure(GuardCode.NothingChanged, old is null || !document.SaysSameAs(old) || Dates(change, old));
        return Record(change, document, alsoClosed: true);
    }

    /// <summary>Letters as they were sent, the last first.</summary>
    public IReadOnlyList<CaseDocument> Letters => [.. Documents.Where(d => d.Letter is not null)];

    /// <summary>The lines that a document took the place of, the latest first.</summary>
    public IReadOnlyList<CaseDocument> EarlierOf(CaseDocument document)
    {
        var earlier = new List<CaseDocument>();
        for (var at = EntryAt(document.Sequence).Subject; at is { } sequence; at = EntryAt(sequence).Subject)
        {
            earlier.Add(Fact<CaseDocument>(sequence));
        }

        return earlier;
    }

    /// <summary>Whether a document was taken back as an error: nobody opens it any more.</summary>
    public bool IsTakenBack(CaseDocument document) => document.SupersededBy is { } by && EntryAt(by).Kind == EntryKind.Retracted;
}
