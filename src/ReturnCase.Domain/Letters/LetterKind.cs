using ReturnCase.Domain.Referrals;

namespace ReturnCase.Domain.Letters;

/// <summary>To whom a letter goes.</summary>
public enum LetterAudience { Child, Guardian, Lawyer, Ind, Embassy, Receiver }

/// <summary>Which letter it is.</summary>
public enum LetterKind
{
    /// <summary>Asks the child to come and talk.</summary>
    InvitationToTalk,

    /// <summary>Tells the child what the return plan says.</summary>
    PlanTold,

    /// <summary>Confirms to the child that departure is postponed (Return Directive, article 14(2)).</summary>
    DeparturePostponed,

    /// <summary>Asks the guardian for a view on a proposal.</summary>
    GuardianViewAsked,

    /// <summary>Tells the lawyer where the case stands.</summary>
    LawyerInformed,

    /// <summary>Tells the IND something about the case.</summary>
    IndInformed,

    /// <summary>Asks an embassy for a travel document.</summary>
    TravelDocumentAsked,

    /// <summary>Confirms to whoever will care for the child what was agreed.</summary>
    AgreementWithReceiver,
}

/// <summary>A letter of which a document is the text as it was sent.</summary>
/// <param name="Kind">Which letter.</param>
/// <param name="Template">Edition of the template it was made of; 0 for the one that comes with the program.</param>
public sealed record LetterSent(LetterKind Kind, int Template);

/// <summary>What goes for every letter of a kind.</summary>
public static class LetterKinds
{
    /// <summary>To whom a letter goes.</summary>
    public static LetterAudience To(this LetterKind kind) => kind switch
    {
        LetterKind.InvitationToTalk or LetterKind.PlanTold or LetterKind.DeparturePostponed => LetterAudience.Child,
        LetterKind.GuardianViewAsked => LetterAudience.Guardian,
        LetterKind.LawyerInformed => LetterAudience.Lawyer,
        LetterKind.IndInformed => LetterAudience.Ind,
        LetterKind.TravelDocumentAsked => LetterAudience.Embassy,
        LetterKind.AgreementWithReceiver => LetterAudience.Receiver,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This letter goes to nobody."),
    };

    /// <summary>A letter to them goes abroad, by the one rule for recipients (<see cref="Recipients"/>).</summary>
    public static bool IsAbroad(this LetterAudience audience) => audience switch
    {
        LetterAudience.Embassy => Recipient.Embassy.IsAbroad(),
        LetterAudience.Receiver => Recipient.Receiver.IsAbroad(),
        LetterAudience.Ind => Recipient.Ind.IsAbroad(),
        _ => false,
    };
}
