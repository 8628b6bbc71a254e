using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class ReturnPlanModel(CaseDesk desk, PageText<ReturnPlanModel> text, IStringLocalizer<SharedText> shared) : FactPage<ReturnPlanModel.InputModel>(desk)
{
    public void OnGet() => Input = InputModel.From(Case).For(Case, Desk);

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Case);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.Plan(change, Input.Details()), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

    public sealed record InputModel : FactInput
    {
        public int? Receiver { get; set; }

        public DateInput AgreedOn { get; set; } = new();

        public string? Agreement { get; set; }

        public string? DocumentsNotNeededWhy { get; set; }

        public string? Escort { get; set; }

        public string? Route { get; set; }

        public DateInput DepartsOn { get; set; } = new();

        public DateInput HandoverOn { get; set; } = new();

        public string? Support { get; set; }

        public string? FollowUp { get; set; }

        public static InputModel From(CaseFile file) => file.CurrentPlan is not { } plan ? new() : new()
        {
            Receiver = file.CandidateAt(plan.Receiver)?.Sequence,
            AgreedOn = DateInput.From(plan.AgreedOn),
            Agreement = plan.Agreement,
            DocumentsNotNeededWhy = plan.DocumentsNotNeededWhy,
            Escort = plan.Escort,
            Route = plan.Route,
            DepartsOn = DateInput.From(plan.DepartsOn),
            HandoverOn = DateInput.From(plan.HandoverOn),
            Support = plan.Support,
            FollowUp = plan.FollowUp,
        };

        public PlanDetails Details() => new(
            Receiver, AgreedOn.ToDate(), Agreement.Typed(), DocumentsNotNeededWhy.Typed(), Escort.Typed(),
            Route.Typed(), DepartsOn.ToDate(), HandoverOn.ToDate(), Support.Typed(), FollowUp.Typed());
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<ReturnPlanModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Receiver).Must(c => c is null || file.CandidateAt(c) is not null).WithMessage(_ => shared["CandidateMissing"]);
            RuleFor(input => input.AgreedOn).HappenedOn(shared, today, required: false);
            RuleFor(input => input.Agreement).Note(shared);
            RuleFor(input => input.DocumentsNotNeededWhy).Note(shared);
            RuleFor(input => input.Escort).Note(shared);
            RuleFor(input => input.Route).Note(shared);
            RuleFor(input => input.DepartsOn).RealDate(shared, required: false);
            RuleFor(input => input.HandoverOn).NotBefore(shared, input => input.DepartsOn);
            RuleFor(input => input.Support).Note(shared);
            RuleFor(input => input.FollowUp).Note(shared);
            RuleFor(input => input.AgreedOn).Must((input, date) => !date.IsEmpty || input.Agreement.Typed() is null).WithMessage(_ => text["AgreedOnMissing"]);
            RuleFor(input => input.Receiver).NotNull().When(input => input.Agreement.Typed() is not null).WithMessage(_ => text["ReceiverMissing"]);
        }
    }
}
