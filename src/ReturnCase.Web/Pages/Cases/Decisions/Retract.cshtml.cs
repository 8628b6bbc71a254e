using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Pages.Cases.Suspensions;

namespace ReturnCase.Web.Pages.Cases.Decisions;

/// <summary>Takes any fact, or a suspension, back as an error. It stays visible and no longer counts.</summary>
public sealed class RetractModel(CaseDesk desk, CaseLinks links, ReturnCaseDb db, PageText<RetractModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<RetractModel.InputModel>(desk)
{
    [FromRoute]
    public int Sequence { get; set; }

    public RecordedFact? Fact => Case.Facts.SingleOrDefault(f => f.Sequence == Sequence);

    public Suspension? Suspension => Case.SuspensionVersions.SingleOrDefault(s => s.Sequence == Sequence);

    public CaseEntry Entry => Case.Entries.Single(e => e.Sequence == Sequence);

    public bool Stands => Fact?.Stands ?? Suspension!.Stands;

    /// <summary>This person can take it back; of some facts only a supervisor can, and a form that is refused is shown to nobody.</summary>
    public bool MayTakeBack => Fact is null || Desk.Actor.Role == ActorRole.Supervisor || !CaseFile.OnlySupervisorTakesBack(Fact);

    /// <summary>Where it is corrected; null where it is not.</summary>
    public string? Correction => Fact is { } fact ? Corrections.AddressOf(Case, fact) : Corrections.AddressOf(Case, Suspension!);

    /// <summary>What it does to the limit to take a pause back.</summary>
    public SuspensionCheck? Check => Suspension is { PausesClock: true } paused && new SuspensionPlan(Sequence, paused.StartedOn, paused.EndedOn, false) is var plan
        ? new(plan, PauseEffect.Of(Case, plan, Desk.Today, Desk.Policy) with { Concerns = [] }, PauseStage.Settled, false) : null;

    /// <summary>The page on which a fact is corrected that can only be replaced by a newer version.</summary>
    public string? ReplacedOn => Fact switch
    {
        BirthDateVersion => "birth-date",
        IdentityVersion => "identity",
        _ => null,
    };

    public void OnGet() => Input = new() { Version = Case.Version };

    protected override IValidator<InputModel> Validator => new Rules(text, shared);

    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        var place = await PlaceAsync(cancel);
        if (Fact is Statement link && await links.BesideAsync(link, Case.Number, takesBack: true, cancel) is { } beside)
            return await UnlinkAsync(beside, cancel);
        return await Desk.SaveAsync(Case, Input.Version, () =>
        {
            if (Suspension is null)
                Case.RetractAsError(Desk.Change(reason: Input.Reason), Sequence, place);
            else
                Case.RetractSuspension(Desk.Change(reason: Input.Reason), Sequence);
        }, cancel);
    }

    // What stands in both cases is taken back in both.
    private Task<CaseAnswer> UnlinkAsync(LinkBeside beside, CancellationToken cancel) => Desk.SaveAllAsync(Case, Input.Version, [beside.Other], file =>
    {
        foreach (var sequence in file == beside.Other ? beside.Sequences : [Sequence])
            file.RetractAsError(Desk.Change(reason: Input.Reason), sequence);
    }, cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

    protected override IActionResult? Prepare() => Fact is null && Suspension is null ? NotFound() : null;

    // A step or a candidate that is taken back may give its place free again, or take it, also for siblings in other cases.
    private async Task<CarePlace?> PlaceAsync(CancellationToken cancel)
    {
        var candidate = Fact switch
        {
            ShelterCandidate itself => itself,
            CandidateStep step => Case.Facts.OfType<ShelterCandidate>().SingleOrDefault(c => c.Sequence == step.Candidate),
            _ => null,
        };
        return candidate?.CarePlaceId is { } id
            ? await db.CarePlaces.Include(place => place.Placements).SingleOrDefaultAsync(place => place.Id == id, cancel)
            : null;
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<RetractModel> text, IStringLocalizer<SharedText> shared) =>
            RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
    }
}
