using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>What the joint return plan binds.</summary>
public sealed record ReturnPlanInput : FactInput
{
    private const int FirstLines = 2;

    public List<PlanParty> MadeWith { get; set; } = [];

    public int? Receiver { get; set; }

    public DateInput AgreedOn { get; set; } = new();

    public string? Agreement { get; set; }

    public List<PlanAgreementLine> Agreements { get; set; } = [];

    /// <summary>The button that asks for one more agreement was pressed, not the one that saves.</summary>
    public bool Another { get; set; }

    public string? DocumentsNotNeededWhy { get; set; }

    public string? Escort { get; set; }

    public string? Route { get; set; }

    public DateInput DepartsOn { get; set; } = new();

    public DateInput HandoverOn { get; set; } = new();

    public string? Support { get; set; }

    public string? Schooling { get; set; }

    public string? Work { get; set; }

    public string? FollowUp { get; set; }

    public DateInput FollowUpOn { get; set; } = new();

    public static ReturnPlanInput From(CaseFile file) => file.CurrentPlan is not { } plan ? new() : new()
    {
        MadeWith = [.. plan.MadeWith],
        Receiver = file.CandidateAt(plan.Receiver)?.Sequence,
        AgreedOn = DateInput.From(plan.AgreedOn),
        Agreement = plan.Agreement,
        Agreements = [.. plan.PlanAgreements.Select(agreed => new PlanAgreementLine { What = agreed.What, With = agreed.With, ConfirmedOn = DateInput.From(agreed.ConfirmedOn) })],
        DocumentsNotNeededWhy = plan.DocumentsNotNeededWhy,
        Escort = plan.Escort,
        Route = plan.Route,
        DepartsOn = DateInput.From(plan.DepartsOn),
        HandoverOn = DateInput.From(plan.HandoverOn),
        Support = plan.Support,
        Schooling = plan.Schooling,
        Work = plan.Work,
        FollowUp = plan.FollowUp,
        FollowUpOn = DateInput.From(plan.FollowUpOn),
    };

    public PlanDetails Details() => new(
        Receiver, AgreedOn.ToDate(), Agreement.Typed(), DocumentsNotNeededWhy.Typed(), Escort.Typed(),
        Route.Typed(), DepartsOn.ToDate(), HandoverOn.ToDate(), Support.Typed(), FollowUp.Typed())
    {
        MadeWith = [.. MadeWith.Distinct().Order()],
        Schooling = Schooling.Typed(),
        Work = Work.Typed(),
        FollowUpOn = FollowUpOn.ToDate(),
        PlanAgreements = [.. Agreements.Where(line => !line.IsEmpty).Select(line => new PlanAgreement(line.What.Typed()!, line.With!.Value, line.ConfirmedOn.ToDate()))],
    };

    /// <summary>Leaves empty lines for new agreements.</summary>
    public void Lengthen()
    {
        var wanted = Math.Min(PlanAgreement.Most, Math.Max(FirstLines, Another || Agreements is [.., { IsEmpty: false }] ? Agreements.Count + 1 : Agreements.Count));
        while (Agreements.Count < wanted)
        {
            Agreements.Add(new());
        }
    }
}

/// <summary>Something agreed, as typed.</summary>
public sealed record PlanAgreementLine
{
    public string? What { get; set; }

    public PlanParty? With { get; set; }

    public DateInput ConfirmedOn { get; set; } = new();

    public bool IsEmpty => What.Typed() is null && With is null && ConfirmedOn.IsEmpty;
}

internal sealed class ReturnPlanRules : FactRules<ReturnPlanInput>
{
    public ReturnPlanRules(ReturnPlanInput typed, PageText<ReturnPlanModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
        : base(shared, today)
    {
        RuleFor(input => input.MadeWith).Must(parties => parties.TrueForAll(ReturnPlanModel.Makers.Contains)).WithMessage(_ => text["MadeWithWrong"]);
        RuleFor(input => input.Receiver).Must(c => c is null || file.CandidateAt(c) is not null).WithMessage(_ => shared["CandidateMissing"]);
        RuleFor(input => input.AgreedOn).HappenedOn(shared, today, required: false);
        RuleFor(input => input.Agreement).Note(shared);
        RuleFor(input => input.DocumentsNotNeededWhy).Note(shared);
        RuleFor(input => input.Escort).Note(shared);
        RuleFor(input => input.Route).Note(shared);
        RuleFor(input => input.DepartsOn).RealDate(shared, required: false);
        // What stands there already, or is written down after the journey began, is told as it was.
        RuleFor(input => input.DepartsOn).Must(date => date.ToDate() is not { } day || day >= today || day == file.CurrentPlan?.DepartsOn || file.Phase is CasePhase.Travelling or CasePhase.Closed || typed.Corrects is not null)
            .WithMessage((_, date) => text["DepartsPast", AmsterdamTime.Date(date.ToDate()!.Value)]);
        RuleFor(input => input.DepartsOn).Must(date => date.ToDate() is not { } day || day < file.BirthDate.EighteenLatest)
            .WithMessage((_, date) => text["DepartsAdult", AmsterdamTime.Date(date.ToDate()!.Value), AmsterdamTime.Date(file.BirthDate.EighteenLatest)]);
        RuleFor(input => input.HandoverOn).NotBefore(shared, input => input.DepartsOn);
        RuleFor(input => input.Support).Note(shared);
        RuleFor(input => input.Schooling).Note(shared);
        RuleFor(input => input.Work).Note(shared);
        RuleFor(input => input.FollowUp).Note(shared);
        RuleFor(input => input.FollowUpOn).NotBefore(shared, input => input.HandoverOn);
        RuleFor(input => input.AgreedOn).Must((input, date) => !date.IsEmpty || input.Agreement.Typed() is null).WithMessage(_ => text["AgreedOnMissing"]);
        RuleFor(input => input.Receiver).NotNull().When(input => input.Agreement.Typed() is not null).WithMessage(_ => text["ReceiverMissing"]);
        RuleFor(input => input.Agreements).Must(lines => lines.Count <= PlanAgreement.Most).WithMessage(_ => text["TooMany", PlanAgreement.Most]);
        RuleForEach(input => input.Agreements).Where(line => !line.IsEmpty).ChildRules(line =>
        {
            line.RuleFor(agreed => agreed.What).Must(what => what.Typed() is not null).WithMessage(_ => text["WhatMissing"]).Note(shared, PlanAgreement.WhatMaxLength);
            line.RuleFor(agreed => agreed.With).NotNull().WithMessage(_ => text["WithMissing"]);
            line.RuleFor(agreed => agreed.ConfirmedOn).HappenedOn(shared, today, required: false);
            line.RuleFor(agreed => agreed.ConfirmedOn).Must(on => !(on.ToDate() > typed.OccurredOn.ToDate())).WithMessage(_ => text["ConfirmedAfterPlan", AmsterdamTime.Date(typed.OccurredOn.ToDate()!.Value)]);
        });
    }
}
