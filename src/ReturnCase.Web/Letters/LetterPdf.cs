using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Letters;

/// <summary>One letter through the converter, in a folder that only this program reads and that goes with it.</summary>
internal static class LetterPdf
{
    // The converter takes minutes before it gives up on a folder of dossiers; nobody waits that long for one letter.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Each runs an office program of its own.
    private static readonly SemaphoreSlim AtOnce = new(2);

    public static async Task<byte[]> OfAsync(PdfConverter pdf, byte[] word, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        var root = Directory.CreateTempSubdirectory("returncase-letter-").FullName;
        try
        {
            await AtOnce.WaitAsync(limit.Token);
            try
            {
                var (from, to) = (Directory.CreateDirectory(Path.Combine(root, "in")).FullName, Directory.CreateDirectory(Path.Combine(root, "out")).FullName);
                await File.WriteAllBytesAsync(Path.Combine(from, "letter.docx"), word, limit.Token);
                await pdf.ConvertAsync(Path.Combine(root, "profile"), from, to, limit.Token);
                return await File.ReadAllBytesAsync(Path.Combine(to, "letter.pdf"), limit.Token);
            }
            finally
            {
                AtOnce.Release();
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new PdfRefusedException($"LibreOffice (setting Documents:Converter) took longer than {Patience.TotalSeconds:0} seconds for a letter and was stopped.");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
