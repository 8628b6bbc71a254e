using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>Puts right how many children the home of a candidate can take. Brothers and sisters share the home, so this counts for them too.</summary>
public sealed class HomeSizeModel(CaseDesk desk, CarePlaces places, RegisterDesk registers, PageText<HomeSizeModel> text, IStringLocalizer<SharedText> shared)
    : CaseFormPage<HomeSizeModel.InputModel>(desk)
{
    [FromRoute]
    public int Sequence { get; set; }

    public ShelterCandidate Candidate { get; private set; } = null!;

    public CarePlace Home { get; private set; } = null!;

    public void OnGet() => Input = new() { Version = Home.Edition, Capacity = Home.Capacity.ToString(CultureInfo.InvariantCulture) };

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        if (Case.CandidateAt(Sequence) is not { } candidate || await places.HomeAsync(candidate, cancel) is not { } home)
            return NotFound();
        (Candidate, Home) = (candidate, home);
        return null;
    }

    protected override IValidator<InputModel> Validator => new Rules(text, shared);

    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        try
        {
            if (await registers.ResizeHomeAsync(Case, Home.Id, Input.Version, Input.Places!.Value, Input.Why.Typed(), cancel))
                return new CaseAnswer.Saved();
        }
        catch (CaseRefusedException refusal)
        {
            return new CaseAnswer.Refused(refusal.Guards);
        }

        // Sending it again, with what stands now in view, is a decision.
        (Input.Version, _) = ((await places.HomeAsync(Candidate, cancel))?.Edition ?? Input.Version, ModelState.Remove("Input.Version"));
        return new CaseAnswer.PlaceChanged(await Desk.ReloadAsync(Case.Number, cancel));
    }

    protected override IActionResult Kept() => Kept(text["Saved", Candidate.Name, Input.Places!.Value], $"/candidates/{Candidate.Sequence}");

    public sealed record InputModel
    {
        /// <summary>The version of the home that the form was made from.</summary>
        public int Version { get; set; }

        public string? Capacity { get; set; }

        public string? Why { get; set; }

        public int? Places => int.TryParse(Capacity?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<HomeSizeModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Capacity).Must((input, _) => input.Places is >= 1 and <= CarePlace.MostPlaces).WithMessage(_ => text["CapacityWrong"]);
            RuleFor(input => input.Why).Must(why => why.Typed() is not null).WithMessage(_ => text["WhyMissing"]).Note(shared, Change.ReasonMaxLength);
        }
    }
}
