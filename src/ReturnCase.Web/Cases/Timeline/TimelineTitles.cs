using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Web.Cases.Timeline;

/// <summary>What a line belongs to: a column of the leaflet, a clock, or neither.</summary>
public enum TimelineTone
{
    Plain,
    Track1,
    Track2,
    Clock,
    Alarm,
}

/// <summary>The heading of a line of history.</summary>
public sealed class TimelineTitles(EnumText words)
{
    public string Of(TimelineLine line) => (line.Entry.Kind, line.Record) switch
    {
        (EntryKind.Moved, _) => CaseTexts.Of(line.Entry.Trigger!.Value).Here(),
        (_, Statement statement) => words[statement.Kind],
        (_, CaseDocument document) => $"{words[EntryKind.Document]}: {words[document.Kind]}",
        (_, ContactMoment contact) => words[contact.Kind],
        (_, AuthorityDecision decision) => $"{words[decision.Kind]} ({words[decision.Origin]})",
        (_, CandidateStep step) => $"{line.Candidate(step.Candidate)}: {words[step.Stage]}",
        (_, ShelterCandidate candidate) => $"{words[EntryKind.Candidate]}: {candidate.Name}",
        (EntryKind.SuspensionStarted or EntryKind.SuspensionEnded or EntryKind.SuspensionAnswered or EntryKind.SuspensionReaffirmed or EntryKind.SuspensionCorrected, _) =>
            $"{words[line.Entry.Kind]}: {words[SuspensionOf(line).Kind]}",
        (EntryKind.AlarmRaised or EntryKind.AlarmOwned or EntryKind.AlarmClosed, _) => $"{words[line.Entry.Kind]}: {words[AlarmOf(line).Kind]}",
        _ => words[line.Entry.Kind],
    };

    public static TimelineTone Tone(TimelineLine line) => (line.Entry.Kind, line.Record) switch
    {
        (EntryKind.Moved or EntryKind.BroughtIn, _) => line.Entry.To!.Value.IsTrack1() ? TimelineTone.Track1 : line.Entry.To.Value.IsTrack2() ? TimelineTone.Track2 : TimelineTone.Plain,
        (_, CountryNamed or KindReasonedAway or ShelterCandidate or CandidateStep or SafetyCheck or CandidateAssessment) => TimelineTone.Track1,
        (EntryKind.Verification or EntryKind.TravelDocument or EntryKind.TravelDocumentAnswer or EntryKind.EmbassyStep or EntryKind.ReturnPlan or EntryKind.TravelDetails, _) => TimelineTone.Track2,
        (_, Statement { Kind: StatementKind.SearchContinues or StatementKind.Review }) => TimelineTone.Clock,
        (EntryKind.SuspensionStarted or EntryKind.SuspensionEnded or EntryKind.SuspensionAnswered or EntryKind.SuspensionReaffirmed or EntryKind.SuspensionCorrected or EntryKind.BirthDate, _) => TimelineTone.Clock,
        (EntryKind.AlarmRaised or EntryKind.AlarmOwned or EntryKind.AlarmClosed, _) => TimelineTone.Alarm,
        _ => TimelineTone.Plain,
    };

    public static string TagOf(TimelineTone tone) => tone switch
    {
        TimelineTone.Track1 => "track-1",
        TimelineTone.Track2 => "track-2",
        TimelineTone.Alarm => "alarm",
        _ => "plain",
    };

    /// <summary>The suspension that a line is about.</summary>
    public static Suspension SuspensionOf(TimelineLine line) =>
        line.Suspension ?? line.File.SuspensionVersions.Single(s => s.Sequence == line.Entry.Subject);

    /// <summary>The alarm that a line is about.</summary>
    public static SafetyAlarm AlarmOf(TimelineLine line) =>
        line.File.Alarms.Single(a => a.Sequence == (line.Entry.Kind == EntryKind.AlarmRaised ? line.Entry.Sequence : line.Entry.Subject));
}
