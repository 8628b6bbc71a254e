using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Returning;

/// <summary>With whom something in the plan is agreed: a part that somebody plays, never a name.</summary>
public enum PlanParty { Receiver, Child, Guardian, Mentor, Lawyer, Escort, Iom, School, LocalPartner, Embassy, Other }

/// <summary>Something that the plan rests on: what is agreed, with whom, and when that was confirmed.</summary>
/// <param name="What">In words.</param>
/// <param name="With">With whom.</param>
/// <param name="ConfirmedOn">The day on which it was confirmed; null while it is not.</param>
public sealed record PlanAgreement(string What, PlanParty With, DateOnly? ConfirmedOn)
{
    /// <summary>Greatest length of the words.</summary>
    public const int WhatMaxLength = 500;

    /// <summary>More than that is no list that anybody keeps.</summary>
    public const int Most = 20;

    internal bool IsWhole(DateOnly plannedOn) => !string.IsNullOrWhiteSpace(What) && What.Length <= WhatMaxLength && !(ConfirmedOn > plannedOn);
}

/// <summary>The joint plan of counsellor, guardian and mentor, as typed. Every save is a new version.</summary>
/// <param name="Receiver">Sequence of the candidate who will care for the child.</param>
/// <param name="AgreedOn">When the agreement with the receiver was made.</param>
/// <param name="Agreement">The care arrangement: what was agreed with the receiver.</param>
/// <param name="DocumentsNotNeededWhy">Why no travel document is needed; empty when one is.</param>
/// <param name="Escort">Who brings the child.</param>
/// <param name="Route">The journey.</param>
/// <param name="DepartsOn">Planned departure.</param>
/// <param name="HandoverOn">Planned handover.</param>
/// <param name="Support">Support of IOM and others (L11).</param>
/// <param name="FollowUp">What follows after handover.</param>
public sealed record PlanDetails(
    int? Receiver, DateOnly? AgreedOn, string? Agreement, string? DocumentsNotNeededWhy, string? Escort,
    string? Route, DateOnly? DepartsOn, DateOnly? HandoverOn, string? Support, string? FollowUp)
{
    /// <summary>Who made this version together with the counsellor.</summary>
    public IReadOnlyList<PlanParty> MadeWith { get; init; } = [];

    /// <summary>School or training after the return (L11).</summary>
    public string? Schooling { get; init; }

    /// <summary>Work or income after the return (L11).</summary>
    public string? Work { get; init; }

    /// <summary>The day on which somebody asks how it goes, after handover.</summary>
    public DateOnly? FollowUpOn { get; init; }

    /// <summary>What else is agreed, with whom, and when it was confirmed.</summary>
    public IReadOnlyList<PlanAgreement> PlanAgreements { get; init; } = [];
}

/// <summary>A version of the joint return plan (L8, L11).</summary>
public sealed class ReturnPlan : RecordedFact
{
    private ReturnPlan()
    {
    }

    internal ReturnPlan(PlanDetails d)
    {
        (Receiver, AgreedOn, Agreement, DocumentsNotNeededWhy) = (d.Receiver, d.AgreedOn, d.Agreement, d.DocumentsNotNeededWhy);
        (Escort, Route, DepartsOn, HandoverOn, Support, FollowUp) = (d.Escort, d.Route, d.DepartsOn, d.HandoverOn, d.Support, d.FollowUp);
        (MadeWith, Schooling, Work, FollowUpOn, PlanAgreements) = (d.MadeWith, d.Schooling, d.Work, d.FollowUpOn, d.PlanAgreements);
    }

    /// <summary>Sequence of the candidate who will care for the child; null while there is none.</summary>
    public int? Receiver { get; private set; }

    /// <summary>When the agreement with the receiver was made.</summary>
    public DateOnly? AgreedOn { get; private set; }

    /// <summary>The care arrangement: what was agreed with the receiver.</summary>
    public string? Agreement { get; private set; }

    /// <summary>What else is agreed, with whom, and when it was confirmed.</summary>
    public IReadOnlyList<PlanAgreement> PlanAgreements { get => field ?? []; private set => field = value is { Count: > 0 } ? value : null; }

    /// <summary>Who made this version together with the counsellor.</summary>
    public IReadOnlyList<PlanParty> MadeWith { get => field ?? []; private set => field = value is { Count: > 0 } ? value : null; }

    /// <summary>Why no travel document is needed; empty where one is.</summary>
    public string? DocumentsNotNeededWhy { get; private set; }

    /// <summary>Who brings the child.</summary>
    public string? Escort { get; private set; }

    /// <summary>The journey.</summary>
    public string? Route { get; private set; }

    /// <summary>Planned departure.</summary>
    public DateOnly? DepartsOn { get; private set; }

    /// <summary>Planned handover.</summary>
    public DateOnly? HandoverOn { get; private set; }

    /// <summary>Support of IOM and others (L11).</summary>
    public string? Support { get; private set; }

    /// <summary>School or training after the return (L11).</summary>
    public string? Schooling { get; private set; }

    /// <summary>Work or income after the return (L11).</summary>
    public string? Work { get; private set; }

    /// <summary>What follows after handover.</summary>
    public string? FollowUp { get; private set; }

    /// <summary>The day on which somebody asks how it goes, after handover.</summary>
    public DateOnly? FollowUpOn { get; private set; }

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.ReturnPlan;

    internal bool SaysSameAs(ReturnPlan other) =>
        (Receiver, AgreedOn, Agreement, DocumentsNotNeededWhy, Escort, Route) == (other.Receiver, other.AgreedOn, other.Agreement, other.DocumentsNotNeededWhy, other.Escort, other.Route)
        && (DepartsOn, HandoverOn, Support, Schooling, Work, FollowUp, FollowUpOn) == (other.DepartsOn, other.HandoverOn, other.Support, other.Schooling, other.Work, other.FollowUp, other.FollowUpOn)
        && PlanAgreements.SequenceEqual(other.PlanAgreements) && MadeWith.SequenceEqual(other.MadeWith);
}
