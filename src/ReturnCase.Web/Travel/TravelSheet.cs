using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Letters;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Travel;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Travel;

/// <summary>What stands on the sheet of the day of travel: the journey and whom to call, and nothing of why the child came here.</summary>
/// <param name="File">The case; the sheet says its number and no more of it.</param>
/// <param name="Day">Whether the journey may go on.</param>
/// <param name="House">Where the receiver is a house of the register: whom to ask there.</param>
/// <param name="Numbers">Whom to call when it goes wrong.</param>
public sealed record TravelSheet(CaseFile File, TravelDay Day, string? House, TravelNumbers Numbers)
{
    public ShelterCandidate? Receiver => File.PlannedReceiver;

    public string? Place => Receiver is { } receiver ? string.IsNullOrWhiteSpace(receiver.Place) ? Countries.Name(receiver.Country) : $"{receiver.Place}, {Countries.Name(receiver.Country)}" : null;

    /// <summary>Ways to reach the receiver, as far as they are on file: on the way, and at the house.</summary>
    public IEnumerable<string> Reach => new[] { Details?.ReceiverReach, House }.OfType<string>().Select(Fit).OfType<string>();

    public string? Escort => Fit(File.CurrentPlan?.Escort);

    public string? EscortReach => Fit(Details?.EscortReach);

    public string? Route => Fit(File.CurrentPlan?.Route);

    public string? Transport => Fit(Details?.Transport);

    public string? MeetingPlace => Fit(Details?.MeetingPlace);

    public string? Departs => When(File.CurrentPlan?.DepartsOn, Details?.DepartsAt);

    public string? Handover => When(File.CurrentPlan?.HandoverOn, Details?.HandoverAt);

    /// <summary>Who speaks for the child, and can be called.</summary>
    public ContactPerson? Guardian => File.Contact(ContactRole.Guardian) is { Phone: { Length: > 0 } } guardian ? guardian : null;

    /// <summary>Something in the plan or the details tells of asylum and is left out here.</summary>
    public bool LeavesOut => new[] { File.CurrentPlan?.Escort, File.CurrentPlan?.Route, House, Details?.Transport, Details?.MeetingPlace, Details?.ReceiverReach, Details?.EscortReach }.Any(text => AsylumWords.In(text) is not null);

    /// <summary>What whoever travels cannot do without and is not on file.</summary>
    public bool LacksReach => Escort is null || Departs is null || Handover is null || !Reach.Any() || EscortReach is null || Details?.DepartsAt is null || MeetingPlace is null;

    /// <summary>An alarm is open that stops nobody: whoever leads the case looks at it first.</summary>
    public bool HasOtherAlarm => File.OpenAlarms.Any(alarm => alarm.Kind is not (AlarmKind.StopTravel or AlarmKind.Missing));

    private TravelDetails? Details => File.TravelDetailsInForce;

    private static string? Fit(string? text) => string.IsNullOrWhiteSpace(text) || AsylumWords.In(text) is not null ? null : text;

    private static string? When(DateOnly? day, TimeOnly? time) => (day, time) switch
    {
        ({ } on, { } at) => $"{AmsterdamTime.Date(on)}, {at:HH\\:mm}",
        ({ } on, null) => AmsterdamTime.Date(on),
        (null, { } at) => $"{at:HH\\:mm}",
        _ => null,
    };
}
