using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Documents;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Referrals.Decisions;

/// <summary>Brings a file with decisions of the IND. Nothing is recorded by that.</summary>
// What is larger than a file may be still gets a sentence, and no part of it touches a disk unencrypted.
[RequestSizeLimit(MostOfForm)]
[RequestFormLimits(MultipartBodyLengthLimit = MostOfForm, MemoryBufferThreshold = MostOfForm)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(DecisionFileDesk files, DecisionFiles list, CaseDesk desk, PageText<IndexModel> text) : PageModel
{
    private const int MostOfForm = 4 * DecisionFile.MostBytes;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<(DecisionFileRow File, DecisionCounts Counts)> Files { get; private set; } = [];

    public int? Next { get; private set; }

    public async Task OnGetAsync(int? below, CancellationToken cancel) => await LoadAsync(below, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            var (id, wasThere) = await files.TakeAsync(await BytesAsync(cancel), cancel);
            if (wasThere)
            {
                TempData.Flash(text["WasThere"], FlashKind.Info);
            }

            return Redirect(FileModel.Address(id));
        }
        catch (DecisionFileException fault)
        {
            ModelState.AddModelError("Input.File", Sentence(fault));
            await LoadAsync(null, cancel);
            var answer = this.Invalid();
            Response.StatusCode = fault.Fault == DecisionFileFault.TooLarge ? StatusCodes.Status413PayloadTooLarge : Response.StatusCode;
            return answer;
        }
    }

    private async Task<ReadOnlyMemory<byte>> BytesAsync(CancellationToken cancel)
    {
        if (Input.File is not { } file)
        {
            throw new DecisionFileException(DecisionFileFault.Missing);
        }

        if (file.Length > DecisionFile.MostBytes)
        {
            throw new DecisionFileException(DecisionFileFault.TooLarge);
        }

        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    private string Sentence(DecisionFileException fault) => fault.Fault switch
    {
        DecisionFileFault.TooLarge => text["FileTooLarge", FileSize.Words(DecisionFile.MostBytes)],
        DecisionFileFault.UnknownColumn or DecisionFileFault.MissingColumn => text[$"File{fault.Fault}", fault.Detail ?? "", string.Join(", ", DecisionFields.All)],
        DecisionFileFault.NotJson when fault.Detail is null => text["FileNotJsonAnywhere"],
        _ => text[$"File{fault.Fault}", fault.Detail ?? ""],
    };

    private async Task LoadAsync(int? below, CancellationToken cancel) => (Files, Next) = await list.PageAsync(await desk.ViewerAsync(cancel), below, cancel);

    public sealed record InputModel
    {
        public IFormFile? File { get; set; }
    }
}
