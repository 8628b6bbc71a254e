using FluentValidation;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Audit;

/// <summary>The trail for the auditor: filters stand in the address, because none of them names a child.</summary>
public sealed class TrailModel(AuditQueries queries, AuditTrail trail, ReturnCaseDb db, EnumText words, PageText<TrailModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public const int CasesShown = 3;

    [BindProperty(SupportsGet = true)]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<AuditLine> Rows { get; private set; } = [];

    public string? NextAddress { get; private set; }

    public IReadOnlyList<SelectListItem> Users { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>What tokens of systems are called, by their number.</summary>
    public IReadOnlyDictionary<int, string> Tokens { get; private set; } = new Dictionary<int, string>();

    /// <summary>The cases of a row, the one that was asked for first.</summary>
    public IReadOnlyList<string> CasesOf(AuditLine row) => [.. row.CaseNumbers.OrderBy(number => number != AskedCase)];

    public IEnumerable<SelectListItem> Actions => Enum.GetValues<AuditAction>().Select(action => new SelectListItem(words[action], Slugs.Of(action))).OrderBy(item => item.Text, StringComparer.CurrentCulture);

    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken cancel)
    {
        var users = await db.Users.OrderBy(user => user.DisplayName).Select(user => new { user.Id, user.DisplayName, user.UserName }).ToListAsync(cancel);
        var systems = await db.ClientSystems.OrderBy(client => client.Name).Select(client => new { client.Id, client.Name }).ToListAsync(cancel);
        Users = [.. users.Select(user => new SelectListItem($"{user.DisplayName} ({user.UserName})", user.Id)), .. systems.Select(client => new SelectListItem($"{client.Name} ({ClientSystem.ActorIdOf(client.Id)})", ClientSystem.ActorIdOf(client.Id)))];
        Names = users.Select(user => KeyValuePair.Create(user.Id, user.DisplayName)).Concat(systems.Select(client => KeyValuePair.Create(ClientSystem.ActorIdOf(client.Id), $"{client.Name} ({ClientSystem.ActorIdOf(client.Id)})"))).ToDictionary();
        Tokens = await db.AccessTokens.ToDictionaryAsync(token => token.Id, token => token.Label, cancel);
        if (!ModelState.AddErrors(await new Rules(text, shared).ValidateAsync(Input, cancel)))
        {
            return this.Invalid();
        }

        (Rows, var next) = await queries.PageAsync(Filter(), AuditCursor.Parse(after), cancel);
        if (next is not null)
        {
            var query = new QueryBuilder(Request.Query.Where(pair => pair.Key != nameof(after)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()))) { { nameof(after), next.ToString() } };
            NextAddress = $"/audit/trail{query}";
        }

        trail.Happened(AuditAction.AuditRead, string.Join(", ", Request.Query.Where(pair => pair.Value.ToString().Length > 0).Select(pair => pair.Key)));
        return Page();
    }

    private string? AskedCase => Input.Case.Typed() is { } typed ? CaseNumber.ReadOrAsTyped(typed) : null;

    private AuditFilter Filter() => new()
    {
        CaseNumber = AskedCase,
        ActorId = Input.User.Typed(),
        Action = Slugs.TryParse<AuditAction>(Input.Action, out var action) ? action : null,
        From = Input.From.ToDate() is { } from ? AmsterdamCalendar.StartOf(from) : null,
        Before = Input.Until.ToDate() is { } until ? AmsterdamCalendar.StartOf(until.AddDays(1)) : null,
    };

    public sealed record InputModel
    {
        public string? Case { get; set; }

        public string? User { get; set; }

        public string? Action { get; set; }

        public DateInput From { get; set; } = new();

        public DateInput Until { get; set; } = new();
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<TrailModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Case).Must(number => CaseNumber.Read(number) is not null).When(input => input.Case.Typed() is not null).WithMessage(_ => text["CaseWrong"]);
            RuleFor(input => input.From).RealDate(shared).When(input => !input.From.IsEmpty);
            RuleFor(input => input.Until).RealDate(shared).When(input => !input.Until.IsEmpty);
            RuleFor(input => input.Until).Must((input, until) => input.From.ToDate() is not { } from || until.ToDate() is not { } day || day >= from).WithMessage(_ => text["UntilBefore"]);
        }
    }
}
