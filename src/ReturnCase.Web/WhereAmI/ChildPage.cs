using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Cases.Leaflet;

namespace ReturnCase.Web.WhereAmI;

/// <summary>Somebody whom the child can ask.</summary>
/// <param name="Role">Who this is to the child.</param>
/// <param name="Helps">What this person is there for.</param>
/// <param name="Name">Name; null where none is on file.</param>
/// <param name="Phone">Phone number; null where none is on file.</param>
public sealed record Helper(string Role, string Helps, string? Name, string? Phone);

/// <summary>
/// What a child's page says, in one language. Of a case it takes where it stands, dates, and who stands by the child, and not one sentence that somebody typed:
/// so no proposal, judgement, signal or other person can get onto it.
/// </summary>
public sealed record ChildPage(ChildState State, ChildText Text, LeafletJourney Journey)
{
    private static readonly ContactRole[] StandBy = [ContactRole.Guardian, ContactRole.Lawyer, ContactRole.ReceptionMentor];

    /// <summary>What goes before everything else: a decision that waits for its step, a court that still looks.</summary>
    public IReadOnlyList<string> First { get; private init; } = [];

    public IReadOnlyList<string> Now { get; private init; } = [];

    public IReadOnlyList<DoneLine> Done { get; private init; } = [];

    public IReadOnlyList<string> Ask { get; private init; } = [];

    public IReadOnlyList<string> Next { get; private init; } = [];

    public IReadOnlyList<string> Eighteen { get; private init; } = [];

    public IReadOnlyList<Helper> Helpers { get; private init; } = [];

    public TrackPicture? Picture { get; private init; }

    /// <param name="file">The case.</param>
    /// <param name="today">The day, in Amsterdam.</param>
    /// <param name="policy">The terms.</param>
    /// <param name="text">The texts of one language.</param>
    /// <param name="phone">The number on which our own service is reached; null where none is set.</param>
    public static ChildPage Of(CaseFile file, DateOnly today, CasePolicy policy, ChildText text, string? phone = null)
    {
        var journey = LeafletJourney.Of(file);
        var state = ChildStates.Of(file, journey.Now.Stop);
        var page = new ChildPage(state, text, journey) { Now = text.States[state].Now };
        if (state.SpeaksToNobody())
            return page with { Ask = text.States[state].Ask };
        var clocks = CaseClocks.For(file, today, policy);
        // Until its step is taken, what a recorded decision means is not for this page to say.
        var news = file.WaitingDecisions.Count > 0;
        string[] first = [.. news ? [text[ChildWord.News]] : Holds(file, today, text)];
        var (now, ask, next) = Said(file, clocks, today, policy, state, first, news, text);
        return page with
        {
            First = first,
            Now = [.. now, .. Dates(file, clocks, today, state, text)],
            Done = DoneLine.Of(file, journey, text),
            Ask = [.. ask, .. state.IsOpen() ? Appointments(file, today, text) : []],
            Next = next,
            Eighteen = AtEighteen(file, clocks, today, state, news, text),
            Helpers = [.. HelpersOf(file, text, phone)],
            Picture = TrackPicture.Of(journey, text),
        };
    }

    // What the texts of a state promise, and ask for it, is left out where it does not hold for this child today.
    private static (IEnumerable<string> Now, IReadOnlyList<string> Ask, IReadOnlyList<string> Next) Said(CaseFile file, CaseClocks clocks, DateOnly today, CasePolicy policy, ChildState state, string[] first, bool news, ChildText text)
    {
        var said = text.States[state];
        if (!state.IsOpen() || state == ChildState.Travelling)
            return (said.Now, said.Ask, said.Next);
        if (news)
            return ([text[ChildWord.NewsTalk]], [], []);
        if (today >= clocks.EighteenLatest && !state.WaitsForInd())
            return ([text[ChildWord.AdultTalk]], [], []);
        if (state != ChildState.ReadyToTravel)
            return (said.Now, said.Ask, said.Next);
        return file.JourneyLosses(today, policy).Count > 0 ? ([text[ChildWord.JourneyUnsure]], [], [])
            : first.Length > 0 ? ([text[ChildWord.JourneyWaits]], [], [])
            : ([.. said.Now, .. PlannedDay(file, today, text)], said.Ask, said.Next);
    }

