using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Letters;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Letters;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Documents;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Letters;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Admin.Letters;

/// <summary>The template of one letter in one language: download it, bring an edited one, go back to an earlier one or to that of the program.</summary>
// What is larger than a template may be still gets a sentence, and no part of it touches a disk unencrypted.
[RequestSizeLimit(MostOfForm)]
[RequestFormLimits(MultipartBodyLengthLimit = MostOfForm, MemoryBufferThreshold = MostOfForm)]
[ResponseCache(NoStore = true)]
public sealed class TemplateModel(LetterTemplates templates, LetterDesk letters, TemplateUpload upload, CurrentUser user, TimeProvider clock, PageText<TemplateModel> text) : PageModel
{
    private const int MostOfForm = 4 * LetterTemplate.MostBytes;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The address names a template that can be.</summary>
    public bool IsThere { get; private set; } = true;

    public LetterKind Kind { get; private set; }

    public string Language { get; private set; } = LetterTemplate.Languages[0];

    public IReadOnlyList<LetterTemplateRow> Editions { get; private set; } = [];

    /// <summary>The edition in use; 0 where nobody ever changed it.</summary>
    public int Latest => Editions is [{ Edition: var edition }, ..] ? edition : 0;

    /// <summary>The template of the program is in use.</summary>
    public bool IsOfProgram => Editions is not [{ IsOwn: true }, ..];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (kind, language) = ((string?)Request.Query["kind"], (string?)Request.Query["language"]);
        if (!Slugs.TryParse<LetterKind>(kind ?? Slugs.Of(default(LetterKind)), out var found) || !LetterTemplate.Languages.Contains(language ?? Language))
        {
            context.Result = None();
            return;
        }

        (Kind, Language) = (found, language ?? Language);
        Editions = await templates.EditionsAsync(Kind, Language, HttpContext.RequestAborted);
        await next();
    }

    public void OnGet() => Input = new() { Latest = Latest };

    /// <summary>The file of an edition, or the one in use, to be edited.</summary>
    public async Task<IActionResult> OnGetFileAsync(int? edition, CancellationToken cancel)
    {
        var content = edition switch
        {
            null => (await letters.TemplateAsync(Kind, Language, cancel)).Content,
            0 => ProductTemplates.Of(Kind, Language),
            { } number => await templates.ContentAsync(Kind, Language, number, cancel),
        };
        return content is null ? None() : File(content, FileNames.ContentType(DocumentFormat.Docx), $"{Slugs.Of(Kind)}.{Language}.docx");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var taken = await upload.TakeAsync(Kind, Input.File, cancel);
        return taken.Content is { } content ? await KeepAsync(content, "Saved", cancel) : Refuse(taken.Faults, taken.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
    }

    /// <summary>Uses the template of the program again.</summary>
    public Task<IActionResult> OnPostProgramAsync(CancellationToken cancel) => IsOfProgram ? Task.FromResult<IActionResult>(Back("ProgramAlready")) : KeepAsync(null, "ProgramAgain", cancel);

    /// <summary>Uses an earlier edition again. It is looked at as if it were new: what was right then may not be now.</summary>
    public async Task<IActionResult> OnPostAgainAsync(int edition, CancellationToken cancel)
    {
        if (await templates.ContentAsync(Kind, Language, edition, cancel) is not { } content)
        {
            return None();
        }

        return upload.Look(Kind, content) is { Count: > 0 } faults ? Refuse(faults, StatusCodes.Status400BadRequest) : await KeepAsync(content, "EditionAgain", cancel);
    }

    private async Task<IActionResult> KeepAsync(byte[]? content, string said, CancellationToken cancel)
    {
        if (await templates.AddAsync(Kind, Language, Input.Latest, content, new(user.UserId, user.DisplayName, ActorRole.Administrator), clock.GetUtcNow().UtcDateTime, cancel))
            return Back(said);
        Editions = await templates.EditionsAsync(Kind, Language, cancel);
        (Input.Latest, _) = (Latest, ModelState.Remove("Input.Latest"));
        return Refuse([text["Conflict"]], StatusCodes.Status409Conflict);
    }

    private PageResult Refuse(IReadOnlyList<string> faults, int status)
    {
        foreach (var fault in faults)
        {
            ModelState.AddModelError("Input.File", fault);
        }

        Response.StatusCode = status;
        return Page();
    }

    // The sentence for an address that leads nowhere is about cases; here there is none.
    private PageResult None()
    {
        (IsThere, Response.StatusCode) = (false, StatusCodes.Status404NotFound);
        return Page();
    }

    private RedirectResult Back(string said)
    {
        TempData.Flash(text[said]);
        return Redirect($"/admin/letters/template?kind={Slugs.Of(Kind)}&language={Language}");
    }

    public sealed record InputModel
    {
        public IFormFile? File { get; set; }

        /// <summary>The edition in use when the form was made.</summary>
        public int Latest { get; set; }
    }
}
