using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.WhereAmI;

namespace ReturnCase.Tests.Support;

/// <summary>A case in every state that a child's page tells, by a real path.</summary>
internal static class ChildCases
{
    private static readonly PartialDate Born = new(2010, 5, 10);

    public static CaseBuilder In(ChildState state, DateOnly today, PartialDate? born = null)
    {
        var start = today.AddDays(-20);
        CaseBuilder At(CasePhase phase) => CaseBuilder.In(phase, born ?? Born, start);
        var searching = At(CasePhase.ShelterSearch);
        return state switch
        {
            ChildState.FamilySearch => searching,
            ChildState.HouseSearch => searching.Country().AllReasonedAway().Wait(2).AddCandidate(ShelterKind.ReceptionHouse, "Foyer"),
            ChildState.FurtherSearch => At(CasePhase.CooperatedNoShelter).Wait(1).Answer(DecisionKind.ResidenceNotGranted).Moved(CaseTrigger.IndDoesNotGrant),
            ChildState.FurtherSearchAfterInsufficient => At(CasePhase.FurtherSearch),
            ChildState.ReturnedHandedOver => At(CasePhase.Travelling).Do(c => c.Handover(c.Candidate)).Moved(CaseTrigger.HandedOver, Staff.Ingrid),
            ChildState.ReturnedIndependently => searching.Note(StatementKind.DepartureNotice).Note(StatementKind.OwnWish).Note(StatementKind.GuardianToldOfDeparture).Moved(CaseTrigger.CloseReturnedIndependently),
            ChildState.ResidenceGranted => searching.Answer(DecisionKind.ResidenceGranted).Moved(CaseTrigger.ResidenceGranted),
            ChildState.AgedOut => CaseBuilder.In(CasePhase.ShelterSearch, EighteenOn(today.AddDays(-1)), start).Until(today).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen),
            ChildState.LeftUnknownDestination => searching.Gone(StatementKind.NoShowAfterTransfer).Moved(CaseTrigger.CloseLeftUnknownDestination, Staff.Ingrid),
            ChildState.TransferredToEuState => searching.Note(StatementKind.EuStateAccepted).Moved(CaseTrigger.CloseTransferredToEuState),
            ChildState.FamilyReunitedInEu => searching.Note(StatementKind.EuFamilyAccepted).Moved(CaseTrigger.CloseFamilyReunitedInEu),
            ChildState.FoundAdult => searching.Answer(DecisionKind.FoundAdult).Note(StatementKind.LawyerToldFoundAdult).Moved(CaseTrigger.CloseFoundAdult, Staff.Ingrid),
            ChildState.Deceased => searching.Note(StatementKind.DeathDocument).Moved(CaseTrigger.CloseDeceased, Staff.Ingrid),
            ChildState.DuplicateOrError => At(CasePhase.Closed),
            ChildState.Administrative => searching.Moved(CaseTrigger.CloseAdministrative, Staff.Ingrid),
            _ => At(Enum.Parse<CasePhase>(state.ToString())),
        };
    }

    /// <summary>Born so that somebody turns 18 on a day.</summary>
    public static PartialDate EighteenOn(DateOnly day) => new(day.Year - PartialDate.MajorityYears, day.Month, day.Day);

    /// <summary>As much as a page can ever have to tell of an open case: long names, talks, questions, papers, procedures.</summary>
    public static CaseBuilder Filled(this CaseBuilder c, DateOnly today)
    {
        c.Until(today);
        foreach (var (role, name) in ((ContactRole, string)[])[
            (ContactRole.Guardian, "Mevrouw Wilhelmina van Oldenbarneveldt-Schuurmans"), (ContactRole.Lawyer, "mr. dr. E.F.G. Visser-Waterreus"), (ContactRole.ReceptionMentor, "Abdelkarim Bouzambou El Idrissi")])
            c.File.RecordContactPerson(c.By(Staff.Sanne), role, name, "Organisatie", "+31 6 12 34 56 78", null);
        c.File.RecordContact(c.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "talked", null, null, today.AddDays(9)));
        c.Requested(RequestResult.Waiting, due: today.AddDays(5));
        c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", null);
        c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "AWB 1", false, false));
        c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.RepeatAsylumApplication, "Z9", false, false));
        return c;
    }
}
