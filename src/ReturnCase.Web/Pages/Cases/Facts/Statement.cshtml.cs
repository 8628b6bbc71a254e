using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>One page for every plain fact; <see cref="StatementForm"/> says what each asks.</summary>
public sealed class StatementModel(CaseDesk desk, EnumText words, PageText<StatementModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    public StatementKind Kind { get; private set; }

    public StatementForm Form => StatementForm.Of(Kind);

    /// <summary>A page that only a supervisor can use explains that to others.</summary>
    public bool MayRecord => !Form.SupervisorOnly || desk.Actor.Role == ActorRole.Supervisor;

    public DateOnly NextWithin => desk.Today.AddMonths(desk.Policy.ReviewIntervalMonths);

    public IReadOnlyList<Statement> Earlier => [.. Case.Standing<Statement>().Where(s => s.Kind == Kind).OrderByDescending(s => s.OccurredOn).ThenByDescending(s => s.Sequence)];

    public IEnumerable<SelectListItem> Referrals => Case.Referrals.Select(r => new SelectListItem($"{r.Number} · {words[r.Kind]}", r.Number));

    [BindProperty]
    public StatementInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string number, string statement, int? corrects, int? candidate)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Show(file, statement);
        if (!file.TryCorrect<Statement>(corrects, out var old) || (old is not null && old.Kind != Kind))
            return NotFound();
        Input = StatementInput.From(old, file.CandidateAt(old?.Candidate ?? candidate)?.Sequence).For(file, desk, old);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, string statement)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Show(file, statement);
        if (!await this.IsRightAsync(new StatementRules(Form, text, shared, desk.Today, file), Input))
            return this.Invalid();
        var answer = await desk.SaveAsync(file, Input.Version, () => file.Note(desk.ChangeOf(Input), Input.Details(Kind, Form)));
        return answer.IsSaved ? this.Kept(file, text["Saved", words[Kind]]) : this.Refuse(answer);
    }

    private void Show(CaseFile file, string statement)
    {
        Case = file;
        Kind = Slugs.TryParse<StatementKind>(statement, out var kind) ? kind : throw new InvalidOperationException("The constraint let another word in.");
    }
}
