using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class CandidateModel(CaseDesk desk, CarePlaces places, PageText<CandidateModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    private const string NewPlace = "new";

    private IReadOnlyList<CarePlace> _places = [];

    public CaseFile Case { get; private set; } = null!;

    /// <summary>An accepted candidate keeps its place: the bed is taken there.</summary>
    public bool KeepsPlace => Input.Corrects is { } sequence && Case.StageOf(sequence) == CandidateStage.Accepted;

    public IEnumerable<SelectListItem> Places =>
    [
        new(text["PlaceNew"], NewPlace),
        .. _places.Select(p => new SelectListItem(text["PlaceWithRoom", p.Name, Countries.Name(p.Country), p.Free, p.Capacity], $"{p.Id}")),
    ];

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string number, int? corrects, ShelterKind? kind, string? country)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        if (!file.TryCorrect<ShelterCandidate>(corrects, out var old))
            return NotFound();
        await ShowAsync(file);
        Input = InputModel.From(old, kind, country ?? (file.Countries is [var only] ? only : null)).For(file, desk, old);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        await ShowAsync(file);
        if (!await this.IsRightAsync(new CandidateRules(text, shared, desk.Today, _places), Input))
            return this.Invalid();
        ShelterCandidate? kept = null;
        var answer = Input.CarePlace == NewPlace && !KeepsPlace
            ? await places.AddAsync(
                () => new CarePlace(Input.Kind!.Value, Input.Name.Typed()!, Input.Country!, Input.Beds!.Value),
                async id => await AddAsync(await desk.ReloadAsync(number), id))
            : await AddAsync(file, KeepsPlace ? file.CandidateAt(Input.Corrects)?.CarePlaceId : Input.CarePlaceId);
        return answer.IsSaved ? this.Kept(file, text["Saved"], $"/candidates/{kept!.Sequence}") : this.Refuse(answer);

        Task<CaseAnswer> AddAsync(CaseFile target, int? place) =>
            desk.SaveAsync(target, Input.Version, () => kept = target.AddCandidate(desk.ChangeOf(Input), Input.Details(place)));
    }

    private async Task ShowAsync(CaseFile file) => (Case, _places) = (file, await places.ListAsync());

    public sealed record InputModel : FactInput
    {
        public ShelterKind? Kind { get; set; }

        public string? Name { get; set; }

        public string? Relation { get; set; }

        public string? Country { get; set; }

        public string? Place { get; set; }

        public ContactRoute? Route { get; set; }

        public string? CarePlace { get; set; }

        public string? Capacity { get; set; }

        public bool IsNewPlace => CarePlace == NewPlace;

        public int? CarePlaceId => Number(CarePlace);

        public int? Beds => Number(Capacity);

        public static InputModel From(ShelterCandidate? old, ShelterKind? kind, string? country) => new()
        {
            Kind = old?.Kind ?? kind,
            Name = old?.Name,
            Relation = old?.Relation,
            Country = old?.Country ?? country,
            Place = old?.Place,
            Route = old?.Route,
            CarePlace = old?.CarePlaceId?.ToString(CultureInfo.InvariantCulture),
        };

        public CandidateDetails Details(int? place) =>
            new(Kind!.Value, Name.Typed()!, Relation.Typed(), Country!, Place.Typed(), Route!.Value, place);

        private static int? Number(string? typed) =>
            int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
