using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Letters;
using ReturnCase.Domain.Letters;

namespace ReturnCase.Web.Pages.Admin.Letters;

/// <summary>Every template of letters: that of the program, or one of the organisation. It names no case.</summary>
public sealed class IndexModel(LetterTemplates templates) : PageModel
{
    private IReadOnlyList<LetterTemplateRow> _changed = [];

    public async Task OnGetAsync(CancellationToken cancel) => _changed = await templates.InUseAsync(cancel);

    /// <summary>The edition in use; null where nobody ever changed it.</summary>
    public LetterTemplateRow? Of(LetterKind kind, string language) => _changed.SingleOrDefault(row => row.Kind == kind && row.Language == language);
}
