using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cooperation;

/// <summary>The two judgements the leaflet knows.</summary>
public enum CooperationVerdict
{
    /// <summary>Steeds meegewerkt (L5, L9).</summary>
    CooperatedThroughout,

    /// <summary>Onvoldoende meegewerkt (L6, L10).</summary>
    Insufficient,
}

/// <summary>What came of asking somebody for a view on a judgement.</summary>
public enum JudgementView { Given, NoAnswer, Declined, Nobody }

/// <summary>Whether somebody was asked for a view, and what was said.</summary>
/// <param name="Answer">What came of asking.</param>
/// <param name="Text">The view; with "no answer", when it was asked; with "nobody", why there is no such person.</param>
public sealed record AskedView(JudgementView Answer, string? Text)
{
    /// <summary>A view that was given says something, that nobody answered says when it was asked, and that there is nobody to ask has a reason.</summary>
    public bool IsExplained => Answer == JudgementView.Declined || !string.IsNullOrWhiteSpace(Text);
}

/// <summary>A judgement as its author typed it. It cites facts by their sequence.</summary>
public sealed record JudgementDetails(CooperationVerdict Verdict, string Reasons, IReadOnlyCollection<int> CitedFacts, AskedView Guardian, AskedView Lawyer);

/// <summary>The signed judgement on cooperation: apart from the facts, revisable by a newer one. No score.</summary>
public sealed class CooperationJudgement : RecordedFact
{
    private CooperationJudgement()
    {
    }

    internal CooperationJudgement(JudgementDetails d)
    {
        (Verdict, Reasons) = (d.Verdict, d.Reasons);
        (GuardiansAnswer, GuardiansView) = (d.Guardian.Answer, d.Guardian.Text);
        (LawyersAnswer, LawyersView) = (d.Lawyer.Answer, d.Lawyer.Text);
        CitedFacts = [.. d.CitedFacts.Distinct().Order()];
    }

    /// <summary>The judgement.</summary>
    public CooperationVerdict Verdict { get; private set; }

    /// <summary>Its reasons, which cite facts.</summary>
    public string Reasons { get; private set; } = string.Empty;

    /// <summary>Sequences of the facts it cites.</summary>
    public IReadOnlyList<int> CitedFacts { get; private set; } = [];

    /// <summary>What came of asking the guardian; null in judgements that did not say.</summary>
    public JudgementView? GuardiansAnswer { get; private set; }

    /// <summary>What the guardian thinks, or why there is none to ask.</summary>
    public string? GuardiansView { get; private set; }

    /// <summary>What came of asking the lawyer; null in judgements that did not say.</summary>
    public JudgementView? LawyersAnswer { get; private set; }

    /// <summary>What the lawyer thinks, or why there is none to ask.</summary>
    public string? LawyersView { get; private set; }

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.CooperationJudgement;

    /// <summary>Facts on which a judgement can rest: what was asked and came of it, talks, steps of the search and of the way back, and what the child told. Not what others decided or think, nor whom the child asked the Red Cross to find.</summary>
    public static bool MayCite(RecordedFact fact) => fact switch
    {
        ShelterCandidate candidate => candidate.Route != ContactRoute.ChildAskedRedCross,
        CooperationFact or CooperationResult or ContactMoment or CandidateStep or SafetyCheck or TravelDocument or TravelDocumentAnswer or EmbassyStep => true,
        Statement statement => statement.Kind is StatementKind.CareArrangementTried or StatementKind.DocumentsTried or StatementKind.OtherEffort
            or StatementKind.ChildViewOnShelter or StatementKind.ChildViewOnReturn,
        _ => false,
    };

    /// <summary>Facts on cooperation: a judgement from before one of them does not know it.</summary>
    public static bool MustKnow(RecordedFact fact) => fact is CooperationFact or CooperationResult;
}
