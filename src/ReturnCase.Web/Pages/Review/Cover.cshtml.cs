using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Covers;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Review;

/// <summary>A supervisor names who covers for a counsellor of the team, or for themselves, and ends that.</summary>
public sealed class CoverModel(AbsenceCovers covers, CoverNaming naming, CaseDesk desk, ReturnCaseDb db, PageText<CoverModel> text) : PageModel
{
    private const int ShownAfterDays = 90;

    private IReadOnlyList<CoverPerson> _team = [];
    private IReadOnlyList<CoverPerson> _elsewhere = [];

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<AbsenceCover> Covers { get; private set; } = [];

    public DateOnly Today => desk.Today;

    public string Team => desk.Team ?? "";

    /// <summary>There is nobody who could cover for a supervisor.</summary>
    public bool NobodyElsewhere => _elsewhere.Count == 0;

    public IEnumerable<SelectListItem> Absent => Items(_team).Append(new(text["Myself", desk.Actor.Name], desk.Actor.Id));

    public IEnumerable<SelectListItem> Covering => Items(_team).Concat(_elsewhere.Select(person => new SelectListItem(naming.Named(person), person.Who.Id)));

    private CoverPerson Myself => new(desk.Actor, Team);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var (absent, among) = (Among([.. _team, Myself], Input.Absent), Input.Absent == Myself.Who.Id ? _elsewhere : _team);
        var chosen = ModelState.AddErrors(await new Rules(absent is not null, among, Myself.Who.Id, text).ValidateAsync(Input, cancel));
        if (await naming.NameAsync(ModelState, Input, chosen ? absent : null, Among(among, Input.Covering), cancel) is not var (words, warn))
        {
            return this.Invalid();
        }

        TempData.Flash(words, warn ? FlashKind.Warn : FlashKind.Ok);
        return Redirect("/review/cover");
    }

    public async Task<IActionResult> OnPostEndAsync(int id, CancellationToken cancel)
    {
        var (words, done) = await naming.EndAsync(Team, id, cancel);
        TempData.Flash(words, done ? FlashKind.Ok : FlashKind.Info);
        return Redirect("/review/cover");
    }

    private static IEnumerable<SelectListItem> Items(IEnumerable<CoverPerson> people) => people.Select(person => new SelectListItem(person.Who.Name, person.Who.Id));

    private static CoverPerson? Among(IEnumerable<CoverPerson> people, string? id) => people.SingleOrDefault(person => person.Who.Id == id);

    private async Task LoadAsync(CancellationToken cancel)
    {
        _team = [.. (await db.CounsellorsOfAsync(Team, cancel)).Select(person => new CoverPerson(person, Team))];
        _elsewhere = await naming.SupervisorsElsewhereAsync(Team, cancel);
        Covers = await covers.ListAsync(Team, Today.AddDays(-ShownAfterDays), cancel);
    }

    public sealed record InputModel : CoverInput
    {
        public string? Absent { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(bool known, IReadOnlyList<CoverPerson> among, string me, PageText<CoverModel> text)
        {
            RuleFor(input => input.Absent).Must(_ => known).WithMessage(_ => text["AbsentMissing"]);
            RuleFor(input => input.Covering).Cascade(CascadeMode.Stop)
                .Must((input, covering) => covering is null || covering != input.Absent).WithMessage(_ => text["CoversSelf"])
                .Must(covering => Among(among, covering) is not null).WithMessage(input => text[input.Absent == me ? "CoveringSupervisor" : "CoveringMissing"]);
        }
    }
}
