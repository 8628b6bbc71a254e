using System.Buffers;
using System.Globalization;
using System.Text;
using ReturnCase.Domain.Documents;
using UglyToad.PdfPig;

namespace ReturnCase.Web.Documents;

/// <summary>The words of a document, as far as they are shown beside it.</summary>
/// <param name="Text">What was read.</param>
/// <param name="IsCut">There is more in the document.</param>
public sealed record Preview(string Text, bool IsCut)
{
    /// <summary>Signs in it turn the order of others, and are written out.</summary>
    public bool Turns { get; init; }
}

/// <summary>Reads the words out of a text, a PDF or a Word document: so many pages, signs, bytes and seconds at most. What takes more, or cannot be read, has no preview.</summary>
public static class TextPreview
{
    /// <summary>Pages of a PDF that are read.</summary>
    public const int MostPages = 20;

    /// <summary>Signs that are shown.</summary>
    public const int MostSigns = 20_000;

    private static readonly SearchValues<char> Turning = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Reading is work for a processor: the pages of others go first.
    private static readonly SemaphoreSlim AtOnce = new(2);

    /// <summary>The words; null where there are none to show.</summary>
    public static async Task<Preview?> OfAsync(DocumentFormat format, Stream content, CancellationToken cancel = default)
    {
        if (format is not (DocumentFormat.Text or DocumentFormat.Pdf or DocumentFormat.Docx) || !await AtOnce.WaitAsync(Patience, cancel))
        {
            return null;
        }

        try
        {
            return format switch
            {
                DocumentFormat.Text => await TextAsync(content, cancel),
                DocumentFormat.Docx => await Task.Run(() => Docx(content, cancel), cancel),
                _ => await PdfAsync(content, cancel),
            };
        }
        finally
        {
            AtOnce.Release();
        }
    }

    private static async Task<Preview?> TextAsync(Stream content, CancellationToken cancel)
    {
        using var reader = new StreamReader(content, TextContent.EncodingOf(content) ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var signs = new char[MostSigns + 1];
        var length = await reader.ReadBlockAsync(signs.AsMemory(), cancel);
        return Shown(new string(signs, 0, length).TrimStart('\uFEFF'), length > MostSigns);
    }

    private static Preview? Docx(Stream content, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        return Shown(DocxText.Read(content, MostSigns, limit.Token), cut: false);
    }

    private static async Task<Preview?> PdfAsync(Stream content, CancellationToken cancel)
    {
        using var bytes = new MemoryStream((int)content.Length);
        await content.CopyToAsync(bytes, cancel);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        // A page that ends never would hold this request; whoever asked gets the page without a preview.
        var reading = Task.Run(() => ReadPdf(bytes.ToArray(), limit.Token), CancellationToken.None);
        return await Task.WhenAny(reading, Task.Delay(Patience, cancel)) == reading ? await reading : null;
    }

    // The reader meets whatever people upload: what it cannot read, in whatever way, has no preview.
    private static Preview? ReadPdf(byte[] bytes, CancellationToken limit)
    {
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new BoundedFilters(limit) });
            var text = new StringBuilder();
            var page = 1;
            for (; page <= Math.Min(pdf.NumberOfPages, MostPages) && text.Length <= MostSigns; page++)
            {
                limit.ThrowIfCancellationRequested();
                text.AppendLine(Words(pdf.GetPage(page))).AppendLine();
            }

            return Shown(text.ToString(), page <= pdf.NumberOfPages);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or StackOverflowException))
        {
            return null;
        }
    }

    private static string Words(UglyToad.PdfPig.Content.Page page)
    {
        var text = new StringBuilder();
        double? line = null;
        foreach (var word in page.GetWords())
        {
            var at = word.BoundingBox.Bottom;
            text.Append(line is null ? "" : Math.Abs(at - line.Value) > word.BoundingBox.Height / 2 ? "\n" : " ").Append(word.Text);
            line = at;
        }

        return text.ToString();
    }

    private static Preview? Shown(string text, bool cut)
    {
        var seen = string.Concat(text.ReplaceLineEndings("\n").Where(sign => !char.IsControl(sign) || sign is '\n' or '\t')).Trim();
        if (seen.Length == 0)
        {
            return null;
        }

        var shown = seen.Length <= MostSigns ? seen : seen[..MostSigns];
        var turns = shown.AsSpan().IndexOfAny(Turning) >= 0;
        return new(turns ? string.Concat(shown.Select(Written)) : shown, cut || seen.Length > MostSigns) { Turns = turns };
    }

    // Such a sign makes "fdp.exe" look like "exe.pdf". The marks that Arabic and Hebrew texts need turn nothing and stay.
    private static string Written(char sign) => Turning.Contains(sign) ? string.Create(CultureInfo.InvariantCulture, $"[U+{(int)sign:X4}]") : sign.ToString();
}
