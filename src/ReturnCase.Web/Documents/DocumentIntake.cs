using ReturnCase.Data.Audit;
using ReturnCase.Data.Documents;
using ReturnCase.Domain.Documents;

namespace ReturnCase.Web.Documents;

/// <summary>What became of the file of a form.</summary>
/// <param name="File">It is whole on the disk, and waits for its row.</param>
/// <param name="Scan">What the scanner said.</param>
/// <param name="Fault">Why it is refused.</param>
/// <param name="Name">Its cleaned name, for the sentence.</param>
public sealed record Intake(StoredFile? File, ScanState Scan, FileFault? Fault, string Name = "");

/// <summary>Takes a file in: looked into, shown to the scanner, and whole on the disk before the case hears of it.</summary>
public sealed class DocumentIntake(DocumentStore documents, KeptUploads kept, VirusScanner scanner, AuditTrail audit, IHttpContextAccessor request)
{
    /// <summary>Nobody reads a file before the scanner has passed it.</summary>
    public bool MustPass => scanner.IsThere;

    /// <summary>The file that came with this request, else the one of an earlier try that the form has a note of.</summary>
    public async Task<Intake> TakeAsync(string caseNumber, string? note, CancellationToken cancel = default)
    {
        if (UploadedFile.Of(request.HttpContext!) is not { } upload)
        {
            return string.IsNullOrEmpty(note) ? Refused(FileFault.Missing) : await AgainAsync(caseNumber, note, cancel);
        }

        if (upload is not { Content: { } incoming, Fault: null })
        {
            return Refused(upload.Fault ?? FileFault.Missing, upload.Name);
        }

        var verdict = await Task.Run(() => FileContent.Judge(upload.Name, incoming.Content()), cancel);
        if (verdict.Format is not { } format)
        {
            return Refused(verdict.Fault!.Value, upload.Name);
        }

        var scan = await ScanAsync(caseNumber, incoming.Content(), cancel);
        if (scan == ScanState.Infected)
        {
            // Gone before anybody is told of it, not when the request is over.
            await incoming.DisposeAsync();
            return Refused(FileFault.Infected, upload.Name);
        }

        try
        {
            await incoming.KeepAsync(cancel);
            return new(new(incoming.Name, upload.Name, format, incoming.Size, incoming.Sha256), scan, null);
        }
        catch (NotKeptException)
        {
            return Refused(FileFault.NotKept, upload.Name);
        }
    }

    private async Task<Intake> AgainAsync(string caseNumber, string note, CancellationToken cancel)
    {
        if (kept.Open(caseNumber, note) is not { } file || await documents.IsTakenAsync(file.StoredAs, cancel))
        {
            return Refused(FileFault.Gone);
        }

        await using var content = await documents.OpenAsync(file.StoredAs, cancel);
        if (content is null)
        {
            return Refused(FileFault.Gone);
        }

        var scan = await ScanAsync(caseNumber, content, cancel);
        return scan == ScanState.Infected ? Refused(FileFault.Infected, file.FileName) : new(file, scan, null);
    }

    private async Task<ScanState> ScanAsync(string caseNumber, Stream content, CancellationToken cancel)
    {
        var said = await scanner.AskAsync(content, cancel);
        if (said == ScanState.Infected)
        {
            audit.Happened(AuditAction.Refused, "document: virus", caseNumber);
        }

        return said;
    }

    private static Intake Refused(FileFault fault, string name = "") => new(null, ScanState.Waiting, fault, name);
}
