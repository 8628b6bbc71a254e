using ReturnCase.Data.Documents;
using ReturnCase.Data.Letters;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Letters;
using ReturnCase.Web.Documents;
using ReturnCase.Web.Letters;

namespace ReturnCase.Web.Pages.Admin.Letters;

/// <summary>A template as it came: its content where it is right, else every fault in a sentence.</summary>
public sealed record TakenTemplate(byte[]? Content, IReadOnlyList<string> Faults, bool TooLarge = false);

/// <summary>Takes in an edited template: the file first, then everything that letters would be made of.</summary>
public sealed class TemplateUpload(VirusScanner scanner, EnumText words, PageText<TemplateModel> text)
{
    public async Task<TakenTemplate> TakeAsync(LetterKind kind, IFormFile? upload, CancellationToken cancel = default)
    {
        if (upload is null)
        {
            return new(null, [text["FileMissing"]]);
        }

        var name = FileNames.Cleaned(FileNames.Sent(upload.FileName));
        if (upload.Length > LetterTemplate.MostBytes)
        {
            return new(null, [text["FileTooLarge", name, FileSize.Words(LetterTemplate.MostBytes)]], TooLarge: true);
        }

        using var content = new MemoryStream();
        await upload.CopyToAsync(content, cancel);
        content.Position = 0;
        var verdict = FileContent.Judge(name, content);
        if (verdict.Format != DocumentFormat.Docx)
        {
            return new(null, [text[$"File{Named(verdict.Fault)}", name]]);
        }

        content.Position = 0;
        if (await scanner.AskAsync(content, cancel) == ScanState.Infected)
        {
            return new(null, [text["FileInfected", name]]);
        }

        var bytes = content.ToArray();
        return Look(kind, bytes) is { Count: > 0 } faults ? new(null, faults) : new(bytes, []);
    }

    /// <summary>Everything that is wrong in a template, each in a sentence.</summary>
    public IReadOnlyList<string> Look(LetterKind kind, byte[] content) =>
        [.. TemplateCheck.Find(kind, content).Select(finding => text[$"Fault{finding.Fault}", finding.What, finding.Right, words.Inside(kind.To())])];

    private static string Named(FileFault? fault) =>
        fault is FileFault.Empty or FileFault.CarriesProgram or FileFault.ActsByItself or FileFault.Locked or FileFault.Bomb ? $"{fault}" : "NoWord";
}
