using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Letters;
using ReturnCase.Domain.Travel;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Tasks;

namespace ReturnCase.Web.Pages.Cases.Travel;

/// <summary>The times of the journey and how people are reached on the way.</summary>
public sealed class TravelDetailsModel(CaseDesk desk, PageText<TravelDetailsModel> text, IStringLocalizer<SharedText> shared) : FactPage<TravelDetailsModel.InputModel>(desk)
{
    public void OnGet() => Input = InputModel.From(Case.CurrentTravelDetails).For(Case, Desk);

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => SaveAsync(change => Case.RecordTravelDetails(change, Input.Details()), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"], "/travel-day");

    public sealed record InputModel : FactInput
    {
        public string? DepartsAt { get; set; }

        public string? Transport { get; set; }

        public string? HandoverAt { get; set; }

        public string? MeetingPlace { get; set; }

        public string? ReceiverReach { get; set; }

        public string? EscortReach { get; set; }

        public static InputModel From(TravelDetails? last) => last is null ? new() : new()
        {
            DepartsAt = Written(last.DepartsAt),
            Transport = last.Transport,
            HandoverAt = Written(last.HandoverAt),
            MeetingPlace = last.MeetingPlace,
            ReceiverReach = last.ReceiverReach,
            EscortReach = last.EscortReach,
        };

        public TravelDayDetails Details() => new(TaskInput.Read(DepartsAt), Transport.Typed(), TaskInput.Read(HandoverAt), MeetingPlace.Typed(), ReceiverReach.Typed(), EscortReach.Typed());

        private static string? Written(TimeOnly? time) => time?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<TravelDetailsModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
            : base(shared, today)
        {
            RuleFor(input => input.DepartsAt).Must(IsTime).WithMessage((_, typed) => text["TimeWrong", typed!.Trim()]);
            RuleFor(input => input.Transport).Line(shared).Must(Fits).WithMessage((_, typed) => text["TellsAsylum", AsylumWords.In(typed)!]);
            RuleFor(input => input.HandoverAt).Must(IsTime).WithMessage((_, typed) => text["TimeWrong", typed!.Trim()]);
            RuleFor(input => input.MeetingPlace).Line(shared).Must(Fits).WithMessage((_, typed) => text["TellsAsylum", AsylumWords.In(typed)!]);
            RuleFor(input => input.ReceiverReach).Line(shared).Must(Fits).WithMessage((_, typed) => text["TellsAsylum", AsylumWords.In(typed)!]);
            RuleFor(input => input.EscortReach).Line(shared).Must(Fits).WithMessage((_, typed) => text["TellsAsylum", AsylumWords.In(typed)!]);
            RuleFor(input => input.DepartsAt).Must((input, _) => input.Details() != new TravelDayDetails(null, null, null, null, null, null)).WithMessage(_ => text["Empty"]);
        }

        private static bool IsTime(string? typed) => typed.Typed() is null || TaskInput.Read(typed) is not null;

        private static bool Fits(string? typed) => AsylumWords.In(typed) is null;
    }
}
