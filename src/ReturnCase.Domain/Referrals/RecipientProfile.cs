using ReturnCase.Domain.Documents;

namespace ReturnCase.Domain.Referrals;

/// <summary>For whom a dossier is made.</summary>
public enum Recipient
{
    /// <summary>The IND: every referral goes there.</summary>
    Ind,

    /// <summary>The embassy or consulate of a country of return.</summary>
    Embassy,

    /// <summary>The person or the house that will care for the child.</summary>
    Receiver,
}

/// <summary>What goes for every recipient, of a dossier as of a letter.</summary>
public static class Recipients
{
    /// <summary>Outside the Netherlands, or an authority of another state: nothing may tell that asylum was asked.</summary>
    public static bool IsAbroad(this Recipient recipient) => recipient is Recipient.Embassy or Recipient.Receiver;
}

/// <summary>A part of a dossier on which a profile decides apart.</summary>
public enum ReferralPart
{
    VNumber, Whereabouts, Contacts, Siblings, Proposal, Course, SearchYear, Decisions, Search, SafetyChecks, SafetyWords,
    Requests, Judgement, Talks, MedicalAndHardship, TraffickingSignals, Views, TravelDocuments, ReturnPlan, Suspensions, Diligence, Documents, EarlierReferrals,
}

/// <summary>Whether a part goes to a recipient.</summary>
/// <param name="Part">The part.</param>
/// <param name="Goes">It goes.</param>
/// <param name="Why">Why, or why not.</param>
public sealed record PartRule(ReferralPart Part, bool Goes, string Why);

/// <summary>What a recipient gets of a case, decided part by part beforehand and not by whoever exports (docs/adr/0037).</summary>
/// <param name="Recipient">Whom it is about.</param>
/// <param name="Rules">One rule for each part.</param>
public sealed record RecipientProfile(Recipient Recipient, IReadOnlyList<PartRule> Rules)
{
    private const string AsylumShows = "It tells that asylum was asked, or lets it be guessed; that never goes abroad.";
    private const string NotTheirs = "They need it for nothing.";

    /// <summary>The profile by which every referral is frozen.</summary>
    public static RecipientProfile Ind { get; } = new(Recipient.Ind,
    [
        new(ReferralPart.VNumber, true, "It is the number by which the IND knows the child."),
        new(ReferralPart.Whereabouts, true, "The IND hears the child and sends its decision there; it keeps that address itself."),
        new(ReferralPart.Contacts, true, "The IND asks the guardian and the lawyer before it decides."),
        new(ReferralPart.Siblings, true, "The IND weighs the unity of the family, and knows those cases."),
        new(ReferralPart.Proposal, true, "It is what is referred: the outcome, its grounds, who proposed and who confirmed."),
        new(ReferralPart.Course, true, "The IND has to see by which path the case came here."),
        new(ReferralPart.SearchYear, true, "The year is part of the policy by which the IND decides, so each day of it is accounted for."),
        new(ReferralPart.Decisions, true, "The IND took them, or is bound by them."),
        new(ReferralPart.Search, true, "Whether there is adequate shelter is the question the IND answers: every country, candidate, step and assessment counts, rejected ones too."),
        new(ReferralPart.SafetyChecks, true, "That contact was safe or not, and since when, explains why somebody was not approached."),
        new(ReferralPart.SafetyWords, false, "What the child said about a person in confidence could harm it where that person gets to read the file; the result suffices, and the IND can ask for more."),
        new(ReferralPart.Requests, true, "Cooperation is judged on what was asked and what came of it."),
        new(ReferralPart.Judgement, true, "The IND weighs it, with the views of guardian and lawyer and with what it rests on."),
        new(ReferralPart.Talks, true, "The interviews show what was discussed and what the child said in its own words."),
        new(ReferralPart.MedicalAndHardship, true, "Both can be a ground to let the child stay, so they are told in its interest."),
        new(ReferralPart.TraffickingSignals, false, "Signals go to the police and the coordinator of trafficking by their own road; a procedure that follows is told as a suspension."),
        new(ReferralPart.Views, true, "The child, its guardian and others are heard by whoever decides; so are the efforts with their results."),
        new(ReferralPart.TravelDocuments, true, "Whether the child can leave depends on them."),
        new(ReferralPart.ReturnPlan, true, "It holds the care arrangement on which a safe return rests."),
        new(ReferralPart.Suspensions, true, "They decide whether the child may be removed, and which days count."),
        new(ReferralPart.Diligence, true, "The IND has to know where the delay was ours and not the child's."),
        new(ReferralPart.Documents, true, "The IND is in the Netherlands and knows that asylum was asked, so every document on file is listed, with its hash; the files themselves stay until it asks."),
        new(ReferralPart.EarlierReferrals, true, "The IND can tell which of them this one follows."),
    ]);

    /// <summary>What an embassy is told that is asked for a travel document.</summary>
    public static RecipientProfile Embassy { get; } = Abroad(Recipient.Embassy, new()
    {
        [ReferralPart.TravelDocuments] = "It is what the embassy is asked.",
        [ReferralPart.Documents] = "Papers prove who the child is; those that tell of asylum are left out one by one.",
    });

    /// <summary>What whoever will care for the child is told.</summary>
    public static RecipientProfile Receiver { get; } = Abroad(Recipient.Receiver, new()
    {
        [ReferralPart.ReturnPlan] = "It is the agreement with them.",
        [ReferralPart.Documents] = "School and health papers come along; those that tell of asylum are left out one by one.",
    });

    /// <summary>Every profile.</summary>
    public static IReadOnlyList<RecipientProfile> All { get; } = [Ind, Embassy, Receiver];

    /// <summary>The rule for a part.</summary>
    public PartRule Of(ReferralPart part) => Rules.Single(rule => rule.Part == part);

    /// <summary>The recipient gets a part.</summary>
    public bool Gets(ReferralPart part) => Of(part).Goes;

    /// <summary>The recipient is told of a document. What never goes abroad is left out there, whatever else goes.</summary>
    public bool Gets(CaseDocument document) => Gets(ReferralPart.Documents) && !(Recipient.IsAbroad() && document.AsylumRelated);

    private static RecipientProfile Abroad(Recipient recipient, Dictionary<ReferralPart, string> goes) => new(recipient,
    [
        .. Enum.GetValues<ReferralPart>().Select(part => goes.TryGetValue(part, out var why) ? new PartRule(part, true, why) : new(part, false, Tells(part) ? AsylumShows : NotTheirs)),
    ]);

    private static bool Tells(ReferralPart part) => part is not (ReferralPart.Contacts or ReferralPart.Siblings or ReferralPart.TravelDocuments or ReferralPart.ReturnPlan or ReferralPart.MedicalAndHardship);
}
