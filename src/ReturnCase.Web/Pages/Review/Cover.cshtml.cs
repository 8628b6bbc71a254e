using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Review;

/// <summary>A supervisor names who works on the cases of an absent counsellor, and ends that.</summary>
public sealed class CoverModel(AbsenceCovers covers, CaseDesk desk, ReturnCaseDb db, TimeProvider clock, PageText<CoverModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    private const int ShownAfterDays = 90;

    private IReadOnlyList<Actor> _team = [];

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<AbsenceCover> Covers { get; private set; } = [];

    public DateOnly Today => desk.Today;

    public string Team => desk.Team ?? "";

    public IEnumerable<SelectListItem> Counsellors => _team.Select(person => new SelectListItem(person.Name, person.Id));

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!ModelState.AddErrors(await new Rules([.. _team.Select(person => person.Id)], Today, text, shared).ValidateAsync(Input, cancel)))
        {
            return this.Invalid();
        }

        var (absent, covering) = (Person(Input.Absent), Person(Input.Covering));
        var days = (Input.First.ToDate()!.Value, Input.Last.ToDate()!.Value);
        if (await covers.MeetsAnotherAsync(absent.Id, covering.Id, days, cancel))
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.First)}", text["MeetsAnother", covering.Name, absent.Name]);
            return this.Invalid();
        }

        var beside = await covers.BesideAsync(Team, absent, covering, days, cancel);
        if (beside.FirstOrDefault(other => other.AbsentId == covering.Id) is { } away)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Covering)}", text["CoveringAway", covering.Name, AmsterdamTime.Date(away.FirstDay), AmsterdamTime.Date(away.LastDay)]);
            return this.Invalid();
        }

        await covers.AddAsync(new(desk.Actor, Now, Team, absent, covering, days), cancel);
        var saved = text[days.Item1 > Today ? "SavedPlanned" : "Saved", covering.Name, absent.Name, AmsterdamTime.Date(days.Item1), AmsterdamTime.Date(days.Item2)];
        var notes = beside.Select(other => other.AbsentId == absent.Id
            ? text["AlsoCovered", other.CoveringName, absent.Name, AmsterdamTime.Date(other.FirstDay), AmsterdamTime.Date(other.LastDay)]
            : text["CoversToo", absent.Name, other.AbsentName, AmsterdamTime.Date(other.FirstDay), AmsterdamTime.Date(other.LastDay)]);
        TempData.Flash(string.Join(" ", notes.Prepend(saved)), beside.Count == 0 ? FlashKind.Ok : FlashKind.Warn);
        return Redirect("/review/cover");
    }

    public async Task<IActionResult> OnPostEndAsync(int id, CancellationToken cancel)
    {
        var ended = await covers.EndAsync(Team, id, desk.Actor, Now, cancel);
        TempData.Flash(ended is null ? text["EndedBefore"] : text["EndedNow", ended.CoveringName, ended.AbsentName], ended is null ? FlashKind.Info : FlashKind.Ok);
        return Redirect("/review/cover");
    }

    private Actor Person(string? id) => _team.Single(person => person.Id == id);

    private async Task LoadAsync(CancellationToken cancel)
    {
        _team = await db.CounsellorsOfAsync(Team, cancel);
        Covers = await covers.ListAsync(Team, Today.AddDays(-ShownAfterDays), cancel);
    }

    public sealed record InputModel
    {
        public string? Absent { get; set; }

        public string? Covering { get; set; }

        public DateInput First { get; set; } = new();

        public DateInput Last { get; set; } = new();
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(string[] team, DateOnly today, PageText<CoverModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Absent).Must(team.Contains).WithMessage(_ => text["AbsentMissing"]);
            RuleFor(input => input.Covering).Cascade(CascadeMode.Stop)
                .Must(team.Contains).WithMessage(_ => text["CoveringMissing"])
                .Must((input, covering) => covering != input.Absent).WithMessage(_ => text["CoversSelf"]);
            RuleFor(input => input.First).RealDate(shared);
            RuleFor(input => input.First).Must(first => first.ToDate() is not { } day || day >= today).WithMessage(_ => text["FirstPast", AmsterdamTime.Date(today)]);
            RuleFor(input => input.Last).NotBefore(shared, input => input.First, required: true);
            RuleFor(input => input.Last)
                .Must((input, last) => (input.First.ToDate(), last.ToDate()) is not ({ } from, { } until) || until < from.AddDays(AbsenceCover.MostDays))
                .WithMessage(input => text["TooLong", AmsterdamTime.Date(input.First.ToDate()!.Value.AddDays(AbsenceCover.MostDays - 1))]);
        }
    }
}
