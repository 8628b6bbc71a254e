namespace ReturnCase.Domain.Cases;

/// <summary>Phases and moves in words: one place for the documents and the screens.</summary>
public static class CaseTexts
{
    /// <summary>A phase in words.</summary>
    public static BilingualText Of(CasePhase phase) => phase switch
    {
        CasePhase.Intake => new("Intake", "Intake"),
        CasePhase.ShelterSearch => new("Onderzoek naar opvang", "Shelter search"),
        CasePhase.ShelterFound => new("1.1 Geschikte opvang gevonden", "1.1 Suitable shelter found"),
        CasePhase.CooperatedNoShelter => new("1.2 Meegewerkt, geen opvang", "1.2 Cooperated, no shelter"),
        CasePhase.InsufficientCooperation => new("1.3 Onvoldoende meegewerkt, geen opvang", "1.3 Insufficient cooperation, no shelter"),
        CasePhase.FurtherSearch => new("Nader onderzoek", "Further search"),
        CasePhase.NoShelter => new("Geen opvang gevonden", "No shelter found"),
        CasePhase.ReturnPreparation => new("Voorbereiding terugkeer", "Return preparation"),
        CasePhase.ReadyToTravel => new("Reisklaar", "Ready to travel"),
        CasePhase.Travelling => new("Onderweg", "Travelling"),
        CasePhase.CooperatedCannotLeave => new("2.2 Meegewerkt, kan niet vertrekken", "2.2 Cooperated, cannot leave"),
        CasePhase.NoArrangements => new("2.3 Onvoldoende meegewerkt, geen afspraken", "2.3 Insufficient cooperation, no arrangements"),
        CasePhase.Closed => new("Gesloten", "Closed"),
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "No such phase."),
    };

    /// <summary>A closing reason in words.</summary>
    public static BilingualText Of(ClosingReason reason) => reason switch
    {
        ClosingReason.ReturnedHandedOver => new("Teruggekeerd en overgedragen", "Returned and handed over"),
        ClosingReason.ReturnedIndependently => new("Zelfstandig vertrokken", "Left independently"),
        ClosingReason.ResidenceGranted => new("Verblijf verleend", "Residence granted"),
        ClosingReason.AgedOut => new("18 geworden", "Turned 18"),
        ClosingReason.LeftUnknownDestination => new("Vertrokken met onbekende bestemming", "Left for an unknown destination"),
        ClosingReason.TransferredToEuState => new("Overgedragen aan andere EU-staat", "Transferred to another EU state"),
        ClosingReason.FamilyReunitedInEu => new("Herenigd met familie in de EU", "Reunited with family in the EU"),
        ClosingReason.FoundAdult => new("Meerderjarig bevonden", "Found to be an adult"),
        ClosingReason.Deceased => new("Overleden", "Deceased"),
        ClosingReason.DuplicateOrError => new("Dubbel of per vergissing geregistreerd", "Duplicate or registered in error"),
        ClosingReason.Administrative => new("Administratief afgesloten", "Closed administratively"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such closing reason."),
    };

    /// <summary>An outcome in words.</summary>
    public static BilingualText Of(OutcomeKind kind) => kind switch
    {
        OutcomeKind.ShelterFound => new("1.1 Geschikte opvang gevonden", "1.1 Suitable shelter found"),
        OutcomeKind.CooperatedNoShelter => new("1.2 Steeds meegewerkt, geen opvang", "1.2 Cooperated throughout, no shelter"),
        OutcomeKind.InsufficientCooperation => new("1.3 Onvoldoende meegewerkt, geen opvang", "1.3 Insufficient cooperation, no shelter"),
        OutcomeKind.SearchEnded => new("Nader onderzoek afgerond zonder opvang", "Further search ended without shelter"),
        OutcomeKind.CooperatedCannotLeave => new("2.2 Meegewerkt, kan niet vertrekken", "2.2 Cooperated, cannot leave"),
        OutcomeKind.NoArrangements => new("2.3 Onvoldoende meegewerkt, geen goede afspraken", "2.3 Insufficient cooperation, no good arrangements"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such outcome."),
    };

    /// <summary>A move in words, as a thing to do.</summary>
    public static BilingualText Of(CaseTrigger trigger) => trigger switch
    {
        CaseTrigger.AcceptWithoutReturnDecision => new("Aannemen zonder terugkeerbesluit", "Accept without return decision"),
        CaseTrigger.AcceptWithReturnDecision => new("Aannemen met terugkeerbesluit", "Accept with return decision"),
        CaseTrigger.ConfirmShelterFound => new("Uitkomst 1.1 bevestigen", "Confirm outcome 1.1"),
        CaseTrigger.ConfirmCooperatedNoShelter => new("Uitkomst 1.2 bevestigen", "Confirm outcome 1.2"),
        CaseTrigger.ConfirmInsufficientCooperation => new("Uitkomst 1.3 bevestigen", "Confirm outcome 1.3"),
        CaseTrigger.ConfirmSearchEnded => new("Einde nader onderzoek bevestigen", "Confirm the end of the further search"),
        CaseTrigger.ConfirmCooperatedCannotLeave => new("Uitkomst 2.2 bevestigen", "Confirm outcome 2.2"),
        CaseTrigger.ConfirmNoArrangements => new("Uitkomst 2.3 bevestigen", "Confirm outcome 2.3"),
        CaseTrigger.ReturnDecisionIssued => new("Terugkeerbesluit verwerken: naar spoor 2", "Act on the return decision: to track 2"),
        CaseTrigger.ShelterLost => new("Opvang vervallen of niet aanvaard: verder zoeken", "Shelter lost or not accepted: search on"),
        CaseTrigger.IndDoesNotGrant => new("IND verleent geen verblijf: verder met de zaak", "The IND does not grant residence: go on with the case"),
        CaseTrigger.IndAsksFurtherInvestigation => new("IND vraagt nader onderzoek: verder zoeken", "The IND asks for further investigation: search on"),
        CaseTrigger.IndAsksNothingFurther => new("IND vraagt niets meer: geen opvang", "The IND asks nothing further: no shelter"),
        CaseTrigger.ReopenSearch => new("Zoektocht heropenen", "Reopen the search"),
        CaseTrigger.WithdrawReferral => new("Melding aan de IND intrekken", "Withdraw the referral to the IND"),
        CaseTrigger.Ready => new("Reisklaar maken", "Make ready to travel"),
        CaseTrigger.FellThrough => new("Vertrek gaat niet door", "Journey fell through"),
        CaseTrigger.Departed => new("Vertrek vastleggen", "Record departure"),
        CaseTrigger.DepartedAlthoughBlocked => new("Vertrokken hoewel het niet mocht", "Departed although blocked"),
        CaseTrigger.HandedOver => new("Overgedragen: zaak sluiten", "Handed over: close the case"),
        CaseTrigger.HandoverFailedChildBack => new("Overdracht mislukt, jongere terug", "Handover failed, child back"),
        CaseTrigger.ObstacleGone => new("Belemmering weg: voorbereiding hervatten", "Obstacle gone: resume preparation"),
        CaseTrigger.DepartureNowPossible => new("Alsnog medewerking of vertrek mogelijk", "Late cooperation or departure possible"),
        CaseTrigger.ReturnDecisionEnded => new("Terugkeerbesluit ingetrokken of vernietigd: terug naar spoor 1", "Return decision withdrawn or annulled: back to track 1"),
        CaseTrigger.ResidenceGranted => new("Verblijf verleend: zaak sluiten", "Residence granted: close the case"),
        CaseTrigger.RejectionEnded => new("Afwijzing ingetrokken of vernietigd: naar intake", "Rejection withdrawn or annulled: to intake"),
        CaseTrigger.TurnedEighteen => new("18 geworden: zaak sluiten", "Turned 18: close the case"),
        CaseTrigger.CloseReturnedIndependently => new("Sluiten: zelfstandig vertrokken", "Close: left independently"),
        CaseTrigger.CloseLeftUnknownDestination => new("Sluiten: onbekende bestemming (MOB)", "Close: unknown destination"),
        CaseTrigger.CloseTransferredToEuState => new("Sluiten: overgedragen aan EU-staat", "Close: transferred to an EU state"),
        CaseTrigger.CloseFamilyReunitedInEu => new("Sluiten: herenigd met familie in de EU", "Close: reunited with family in the EU"),
        CaseTrigger.CloseFoundAdult => new("Sluiten: meerderjarig bevonden", "Close: found to be an adult"),
        CaseTrigger.CloseDeceased => new("Sluiten: overleden", "Close: deceased"),
        CaseTrigger.CloseDuplicateOrError => new("Sluiten: dubbel of vergissing", "Close: duplicate or error"),
        CaseTrigger.CloseAdministrative => new("Sluiten: administratief", "Close: administrative"),
        CaseTrigger.Reopen => new("Zaak heropenen", "Reopen the case"),
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "No such move."),
    };
}
