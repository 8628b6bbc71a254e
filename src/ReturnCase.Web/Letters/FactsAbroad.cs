using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Letters;

/// <summary>Who writes a letter, and when.</summary>
/// <param name="On">The day that stands on it.</param>
/// <param name="Writer">The name under it.</param>
/// <param name="Organisation">Whose letter it is; null where nobody set it.</param>
/// <param name="Contact">Where to ask; null where nobody set it.</param>
/// <param name="OwnText">What the writer adds.</param>
public sealed record LetterHead(DateOnly On, string Writer, string? Organisation, string? Contact, string? OwnText);

/// <summary>
/// Everything of a case that a letter abroad can tell. What such a letter says is read from here and from nowhere else, and no field of it knows of a decision, a track or the asylum request:
/// so no template can bring that in.
/// </summary>
public sealed record FactsAbroad(LetterHead Head, string CaseNumber, ChildAbroad Child, PaperAbroad? Paper, ReceiverAbroad? Receiver, PlanAbroad? Plan)
{
    /// <param name="file">The case.</param>
    /// <param name="head">Who writes, and when.</param>
    /// <param name="fault">What is wrong with the journey: of one that does not stand nothing is told, rather than what was true before.</param>
    public static FactsAbroad Of(CaseFile file, LetterHead head, JourneyFault? fault) =>
        new(head, file.Number, ChildAbroad.Of(file), PaperAbroad.Of(file), fault is null ? ReceiverAbroad.Of(file) : null, fault is null ? PlanAbroad.Of(file.CurrentPlan) : null);
}

/// <summary>Who the child is.</summary>
public sealed record ChildAbroad(string FirstNames, string LastName, string? Aliases, PartialDate Born, string Nationality, string Languages)
{
    internal static ChildAbroad Of(CaseFile file) =>
        new(file.Identity.FirstNames, file.Identity.LastName, file.Identity.Aliases, file.BirthDate, file.Identity.Nationality, file.Identity.Languages);
}

/// <summary>The travel document that an embassy is asked for.</summary>
public sealed record PaperAbroad(string Kind, string Country, DateOnly FiledOn, string? Presented)
{
    internal static PaperAbroad? Of(CaseFile file) =>
        file.Standing<TravelDocument>().LastOrDefault() is { } paper ? new($"{paper.Kind}", paper.Country, paper.OccurredOn, paper.PresentedInPerson) : null;
}

/// <summary>Who will care for the child.</summary>
public sealed record ReceiverAbroad(string Name, string? Relation, string? Place, string Country)
{
    internal static ReceiverAbroad? Of(CaseFile file) =>
        file.CurrentPlan?.Receiver is { } receiver && file.CandidateAt(receiver) is { } candidate ? new(candidate.Name, candidate.Relation, candidate.Place, candidate.Country) : null;
}

/// <summary>What the return plan says.</summary>
public sealed record PlanAbroad(DateOnly? AgreedOn, string? Agreement, string? Escort, string? Route, DateOnly? DepartsOn, DateOnly? HandoverOn, string? Support, string? FollowUp)
{
    internal static PlanAbroad? Of(ReturnPlan? plan) => plan is null ? null :
        new(plan.AgreedOn, plan.Agreement, plan.Escort, plan.Route, plan.DepartsOn, plan.HandoverOn, plan.Support, plan.FollowUp);
}
