using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Reassigning;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Review.Reassign;

/// <summary>A supervisor chooses cases of the team and who gets them. Nothing moves before the preview is confirmed.</summary>
public sealed class IndexModel(Reassignments reassignments, AbsenceCovers covers, CaseDesk desk, ReturnCaseDb db, AuditTrail trail, TimeProvider clock, PageText<IndexModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    /// <summary>Stands in the address for all cases of the team.</summary>
    public const string Everybody = "all";

    /// <summary>Stands in the address for the cases on which nobody can work.</summary>
    public const string Nobody = "none";

    private IReadOnlyList<Actor> _former = [];
    private IReadOnlyList<AbsenceCover> _away = [];
    private IReadOnlyDictionary<string, int> _loads = new Dictionary<string, int>();

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Whose cases are shown: a counsellor as the addresses of users are made, <see cref="Nobody"/>, or <see cref="Everybody"/>.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>A reassignment whose cases that were changed meanwhile are looked at once more.</summary>
    [FromQuery(Name = "left")]
    public int? Left { get; set; }

    public IReadOnlyList<ReassignableCase> Cases { get; private set; } = [];

    /// <summary>There are more than can be given away at once.</summary>
    public bool IsMore { get; private set; }

    public IReadOnlyList<Actor> Team { get; private set; } = [];

    public IReadOnlyList<(Reassignment Batch, ReassignCount Count)> Last { get; private set; } = [];

    public DateOnly Today => desk.Today;

    public string TeamName => desk.Team ?? "";

    public IEnumerable<SelectListItem> Whose => _former.Select(person => new SelectListItem(person.Name, UserDesk.AddressOf(person.Id)))
        .Append(new(text["FromNobody"], Nobody)).Append(new(text["FromEverybody"], Everybody));

    public IEnumerable<SelectListItem> Receivers => Team.Select(person => new SelectListItem(Receiver(person, _loads.GetValueOrDefault(person.Id)), person.Id));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var left = Left is { } batch && await reassignments.FindAsync(TeamName, batch, cancel) is { } known ? await reassignments.LeftAsync(known.Id, cancel) : [];
        Input = new() { Cases = [.. left], Which = left.Count > 0 || From == Everybody ? Choice.Ticked : Choice.All };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        ModelState.AddErrors(await new Rules([.. Team.Select(person => person.Id)], text, shared).ValidateAsync(Input, cancel));
        ReassignableCase[] chosen = [.. Cases.Take(Reassignment.MostCases).Where(row => Input.Which == Choice.All || Input.Cases.Contains(row.Number))];
        // Who ticked some and left "all" as it stood meant those.
        if (Input is { Which: Choice.All, Cases.Count: > 0 })
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Which)}", text["AllOrTicked", Input.Cases.Count]);
        }

        if (ModelState.IsValid && chosen.Length == 0)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Cases)}", text["NoneChosen"]);
        }

        Actor[] receivers = [.. Team.Where(person => Input.Receivers.Contains(person.Id))];
        var divided = Division.Of(chosen, receivers, _loads);
        // Of several receivers each keeps what is theirs; of one alone that is said, because nothing would come of it.
        if (ModelState.IsValid && (divided.Count == 0 || (receivers.Length == 1 && divided.Count < chosen.Length)))
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Receivers)}", receivers.Length == 1 ? text["TheirsAlready", receivers[0].Name, chosen.Length - divided.Count] : text["EvenAlready"]);
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var (stay, gone) = (chosen.Length - divided.Count, Input.Which == Choice.Ticked ? Input.Cases.Distinct().Count() - chosen.Length : 0);
        if (stay + gone > 0)
        {
            TempData.Flash(string.Join(" ", new[] { stay > 0 ? text["Stay", stay] : null, gone > 0 ? text["NoLongerListed", gone] : null }.OfType<string>()), FlashKind.Warn);
        }

        return Redirect($"/review/reassign/{await reassignments.PreviewAsync(new Reassignment(desk.Actor, clock.GetUtcNow().UtcDateTime, TeamName, Input.Reason.Typed(), Input.Instruction.Typed()), divided, cancel)}");
    }

    private string Receiver(Actor person, int cases) => _away.FirstOrDefault(cover => cover.AbsentId == person.Id) is { } away
        ? text[cases == 1 ? "ReceiverAwayOne" : "ReceiverAway", person.Name, cases, AmsterdamTime.Date(away.LastDay), away.CoveringName]
        : text[cases == 1 ? "ReceiverOne" : "Receiver", person.Name, cases];

    private async Task LoadAsync(CancellationToken cancel)
    {
        _former = await db.CounsellorsOfAsync(TeamName, cancel, formerToo: true);
        Team = await db.CounsellorsOfAsync(TeamName, cancel);
        _loads = await reassignments.LoadsAsync([.. Team.Select(person => person.Id)], cancel);
        _away = await covers.InForceAsync(TeamName, Today, cancel);
        Last = await reassignments.LastAsync(TeamName, cancel);
        From = Left is not null ? Everybody : From;
        var whose = _former.FirstOrDefault(person => UserDesk.AddressOf(person.Id) == From)?.Id;
        if (whose is not null || From is Nobody or Everybody)
        {
            Cases = await reassignments.ChoicesAsync(TeamName, whose, From == Nobody, cancel);
            IsMore = Cases.Count > Reassignment.MostCases;
            trail.Shown(AuditAction.CasesListed, Cases.Select(row => row.Number), "reassign");
        }
    }

    public enum Choice { All, Ticked }

    public sealed record InputModel
    {
        public Choice? Which { get; set; }

        public List<string> Cases { get; set; } = [];

        public List<string> Receivers { get; set; } = [];

        public string? Reason { get; set; }

        public string? Instruction { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(string[] team, PageText<IndexModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Which).NotNull().WithMessage(_ => shared["ChooseOne"]).IsInEnum().WithMessage(_ => shared["ChooseOne"]);
            RuleFor(input => input.Receivers).Must(chosen => chosen.Count > 0 && chosen.All(team.Contains)).WithMessage(_ => text["ReceiverMissing"]);
            RuleFor(input => input.Reason).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Instruction).Note(shared, Change.ReasonMaxLength);
        }
    }
}
