using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Travel;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Travel;

namespace ReturnCase.Web.Pages.Cases.Travel;

/// <summary>One step of the day, and whether it is on file.</summary>
public sealed record TravelStep(string Key, string Page, bool Done);

/// <summary>The sheet of the day of travel, on a phone and on paper. Whoever brings the child has no account: the counsellor opens it.</summary>
public sealed class TravelDayModel(CaseDesk desk, CarePlaces places, TravelNumbers numbers, TimeProvider clock) : CasePage(desk)
{
    /// <summary>How many lines there are to tick off before leaving, when handing over, and where it goes wrong.</summary>
    public const int BeforeLeaving = 9, AtHandover = 5, WhenWrong = 5;

    public TravelSheet Sheet { get; private set; } = null!;

    public CaseSheet Conditions { get; private set; } = null!;

    public string At => AmsterdamTime.DateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Whoever only reads the case is shown no form of it.</summary>
    public bool MayRecord => !Desk.OnlyReads(Case);

    public bool OnTheWay => Case.Phase == CasePhase.Travelling;

    /// <summary>What is recorded on the day, in its order. The handover is not among them while the journey is stopped.</summary>
    public IEnumerable<TravelStep> Steps => OnTheWay
        ? [new("Handover", Slugs.Of(StatementKind.Handover), NotedNow(StatementKind.Handover)), new("HandedOver", Slugs.Of(CaseTrigger.HandedOver), false)]
        : [
            new("Removability", Slugs.Of(StatementKind.RemovabilityCheck), Case.Standing<Statement>().Any(s => s.Kind == StatementKind.RemovabilityCheck && s.OccurredOn == Desk.Today)),
            new("DepartureNotice", Slugs.Of(StatementKind.DepartureNotice), NotedNow(StatementKind.DepartureNotice)),
            new("Departed", Slugs.Of(CaseTrigger.Departed), false),
        ];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var house = Case.PlannedReceiver is { Kind: ShelterKind.ReceptionHouse, CarePlaceId: { } place } ? await places.FindAsync(place) : null;
        cancel.ThrowIfCancellationRequested();
        Sheet = new(Case, TravelDay.Of(Case, Desk.Change()), house?.Details.Contact, numbers);
        Conditions = CaseSheet.Of(Case, Desk, all: false);
    }

    private bool NotedNow(StatementKind kind) => Case.Standing<Statement>().Any(s => s.Kind == kind && s.Sequence > Case.LastMove.Sequence);
}
