using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Referrals.Decisions;

/// <summary>A decision file: what each line would do, which lines are recorded, and what came of each.</summary>
[ResponseCache(NoStore = true)]
public sealed class FileModel(DecisionFileDesk files, DecisionFiles list, DecisionContents contents, DecisionLineWords words, CaseDesk desk, AuditTrail trail, TimeProvider clock, PageText<FileModel> text) : PageModel
{
    /// <summary>So many lines are recorded while somebody waits for the answer; the rest follows in portions.</summary>
    public const int Portion = 100;

    /// <summary>Decisions about more children than that are recorded once somebody has filled in how many children it is about.</summary>
    public const int MostUnasked = 10;

    [BindProperty]
    public DecisionChoice Input { get; set; } = new();

    public DecisionFileRow Subject { get; private set; } = null!;

    public DecisionCounts Counts { get; private set; } = DecisionCounts.None;

    public IReadOnlyList<(DecisionLineRow Row, DecisionRecord Record)> Lines { get; private set; } = [];

    /// <summary>The number of children is to be filled in.</summary>
    public bool AsksChildren { get; private set; }

    /// <summary>The page begins behind the line with this number.</summary>
    public int After { get; private set; }

    /// <summary>There are lines behind those of this page.</summary>
    public bool HasMore { get; private set; }

    public DecisionLineWords Words => words;

    public DateOnly Today => desk.Today;

    public static string Address(int id, int after = 0) => FormattableString.Invariant($"/referrals/decisions/{id}") + (after > 0 ? FormattableString.Invariant($"?after={after}") : "");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (!int.TryParse((string?)RouteData.Values["n"], out var n) || await list.FindAsync(await desk.ViewerAsync(cancel), n, cancel) is not { } file)
        {
            context.Result = NotFound();
            return;
        }

        Subject = file;
        await next();
    }

    public async Task OnGetAsync(int? after, CancellationToken cancel) => await LoadAsync(after ?? 0, cancel);

    /// <summary>The faults, to send back.</summary>
    public async Task<IActionResult> OnGetErrorsAsync(CancellationToken cancel)
    {
        var lines = await list.LinesAsync(Subject.Id, 0, null, onlyFaults: true, cancel);
        trail.Shown(AuditAction.DecisionFileRead, lines.Select(line => line.CaseNumber).OfType<string>().Distinct(), DecisionFileDesk.Name(Subject.Id));
        var head = new[] { text["CsvLine"], text["CsvItem"], text["CsvReference"], text["CsvField"], text["CsvValue"], text["CsvError"] };
        return File(DecisionErrors.Csv(head, lines.Select(Read), words), "text/csv; charset=utf-8", FormattableString.Invariant($"decisions-{Subject.Id}-errors.csv"));
    }

    /// <summary>Records the lines that are ticked, or all that can be.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Input.All && Input.Items.Count == 0)
        {
            return await AgainAsync("Input.Items", text["NothingChosen"], cancel);
        }

        int[]? items = Input.All ? null : [.. Input.Items.Distinct()];
        if (await list.ChildrenAsync(Subject.Id, items, cancel) is > MostUnasked and var children && Input.Children != children)
        {
            AsksChildren = true;
            return await AgainAsync("Input.Children", text["ChildrenMissing", children], cancel);
        }

        var chosen = await list.ChooseAsync(Subject.Id, items, cancel);
        trail.Happened(AuditAction.DecisionFileRecorded, FormattableString.Invariant($"{DecisionFileDesk.Name(Subject.Id)}: {chosen} lines chosen"));
        return await GoOnAsync(cancel);
    }

    /// <summary>Records the next portion of what was chosen.</summary>
    public Task<IActionResult> OnPostContinueAsync(CancellationToken cancel) => GoOnAsync(cancel);

    /// <summary>Leaves what was chosen and not recorded yet.</summary>
    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancel)
    {
        TempData.Flash(text["Stopped", await list.StopAsync(Subject.Id, cancel)], FlashKind.Info);
        return Redirect(Address(Subject.Id));
    }

    /// <summary>Judges the lines as everything stands now.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancel)
    {
        await files.LookAgainAsync(Subject.Id, cancel);
        TempData.Flash(text["LookedAgain"], FlashKind.Info);
        return Redirect(Address(Subject.Id));
    }

    /// <summary>Says that the file is not to be used, or that it is after all.</summary>
    public async Task<IActionResult> OnPostUseAsync(bool may, CancellationToken cancel)
    {
        await list.SetAsideAsync(Subject.Id, may ? null : desk.Actor, clock.GetUtcNow().UtcDateTime, cancel);
        TempData.Flash(text[may ? "TakenUp" : "IsSetAside"], FlashKind.Info);
        return Redirect(Address(Subject.Id));
    }

    /// <summary>The line is ticked: as somebody left it, or because there is nothing to look at first.</summary>
    public bool IsTicked(DecisionLineRow row) => HttpMethods.IsPost(Request.Method) ? Input.Items.Contains(row.Item) : row.IsChosenAtFirst;

    private async Task<IActionResult> AgainAsync(string field, string sentence, CancellationToken cancel)
    {
        ModelState.AddModelError(field, sentence);
        await LoadAsync(Input.After, cancel);
        return this.Invalid();
    }

    private async Task<IActionResult> GoOnAsync(CancellationToken cancel)
    {
        await files.RecordAsync(Subject.Id, Portion, cancel);
        var counts = await list.CountsAsync(Subject.Id, cancel);
        if (counts.Waiting == 0)
        {
            TempData.Flash(text["Done", counts.Recorded, counts.Known, counts.Refused], counts.Refused > 0 ? FlashKind.Warn : FlashKind.Ok);
        }

        return Redirect(Address(Subject.Id));
    }

    private async Task LoadAsync(int after, CancellationToken cancel)
    {
        Counts = await list.CountsAsync(Subject.Id, cancel);
        var lines = await list.LinesAsync(Subject.Id, after, DecisionFiles.LinesAtOnce + 1, cancel: cancel);
        (After, HasMore) = (after, lines.Count > DecisionFiles.LinesAtOnce);
        Lines = [.. lines.Take(DecisionFiles.LinesAtOnce).Select(Read)];
        trail.Shown(AuditAction.DecisionFileRead, Lines.Select(line => line.Row.CaseNumber).OfType<string>().Distinct(), DecisionFileDesk.Name(Subject.Id));
    }

    private (DecisionLineRow Row, DecisionRecord Record) Read(DecisionLineRow row) => (row, contents.Read(Subject, row));
}
