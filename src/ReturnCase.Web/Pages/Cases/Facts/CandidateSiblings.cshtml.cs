using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>Why a candidate cannot be given to brothers and sisters as it is.</summary>
public enum SharingBar
{
    /// <summary>Each child asks the Red Cross itself.</summary>
    RedCross,

    /// <summary>A house that is not in the register has no places to share.</summary>
    HouseNotInRegister,

    /// <summary>It was accepted for this child alone: no bed was taken anywhere.</summary>
    AcceptedAlone,
}

/// <summary>A candidate that is on file is also of brothers and sisters: in all of their cases at once, or in none. They share one place.</summary>
public sealed class CandidateSiblingsModel(CaseDesk desk, CarePlaces places, PageText<CandidateSiblingsModel> text, PageText<CandidateModel> candidateText, IStringLocalizer<SharedText> shared)
    : FactPage<CandidateSiblingsInput>(desk)
{
    private int _kept;

    [FromRoute]
    public int Sequence { get; set; }

    public ShelterCandidate Candidate { get; private set; } = null!;

    /// <summary>The place they will share; null where it is made with this form.</summary>
    public CarePlace? Place { get; private set; }

    /// <summary>What stands in the way for every sibling.</summary>
    public SharingBar? Bar => Candidate switch
    {
        { Route: ContactRoute.ChildAskedRedCross } => SharingBar.RedCross,
        { CarePlaceId: not null } => null,
        { Kind: ShelterKind.ReceptionHouse } => SharingBar.HouseNotInRegister,
        _ => Case.StageOf(Candidate.Sequence) == CandidateStage.Accepted ? SharingBar.AcceptedAlone : null,
    };

    /// <summary>Open cases of brothers and sisters that this person works on and that do not have the candidate with this place.</summary>
    public IReadOnlyList<CaseFile> Siblings { get; private set; } = [];

    protected override IValidator<CandidateSiblingsInput> Validator => new Rules(text, candidateText, shared, Desk.Today, Place is null);

    /// <summary>The line of the form about one of them.</summary>
    public int LineOf(CaseFile sibling) => Input.Siblings.FindIndex(line => line.Number == sibling.Number);

    public IActionResult OnGet()
    {
        var siblings = Input.Siblings;
        Input = new CandidateSiblingsInput { Siblings = siblings }.For(Case, Desk);
        return Page();
    }

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        if (Case.CandidateAt(Sequence) is not { Stands: true } candidate)
            return NotFound();
        Candidate = candidate;
        Place = await places.FindAsync(candidate.CarePlaceId);
        Siblings = Bar is null ? [.. (await Desk.SiblingsAsync(Case, cancel)).Where(sibling => Place is null || sibling.Standing<ShelterCandidate>().All(c => c.CarePlaceId != Place.Id))] : [];
        Input.Siblings.RemoveAll(line => Siblings.All(sibling => sibling.Number != line.Number));
        Input.Siblings.AddRange(Siblings.Where(sibling => LineOf(sibling) < 0).Select(sibling => new AlsoFor { Number = sibling.Number }));
        return null;
    }

    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        if (Place is { } place)
            return await GiveAsync(Case, Siblings, place.Id, cancel);
        var (kind, name, country, beds) = (Candidate.Kind, Candidate.Name, Candidate.Country, Input.Beds!.Value);
        return await places.AddAsync(
            () => new CarePlace(kind, name, country, beds),
            async id => await Desk.ReloadAsync(Case.Number, cancel) is var now ? await GiveAsync(now, await Desk.SiblingsAsync(now, cancel), id, cancel) : throw new InvalidOperationException());
    }

    protected override IActionResult Kept() => Kept(text["Saved", string.Join(", ", Input.Also)], $"/candidates/{_kept}");

    private Task<CaseAnswer> GiveAsync(CaseFile target, IReadOnlyList<CaseFile> siblings, int place, CancellationToken cancel)
    {
        var (old, change) = (target.CandidateAt(Sequence)!, Desk.ChangeOf(Input));
        var details = new CandidateDetails(old.Kind, old.Name, old.Relation, old.Country, old.Place, old.Route, place);
        CaseFile[] also = [.. siblings.Where(sibling => Input.Also.Contains(sibling.Number))];
        _kept = old.Sequence;
        return Desk.SaveAllAsync(target, Input.Version, also, file =>
        {
            if (file != target)
                file.AddCandidate(change, details);
            else if (old.CarePlaceId is null)
                _kept = file.AddCandidate(Desk.Change(old.OccurredOn, text["NowShared"], corrects: old.Sequence), details).Sequence;
        }, cancel);
    }

    private sealed class Rules : FactRules<CandidateSiblingsInput>
    {
        public Rules(PageText<CandidateSiblingsModel> text, PageText<CandidateModel> candidate, IStringLocalizer<SharedText> shared, DateOnly today, bool makesPlace)
            : base(shared, today)
        {
            RuleFor(input => input.Siblings).Must((input, _) => input.Also.Count > 0).WithMessage(_ => text["NobodyTicked"]);
            RuleFor(input => input.Capacity).Must((input, _) => input.Beds is >= 1 and <= CarePlace.MostPlaces).When(_ => makesPlace).WithMessage(_ => candidate["CapacityWrong"]);
        }
    }
}
