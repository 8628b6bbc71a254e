using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class CandidateModel(CaseDesk desk, CarePlaces places, PageText<CandidateModel> text, IStringLocalizer<SharedText> shared) : FactPage<CandidateModel.InputModel, ShelterCandidate>(desk)
{
    private const string NewPlace = "new";

    private IReadOnlyList<CarePlace> _places = [];

    private ShelterCandidate? _kept;

    [FromQuery(Name = "kind")]
    public ShelterKind? AskedKind { get; set; }

    [FromQuery(Name = "country")]
    public string? AskedCountry { get; set; }

    /// <summary>An accepted candidate keeps its place: the bed is taken there.</summary>
    public bool KeepsPlace => Input.Corrects is { } sequence && Case.StageOf(sequence) == CandidateStage.Accepted;

    public IEnumerable<SelectListItem> Places =>
    [
        new(text["PlaceNew"], NewPlace),
        .. _places.Select(p => new SelectListItem(text["PlaceWithRoom", p.Name, Countries.Name(p.Country), p.Free, p.Capacity], $"{p.Id}")),
    ];

    protected override IValidator<InputModel> Validator => new CandidateRules(text, shared, Desk.Today, _places);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        _places = await places.ListAsync(cancel);
        return null;
    }

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => Input.IsNewPlace && !KeepsPlace
        ? places.AddAsync(
            () => new CarePlace(Input.Kind!.Value, Input.Name.Typed()!, Input.Country!, Input.Beds!.Value),
            async id => await AddAsync(await Desk.ReloadAsync(Case.Number, cancel), id, cancel))
        : AddAsync(Case, KeepsPlace ? Case.CandidateAt(Input.Corrects)?.CarePlaceId : Input.CarePlaceId, cancel);

    protected override IActionResult Kept() => Kept(text["Saved"], $"/candidates/{_kept!.Sequence}");

    protected override InputModel Blank(ShelterCandidate? old) => InputModel.From(old, AskedKind, AskedCountry ?? (Case.Countries is [var only] ? only : null));

    private Task<CaseAnswer> AddAsync(CaseFile target, int? place, CancellationToken cancel) =>
        Desk.SaveAsync(target, Input.Version, () => _kept = target.AddCandidate(Desk.ChangeOf(Input), Input.Details(place)), cancel);

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