    private static IEnumerable<string> Dates(CaseFile file, CaseClocks clocks, DateOnly today, ChildState state, ChildText text)
    {
        if (state.Searches() && clocks.Search is { } search)
            yield return search.LastDay >= today ? text[ChildWord.SearchUntil, search.LastDay] : text[ChildWord.SearchLate];
    }

    private static IEnumerable<string> PlannedDay(CaseFile file, DateOnly today, ChildText text)
    {
        if (file.CurrentPlan?.DepartsOn is { } departs && departs >= today)
            yield return text[ChildWord.TravelOn, departs];
    }

    // Only what the child and its lawyer asked for themselves. Of any other suspension, trafficking above all, the page gives no sign.
    private static List<string> Holds(CaseFile file, DateOnly today, ChildText text)
    {
        if (!file.Phase.IsTrack2() || file.Phase == CasePhase.Travelling)
            return [];
        var holding = file.Suspensions.Where(s => s.BlocksRemoval && s.IsOpenOn(today)).Select(s => s.Kind).ToHashSet();
        List<string> holds = [];
        if (holding.Overlaps([SuspensionKind.Appeal, SuspensionKind.ProvisionalMeasure]))
            holds.Add(text[ChildWord.Judge]);
        if (holding.Contains(SuspensionKind.RepeatAsylumApplication))
            holds.Add(text[ChildWord.AsylumAgain]);
        return holds;
    }

    private static IEnumerable<string> Appointments(CaseFile file, DateOnly today, ChildText text)
    {
        var open = file.Standing<CooperationFact>()
            .Where(asked => asked.Period == file.Period && asked.Understood && asked.DueOn >= today && file.CameOf(asked).Result == RequestResult.Waiting)
            .Select(asked => asked.DueOn).Min();
        if (open is { } due)
            yield return text[ChildWord.OpenRequest, due];
        if (Talks(file).Select(talk => talk.NextOn).LastOrDefault(next => next >= today) is { } next)
            yield return text[ChildWord.NextTalk, next];
    }

    internal static IEnumerable<ContactMoment> Talks(CaseFile file) =>
        file.Standing<ContactMoment>().Where(talk => talk.Period == file.Period && talk.IsWithChild).OrderBy(talk => talk.OccurredOn);

    private static IReadOnlyList<string> AtEighteen(CaseFile file, CaseClocks clocks, DateOnly today, ChildState state, bool news, ChildText text)
    {
        if (state.IsElsewhere() || state is ChildState.AgedOut or ChildState.FoundAdult)
            return [];
        if (today >= clocks.EighteenLatest)
            return [text[ChildWord.EighteenNow]];
        var on = text[file.BirthDate.IsExact ? ChildWord.EighteenOn : ChildWord.EighteenAtTheLatest, clocks.EighteenLatest];
        return state.NamesIllegalStay() && !news
            ? [on, text[state == ChildState.NoArrangements ? ChildWord.IllegalNotLeft : ChildWord.IllegalNoPlace], text[ChildWord.IllegalRights], text[ChildWord.IllegalForced], text[ChildWord.IllegalTalk]]
            : [on, text[ChildWord.EighteenTalk]];
    }

    private static IEnumerable<Helper> HelpersOf(CaseFile file, ChildText text, string? phone)
    {
        foreach (var role in StandBy)
        {
            var (who, helps) = role switch
            {
                ContactRole.Guardian => (ChildWord.Guardian, ChildWord.GuardianHelps),
                ContactRole.Lawyer => (ChildWord.Lawyer, ChildWord.LawyerHelps),
                _ => (ChildWord.Mentor, ChildWord.MentorHelps),
            };
            var person = file.Contact(role);
            yield return new(text[who], text[helps], person?.Name, person?.Phone);
        }

        yield return new(text[ChildWord.Counsellor], text[ChildWord.CounsellorHelps], file.CounsellorName, phone);
    }
}
