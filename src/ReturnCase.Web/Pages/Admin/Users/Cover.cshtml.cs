using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Covers;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Admin.Users;

/// <summary>An administrator names who covers for a supervisor who is away and named nobody.</summary>
[ResponseCache(NoStore = true)]
public sealed class CoverModel(UserDesk users, AbsenceCovers covers, CoverNaming naming, TimeProvider clock, PageText<CoverModel> text) : PageModel
{
    private IReadOnlyList<CoverPerson> _elsewhere = [];

    [BindProperty]
    public CoverInput Input { get; set; } = new();

    public AppUser Account { get; private set; } = null!;

    /// <summary>The covers of this supervisor that are in force or to come.</summary>
    public IReadOnlyList<AbsenceCover> Covers { get; private set; } = [];

    public DateOnly Today => AmsterdamTime.Today(clock);

    public bool NobodyElsewhere => _elsewhere.Count == 0;

    public IEnumerable<SelectListItem> Covering => _elsewhere.Select(person => new SelectListItem(naming.Named(person), person.Who.Id));

    public string Detail => $"/admin/users/{UserDesk.AddressOf(Account.Id)}";

    private string Team => Account.Team ?? "";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (await users.FindAsync((string)RouteData.Values["id"]!, cancel) is not { Role: ActorRole.Supervisor, Team: { } team } account)
        {
            context.Result = NotFound();
            return;
        }

        Account = account;
        _elsewhere = await naming.SupervisorsElsewhereAsync(team, cancel);
        Covers = [.. (await covers.OfSupervisorAsync(account.Id, team, Today, cancel)).Where(cover => cover.AbsentId == account.Id)];
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        ModelState.AddErrors(await new Rules([.. _elsewhere.Select(person => person.Who.Id)], text).ValidateAsync(Input, cancel));
        var absent = new CoverPerson(new(Account.Id, Account.DisplayName, ActorRole.Supervisor), Team);
        if (await naming.NameAsync(ModelState, Input, absent, _elsewhere.SingleOrDefault(person => person.Who.Id == Input.Covering), cancel) is not var (words, warn))
        {
            return this.Invalid();
        }

        TempData.Flash(words, warn ? FlashKind.Warn : FlashKind.Ok);
        return Redirect($"{Detail}/cover");
    }

    public async Task<IActionResult> OnPostEndAsync(int id, CancellationToken cancel)
    {
        if (!Covers.Any(cover => cover.Id == id))
        {
            TempData.Flash(text["NotHere"], FlashKind.Info);
            return Redirect($"{Detail}/cover");
        }

        var (words, done) = await naming.EndAsync(Team, id, cancel);
        TempData.Flash(words, done ? FlashKind.Ok : FlashKind.Info);
        return Redirect($"{Detail}/cover");
    }

    private sealed class Rules : AbstractValidator<CoverInput>
    {
        public Rules(string[] elsewhere, PageText<CoverModel> text) =>
            RuleFor(input => input.Covering).Must(elsewhere.Contains).WithMessage(_ => text["CoveringMissing"]);
    }
}
