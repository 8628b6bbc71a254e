using System.Diagnostics;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Packages;

/// <summary>A document could not be made into a PDF.</summary>
public sealed class PdfRefusedException(string message) : Exception(message);

/// <summary>Makes PDF/A-2b of Word documents through LibreOffice, where one is set.</summary>
/// <param name="executable">Path of the program; null where no PDF is made.</param>
/// <param name="patience">How long one group may take.</param>
public sealed class PdfConverter(string? executable, TimeSpan patience)
{
    /// <summary>So many documents go through the program at a time: it takes longer to start than to convert.</summary>
    public const int GroupSize = 20;

    // 2 is PDF/A-2b; tags let a screen reader find headings and tables.
    private const string Filter = """pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}""";

    private const int LongestComplaint = 500;

    /// <summary>A program is set.</summary>
    public bool IsSet => executable is not null;

    /// <summary>Whether the program starts at all.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel = default)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(patience);
        var profile = Directory.CreateTempSubdirectory("returncase-doctor-");
        try
        {
            using var process = Started(new ProcessStartInfo(executable!, ["--headless", $"-env:UserInstallation={new Uri(profile.FullName)}", "--version"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            try
            {
                await process.WaitForExitAsync(time.Token);
                return process.ExitCode == 0;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
                return false;
            }
        }
        catch (PdfRefusedException)
        {
            return false;
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    /// <summary>Documents that are converted together, in a folder of their own that goes with them.</summary>
    internal PdfGroup Begin() => new(this);

    /// <summary>Converts every file of a folder, and puts the PDFs in another.</summary>
    /// <exception cref="PdfRefusedException">The program failed, took too long, or did not make every file.</exception>
    public async Task ConvertAsync(string profile, string from, string to, CancellationToken cancel = default)
    {
        string[] files = [.. Directory.EnumerateFiles(from).Order(StringComparer.Ordinal)];
        var start = new ProcessStartInfo(executable!, ["--headless", "--norestore", "--nologo", $"-env:UserInstallation={new Uri(profile)}", "--convert-to", Filter, "--outdir", to, .. files])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = to,
        };
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(patience);
        using var process = Started(start);
        process.StandardInput.Close();
        // Both are read while it runs: a full pipe would stop it.
        var (said, complaint) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await process.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancel.ThrowIfCancellationRequested();
            throw new PdfRefusedException($"LibreOffice (setting Documents:Converter) took longer than {patience.TotalSeconds:0} seconds for {files.Length} documents and was stopped. Raise Documents:ConverterSeconds, or leave Documents:Converter empty to send packages without PDF.");
        }

        await said;
        if (process.ExitCode != 0)
            throw new PdfRefusedException($"LibreOffice (setting Documents:Converter) stopped with code {process.ExitCode}: {Short(await complaint)}");
        if (files.FirstOrDefault(file => !IsPdf(Path.Combine(to, Path.ChangeExtension(Path.GetFileName(file), ".pdf")))) is { } missing)
            throw new PdfRefusedException($"LibreOffice (setting Documents:Converter) made no PDF of {Path.GetFileName(missing)}: {Short(await complaint)}");
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or IOException)
        {
            throw new PdfRefusedException($"LibreOffice (setting Documents:Converter) did not start: {exception.Message}");
        }
    }

    private static bool IsPdf(string path)
    {
        if (!File.Exists(path))
            return false;
        Span<byte> head = stackalloc byte[5];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("%PDF-"u8);
    }

    private static string Short(string complaint) => complaint.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestComplaint)] : "it said nothing.";
}

/// <summary>Documents on their way through the converter. Their folder is readable by this program alone, and is thrown away however it ends.</summary>
internal sealed class PdfGroup(PdfConverter converter) : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("returncase-pdf-").FullName;
    private readonly List<string> _names = [];

    public bool IsFull => _names.Count == PdfConverter.GroupSize;

    /// <summary>Takes one document; its name in the package has no ending yet.</summary>
    public async Task AddAsync(string name, Action<Stream> write, CancellationToken cancel)
    {
        _names.Add(name);
        await using var file = File.Create(Path.Combine(Folder("in"), $"{_names.Count:0000}.docx"));
        write(file);
        await file.FlushAsync(cancel);
    }

    /// <summary>Converts what was taken and puts it in the package, in the order in which it came.</summary>
    public async Task ConvertAsync(PackageZip package, CancellationToken cancel)
    {
        if (_names.Count == 0)
            return;
        await converter.ConvertAsync(Folder("profile"), Folder("in"), Folder("out"), cancel);
        foreach (var (index, name) in _names.Index())
        {
            await package.AddAsync($"{name}.pdf", async to =>
            {
                await using var file = File.OpenRead(Path.Combine(Folder("out"), $"{index + 1:0000}.pdf"));
                await file.CopyToAsync(to, cancel);
            });
        }

        _names.Clear();
        Directory.Delete(Folder("in"), recursive: true);
        Directory.Delete(Folder("out"), recursive: true);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
}
