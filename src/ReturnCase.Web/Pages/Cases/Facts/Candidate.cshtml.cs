using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>A candidate: of this child, and in one go of brothers and sisters, who then share one place.</summary>
public sealed class CandidateModel(CaseDesk desk, CarePlaces places, RegisterDesk registers, RegisterKeepers keepers, PageText<CandidateModel> text, IStringLocalizer<SharedText> shared)
    : FactPage<CandidateInput, ShelterCandidate>(desk)
{
    private IReadOnlyList<CarePlace> _places = [];

    private ShelterCandidate? _kept;

    [FromQuery(Name = "kind")]
    public ShelterKind? AskedKind { get; set; }

    [FromQuery(Name = "country")]
    public string? AskedCountry { get; set; }

    /// <summary>An accepted candidate keeps its place: the bed is taken there.</summary>
    public bool KeepsPlace => Input.Corrects is { } sequence && Case.StageOf(sequence) == CandidateStage.Accepted;

    /// <summary>What was tried so far.</summary>
    public SearchOverview Search => SearchOverview.Of(Case);

    /// <summary>Open cases of brothers and sisters that this person works on.</summary>
    public IReadOnlyList<CaseFile> Siblings { get; private set; } = [];

    /// <summary>How the cases of brothers and sisters name each other.</summary>
    public SiblingLinks SiblingLinks { get; private set; } = new([], [], false);

    /// <summary>What the register says of each country of the search.</summary>
    public IReadOnlyDictionary<string, (CountryPolicy? Policy, bool IsOld)> Known { get; private set; } = new Dictionary<string, (CountryPolicy?, bool)>();

    /// <summary>Whom to ask for a house that is not in the register.</summary>
    public IReadOnlyList<string> Keepers { get; private set; } = [];

    /// <summary>A home on file that may be the one for which a new place is asked; null where none sounds like it.</summary>
    public CarePlace? LooksLike => Input.IsNewPlace ? CandidateRules.LooksLike(Input, _places) : null;

    /// <summary>A candidate on file that may be the one of the form; null where there is none.</summary>
    public ShelterCandidate? Twin => CandidateRules.Twin(Input, Case, _places);

    public IEnumerable<SelectListItem> Places => [new(text["PlaceNew"], CandidateInput.NewPlace), .. _places.OrderBy(Rank).Select(place => new SelectListItem(Said(place), $"{place.Id}"))];

    protected override IValidator<CandidateInput> Validator => new CandidateRules(text, shared, Desk.Today, _places, Siblings, Case);

    /// <summary>The line of the form about one of them.</summary>
    public int LineOf(CaseFile sibling) => Input.Siblings.FindIndex(line => line.Number == sibling.Number);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        var corrects = Input.Corrects ?? (int.TryParse(Request.Query["corrects"], out var asked) ? asked : null);
        _places = await places.ListAsync(Case, Case.CandidateAt(corrects)?.CarePlaceId, cancel);
        Known = await registers.KnownAsync(Case.Countries, cancel);
        Keepers = await keepers.NamesAsync(cancel);
        SiblingLinks = await Desk.SiblingLinksAsync(Case, cancel);
        // A correction is of one child's fact; the others keep theirs.
        Siblings = corrects is null ? await Desk.SiblingsAsync(Case, cancel) : [];
        Input.Siblings.RemoveAll(line => Siblings.All(sibling => sibling.Number != line.Number));
        Input.Siblings.AddRange(Siblings.Where(sibling => LineOf(sibling) < 0).Select(sibling => new AlsoFor { Number = sibling.Number }));
        return null;
    }

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => Input.IsNewPlace && !KeepsPlace
        ? places.AddAsync(
            () => CarePlace.Home(Desk.ChangeOf(Input), Input.Kind!.Value, Input.Name.Typed()!, Input.Country!, Input.Beds!.Value),
            async id => await Desk.ReloadAsync(Case.Number, cancel) is var now ? await AddAsync(now, await Desk.SiblingsAsync(now, cancel), id, cancel) : throw new InvalidOperationException())
        : AddAsync(Case, Siblings, KeepsPlace ? Case.CandidateAt(Input.Corrects)?.CarePlaceId : Input.CarePlaceId, cancel);

    protected override IActionResult Kept() => Kept(
        Input.Also.Count > 0 ? text["SavedForAll", string.Join(", ", Input.Also)] : text["Saved"], $"/candidates/{_kept!.Sequence}");

    protected override CandidateInput Blank(ShelterCandidate? old) =>
        CandidateInput.From(old, AskedKind, AskedCountry ?? (Case.Countries is [var only] ? only : null)) with { Siblings = Input.Siblings };

    private Task<CaseAnswer> AddAsync(CaseFile target, IReadOnlyList<CaseFile> siblings, int? place, CancellationToken cancel)
    {
        var change = Desk.ChangeOf(Input);
        var details = Input.Details(place, _places.FirstOrDefault(known => known.Id == place)?.Name);
        CaseFile[] also = [.. siblings.Where(sibling => Input.Also.Contains(sibling.Number))];
        return Desk.SaveAllAsync(target, Input.Version, also, file =>
        {
            var added = file.AddCandidate(change, details);
            _kept = file == target ? added : _kept;
        }, cancel);
    }

    private bool TakesNobody(CarePlace place) => place.Closed || place.Details.HasContractOn(Desk.Today) == false;

    // What can be chosen and fits what is asked comes first; what is full or out of contract comes last.
    private int Rank(CarePlace place)
    {
        var fits = (Input.Kind is null || place.Kind == Input.Kind) && (string.IsNullOrEmpty(Input.Country) || place.Country == Input.Country);
        return (TakesNobody(place) || place.Free <= 0 ? 2 : 0) + (fits ? 0 : 1);
    }

    private string Said(CarePlace place)
    {
        var where = string.Join(", ", new[] { place.Name, place.Details.Town, Countries.Name(place.Country) }.OfType<string>());
        return place switch
        {
            _ when TakesNobody(place) => text["PlaceTakesNobody", where, place.Taken, place.Capacity],
            { Free: <= 0 } => text["PlaceFull", where, place.Capacity],
            _ => text["PlaceWithRoom", where, place.Free, place.Capacity],
        };
    }
}
