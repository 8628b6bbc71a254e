using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Demo.Vocabulary;

namespace ReturnCase.Web.Demo.Stories;

// Track 2: the plan, the journey, and what stands in its way.
internal sealed partial class CaseStory
{
    /// <summary>From a confirmed finding of shelter into track 2.</summary>
    public CaseStory ReturnDecided() =>
        Send().Pass(14, 35).ReturnDecision(Day, Liaison, referral: Referral.Number).Pass(1, 3).Move(CaseTrigger.ReturnDecisionIssued).Pass(3, 10).Talk(Phrases.ReturnTalk);

    /// <summary>Everything that a journey asks for, checked and verified on the day.</summary>
    public CaseStory PlanReturn(int departsIn = 6)
    {
        Ask(RequestResult.Done);
        var document = 0;
        Do(change => document = File.FileTravelDocument(change, "Laissez-passer", Child.Origin.Code, Chance(60) ? "Gepresenteerd op het consulaat, met begeleiding" : null).Sequence);
        Pass(14, 40).Talk(Phrases.ReturnTalk).Do(change => File.AnswerTravelDocument(change, document, EmbassyAnswer.Issued, "Afgegeven voor een enkele reis."));
        Note(StatementKind.ChildViewOnReturn, Phrases.ViewOnReturn, Candidate, ViewAnswer.Given).Pass(1, 4);
        Note(StatementKind.GuardianViewOnReturn, Phrases.GuardianOnReturn, Candidate, ViewAnswer.Given).Pass(1, 4);
        On(_plan.End.AddDays(-7)).Assess();
        return WritePlan(departsIn).Note(StatementKind.GuardianToldOfReturn, Phrases.GuardianTold).Verify().Note(StatementKind.RemovabilityCheck, Phrases.Removability);
    }

    public CaseStory WritePlan(int departsIn = 6) => Do(change => File.Plan(change, new(
        Candidate, Day, Say(Phrases.ReceiverAgreement), null, Say(Phrases.Escorts), $"Schiphol - {_town}, een overstap", Day.AddDays(departsIn), Day.AddDays(departsIn + 1),
        Say(Phrases.Support), "De lokale partner belt na een week en komt na drie maanden langs.")));

    public CaseStory Verify(bool confirmed = true) =>
        Do(change => File.Verify(change, Candidate, confirmed, confirmed ? Say(Phrases.Verified) : Say("Gebeld op de afgesproken tijd: {wie} zegt dat de kamer is vergeven.")));

    public CaseStory ReadyToTravel() => PlanReturn().Move(CaseTrigger.Ready);

    public CaseStory Depart() =>
        Note(StatementKind.RemovabilityCheck, Phrases.Removability)
            .Note(StatementKind.DepartureNotice, ["Vertrokken met de ochtendvlucht, met begeleiding. {naam} was rustig; afscheid van de groep genomen."])
            .Move(CaseTrigger.Departed);

    public CaseStory HandOver() =>
        Note(StatementKind.Handover, ["Overgedragen aan {wie}, op het vliegveld. {wie} heeft getekend; {naam} belde met de mentor."], Candidate, reference: Reference("OVD"))
            .Move(CaseTrigger.HandedOver);

    /// <summary>Efforts to make departure possible, with their results.</summary>
    public CaseStory TryToLeave() =>
        Talk(Phrases.ReturnTalk).Note(StatementKind.CareArrangementTried, Phrases.CareTried).Pass(10, 30)
            .Talk(Phrases.ReturnTalk).Note(StatementKind.DocumentsTried, Phrases.DocumentsTried).Pass(5, 20).Note(StatementKind.OtherEffort, Phrases.OtherEfforts);

    /// <summary>Outcome 2.2.</summary>
    public CaseStory CooperatedCannotLeave() =>
        TryToLeave().Ask(RequestResult.Done).Pass(2, 10).Ask(RequestResult.CouldNot).Pass(2, 6).JudgeCooperated().Conclude(OutcomeKind.CooperatedCannotLeave);

    /// <summary>Outcome 2.3.</summary>
    public CaseStory NoArrangements() => ReadyForNoArrangements().Conclude(OutcomeKind.NoArrangements);

    /// <summary>Everything that a proposal of outcome 2.3 asks for.</summary>
    public CaseStory ReadyForNoArrangements() =>
        TryToLeave().Ask(RequestResult.NotDone).Pass(5, 15).Ask(RequestResult.NotDone).Pass(2, 6).JudgeInsufficient().Pass(1, 4).AskGuardianOnProposal();

    /// <summary>An adult now: the handover note and the move.</summary>
    public CaseStory AgeOut() =>
        Note(StatementKind.HandoverNote, Phrases.AdultNote).Move(CaseTrigger.TurnedEighteen, _random.Of(Phrases.Turned18), Supervisor);

    public CaseStory Review(StatementKind kind = StatementKind.Review) =>
        Note(kind, kind == StatementKind.Review ? Phrases.Review : Phrases.SearchContinues, next: Day.AddDays(_random.Next(30, 85)), by: Supervisor);

    public CaseStory ReopenSearch() => Move(CaseTrigger.ReopenSearch, _random.Of(Phrases.Reopened));

    /// <summary>The IND or a court grants residence, and the case closes with it.</summary>
    public CaseStory Granted(DecisionOrigin origin = DecisionOrigin.Ind) =>
        Decide(DecisionKind.ResidenceGranted, origin, ground: "Buiten schuld (amv)", by: Liaison).Pass(1, 3).Move(CaseTrigger.ResidenceGranted);
}
