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
    /// <summary>Shelter found and reported; the return decision came so many days ago.</summary>
    public CaseStory ReturnDecided(int from, int to)
    {
        var ago = new Span(from, to).Draw(_random);
        return ShelterFound(ago + 25, ago + 45).Send().Ago(ago).ReturnDecision(Day, Liaison, referral: Referral.Number)
            .Pass(1, 2).Move(CaseTrigger.ReturnDecisionIssued).Pass(1, 4).Talk(Phrases.ReturnTalk);
    }

    /// <summary>Ready to travel since so many days ago: everything that a journey asks for, verified and checked on the day.</summary>
    /// <param name="ago">Days since.</param>
    /// <param name="departsIn">Days until the departure; below zero where it was.</param>
    /// <param name="brief">Nobody looks at every step any more: no more than a journey asks for.</param>
    public CaseStory ReadyToTravel(int ago, int departsIn, bool brief = false, int? followUpIn = null)
    {
        var document = 0;
        Do(change => document = File.FileTravelDocument(
            change, "Laissez-passer", Child.Origin.Code, Chance(60) ? "Gepresenteerd op het consulaat, met begeleiding" : null).Sequence);
        if (!brief)
            Ago(ago + 12).Do(change => File.RecordEmbassyStep(change, document, EmbassyStepKind.Presented, "De voogd en een begeleider", "De ambassade vroeg naar de ouders en het dorp."));
        Ago(ago + 10).Do(change => File.AnswerTravelDocument(change, document, EmbassyAnswer.Issued, "Afgegeven voor een enkele reis."))
            .Note(StatementKind.ChildViewOnReturn, Phrases.ViewOnReturn, Candidate, ViewAnswer.Given);
        Ago(ago + 5).Note(StatementKind.GuardianViewOnReturn, Phrases.GuardianOnReturn, Candidate, ViewAnswer.Given);
        if (!brief)
            Ago(ago + 2).WritePlan(departsIn, first: true, departsIn + 8);
        Ago(ago).WritePlan(departsIn, first: false, followUpIn ?? (brief ? null : departsIn + 8)).NoteParts(StatementKind.BestInterestsOnReturn, Phrases.ReturnWeighed, Phrases.Interests)
            .NoteParts(StatementKind.GuardianToldOfReturn, Phrases.GuardianTold, [(StatementHeading.HowTold, Phrases.HowTold[0])]).Verify();
        return (brief ? this : TellTravelDetails()).Note(StatementKind.RemovabilityCheck, Phrases.Removability).Move(CaseTrigger.Ready);
    }

    /// <summary>The joint plan. A first version is made before everything in it is confirmed.</summary>
    public CaseStory WritePlan(int departsIn, bool first = false, int? followUpIn = null) => Do(change => File.Plan(change, new(
        Candidate, Day, Say(Phrases.ReceiverAgreement[0]), null, Say(Phrases.Escorts[0]), $"Schiphol - {_town}, een overstap", DayAgo(-departsIn), DayAgo(-departsIn - 1),
        Say(Phrases.Support[0]), "De lokale partner belt na een week en komt na drie maanden langs.")
    {
        MadeWith = first ? [PlanParty.Guardian] : [PlanParty.Child, PlanParty.Guardian, PlanParty.Mentor],
        Schooling = Say(Phrases.Schooling[0]),
        FollowUpOn = followUpIn is { } days ? DayAgo(-days) : null,
        PlanAgreements =
        [
            new(Say(Phrases.JourneyAgreements[0]), PlanParty.Receiver, Day),
            new(Say(Phrases.JourneyAgreements[1]), PlanParty.Iom, first ? null : Day),
            new(Say(Phrases.JourneyAgreements[2]), PlanParty.Escort, first ? null : Day),
        ],
    }));

    public CaseStory Verify(bool confirmed = true) =>
        Do(change => File.Verify(change, Candidate, confirmed, confirmed ? Say(Phrases.Verified) : Say("Gebeld op de afgesproken tijd: {wie} zegt dat de kamer is vergeven.")));

    /// <summary>The times of the journey and how people are reached on the way.</summary>
    public CaseStory TellTravelDetails() => Do(change => File.RecordTravelDetails(change, new(
        new(9, 40), $"Vlucht VB {1000 + (File.Version % 900)}", new(18, 15), $"Luchthaven van {_town}, aankomsthal, informatiebalie", "+99 555 01 42", "+31 6 0000 01 23")));

    /// <summary>The journey fell through, and everybody who is involved was told.</summary>
    public CaseStory FellThrough(string why) => Move(CaseTrigger.FellThrough, why)
        .NoteParts(StatementKind.JourneyOffTold, Phrases.JourneyOff, StatementHeadings.Of(StatementKind.JourneyOffTold).Select(who => (who, Phrases.HowTold[1])));

    /// <summary>Left so many days ago, whatever day that was.</summary>
    public CaseStory Depart(int ago) =>
        Exactly(DayAgo(ago)).Note(StatementKind.RemovabilityCheck, Phrases.Removability)
            .Note(StatementKind.DepartureNotice, ["Vertrokken met de ochtendvlucht, met begeleiding. {naam} was rustig; afscheid van de groep genomen."])
            .Move(CaseTrigger.Departed);

    public CaseStory HandOver() =>
        Do(change => File.Note(change, new(StatementKind.Handover, Say("Overgedragen aan {wie}, op het vliegveld. {wie} heeft getekend; {naam} belde met de mentor."))
        {
            Candidate = Candidate,
            Reference = Reference("OVD"),
            ReceivedBy = File.PlannedReceiver?.Name,
        })).Move(CaseTrigger.HandedOver);

    /// <summary>Efforts to make departure possible, with their results, in the time until so many days ago.</summary>
    public CaseStory TryToLeave(int untilAgo)
    {
        var (from, days) = (Day, DayAgo(untilAgo).DayNumber - Day.DayNumber);
        return Note(StatementKind.CareArrangementTried, Phrases.CareTried).On(from.AddDays(days / 2)).Note(StatementKind.DocumentsTried, Phrases.DocumentsTried)
            .On(from.AddDays(days)).Note(StatementKind.OtherEffort, Phrases.OtherEfforts);
    }

    /// <summary>Outcome 2.2, confirmed so many days ago.</summary>
    public CaseStory CooperatedCannotLeave(int from, int to)
    {
        var ago = new Span(from, to).Draw(_random);
        return ReadyForCannotLeave(ago).Conclude(OutcomeKind.CooperatedCannotLeave, ago);
    }

    /// <summary>Everything that outcome 2.2 of so many days ago asks for.</summary>
    public CaseStory ReadyForCannotLeave(int ago) =>
        TryToLeave(ago + 25).Ago(ago + 15).Ask(RequestResult.CouldNot).Ago(ago + 9).JudgeCooperated();

    /// <summary>Outcome 2.3, confirmed so many days ago.</summary>
    public CaseStory NoArrangements(int from, int to)
    {
        var ago = new Span(from, to).Draw(_random);
        return ReadyForNoArrangements(ago).Conclude(OutcomeKind.NoArrangements, ago);
    }

    /// <summary>Everything that outcome 2.3 of so many days ago asks for.</summary>
    public CaseStory ReadyForNoArrangements(int ago) =>
        TryToLeave(ago + 30).Ask(RequestResult.NotDone).Ago(ago + 20).Ask(RequestResult.NotDone).Ago(ago + 12).JudgeInsufficient().Ago(ago + 9).AskGuardianOnProposal();

    /// <summary>An adult now: the handover note and the move.</summary>
    public CaseStory AgeOut() =>
        Note(StatementKind.HandoverNote, Phrases.AdultNote).Move(CaseTrigger.TurnedEighteen, _random.Of(Phrases.Turned18), Supervisor);

    /// <summary>A supervisor looked at the case, and looks again in so many days from now.</summary>
    public CaseStory Review(int from, int to, StatementKind kind = StatementKind.Review)
    {
        var next = DayIn(from, to);
        return Do(
            change => File.Note(change, new(kind, Say(kind == StatementKind.Review ? Phrases.Review : Phrases.SearchContinues))
            {
                NextOn = next,
                Answers = kind == StatementKind.Review ? [.. File.OpenAgreements.Select(made => new AgreementAnswer(made.Review, made.Agreement.Number, AgreementResult.Kept))] : [],
                Agreements =
                [
                    new(Phrases.Agreed[0], change.OccurredOn.AddDays(7)) { OwnerId = File.CounsellorId, OwnerName = File.CounsellorName, Party = File.CounsellorId is null ? AgreementParty.Other : null },
                    new(Phrases.Agreed[1], change.OccurredOn.AddDays(14)) { Party = AgreementParty.Guardian },
                ],
            }),
            Supervisor);
    }

    /// <summary>Where the departure term is past, a supervisor looked at it.</summary>
    public CaseStory Reviewed() => File.ReturnDecision?.DepartureTermEnds < DayAgo(0) ? Review(9, 40) : this;

    public CaseStory ReopenSearch() => Move(CaseTrigger.ReopenSearch, _random.Of(Phrases.Reopened));

    /// <summary>The IND or a court grants residence, and the case closes with it.</summary>
    public CaseStory Granted(DecisionOrigin origin = DecisionOrigin.Ind) =>
        Decide(DecisionKind.ResidenceGranted, origin, ground: "Buiten schuld (amv)", by: Liaison).Pass(1, 3).Move(CaseTrigger.ResidenceGranted);
}
