using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Domain.Cases;

/// <summary>A line of history as it was known.</summary>
/// <param name="Entry">The line.</param>
/// <param name="DaysLate">Days between its day and the day on which it was recorded; 0 where it was recorded in time.</param>
/// <param name="EndedBy">The line that had corrected it or taken it back by then; null where what it told stood.</param>
public sealed record PastLine(CaseEntry Entry, int DaysLate, CaseEntry? EndedBy);

/// <summary>A candidate as it stood.</summary>
/// <param name="Candidate">Who.</param>
/// <param name="Stage">Its last step by the day that is asked about.</param>
/// <param name="Counts">Accepted, and nothing took from it on that day.</param>
public sealed record PastCandidate(ShelterCandidate Candidate, CandidateStage Stage, bool Counts);

/// <summary>What a line of later told anew.</summary>
public enum LearntKind
{
    /// <summary>Something that had happened by the day that is asked about.</summary>
    Backdated,

    /// <summary>Something that was on file was put right.</summary>
    Corrected,

    /// <summary>Something that was on file was taken back.</summary>
    TakenBack,
}

/// <summary>A line that was not on file at the moment that is asked about, and says something of that day.</summary>
/// <param name="Entry">The line.</param>
/// <param name="Kind">What it told anew.</param>
/// <param name="About">The line that it corrects or takes back; null for what was new.</param>
/// <param name="DaysLate">Days between its day and the day on which it was recorded.</param>
public sealed record LearntLine(CaseEntry Entry, LearntKind Kind, CaseEntry? About, int DaysLate);

/// <summary>What was known of a case at an instant about a day: the answer to "was this handled as the rules say, and what was known when". It is read, never stored.</summary>
/// <param name="KnownAt">The instant, UTC: nothing that was recorded after it is in the answer.</param>
/// <param name="About">The day in Amsterdam: nothing that happened after it counts.</param>
/// <param name="Known">The whole case as it was on file at the instant, also what was said of later days. It is only read.</param>
/// <param name="Then">Of that, the case as it stood on the day. It is only read.</param>
/// <param name="Clocks">Its clocks on that day.</param>
public sealed record CaseAsOf(DateTime KnownAt, DateOnly About, CaseFile Known, CaseFile Then, CaseClocks Clocks)
{
    /// <summary>Sequence of the last line that was on file.</summary>
    public int Line => Known.Version;

    /// <summary>The legal phase.</summary>
    public CasePhase Phase => Then.Phase;

    /// <summary>Why it was closed; null while it was open.</summary>
    public ClosingReason? ClosingReason => Then.ClosingReason;

    /// <summary>The birth date in force: the version that was known last, about every day.</summary>
    public BirthDateVersion BirthDate => Then.Latest<BirthDateVersion>()!;

    /// <summary>Every version of the birth date that was known, the oldest first: also those that were corrected.</summary>
    public IReadOnlyList<BirthDateVersion> BirthDates => [.. Known.Facts.OfType<BirthDateVersion>().OrderBy(version => version.Sequence)];

    /// <summary>The rejection of asylum that stood.</summary>
    public AuthorityDecision? Rejection => Then.Rejection;

    /// <summary>The return decision in force; null where there was none that was complete.</summary>
    public AuthorityDecision? ReturnDecision => Then.ReturnDecision;

    /// <summary>The permit that had not ended.</summary>
    public AuthorityDecision? Permit => Then.Permit;

    /// <summary>Decisions that waited for their move.</summary>
    public IReadOnlyList<WaitingDecision> Waiting => Then.WaitingDecisions;

    /// <summary>Decisions that clashed, and of which nobody had said by the day what they meant: an answer, a closing or a withdrawal of later takes no clash from the day on which it stood.</summary>
    public IReadOnlyList<DecisionClash> Clashes => Then.Clashes;

    /// <summary>Decisions that waited for their move on the day and were older than the last step of by then.</summary>
    public IReadOnlyList<LateDecision> LateDecisions => Then.LateDecisions;

    /// <summary>Steps of the day or before that the birth date that was known at the instant would have judged otherwise.</summary>
    public IReadOnlyList<BirthDateClash> BirthDateClashes => Then.BirthDateClashes(About);

    /// <summary>Suspensions in force on the day.</summary>
    public IReadOnlyList<Suspension> Suspensions => [.. Then.Suspensions.Where(suspension => suspension.IsOpenOn(About))];

    /// <summary>The candidates that stood, each with its stand.</summary>
    public IReadOnlyList<PastCandidate> Candidates => [.. Then.Standing<ShelterCandidate>().Select(candidate =>
        new PastCandidate(candidate, Then.StageOf(candidate.Sequence), Then.IsAcceptedAndValid(candidate.Sequence, About)))];

    /// <summary>The judgement on cooperation that counted.</summary>
    public CooperationJudgement? Judgement => Then.JudgementInForce;

    /// <summary>The referrals with their stand, also those that another had taken the place of.</summary>
    public IReadOnlyList<Referral> Referrals => [.. Then.Referrals.OrderBy(referral => referral.Sequence)];

    /// <summary>The proposals that had been made; one whose grounds were changed counts once, as it then read.</summary>
    public IReadOnlyList<OutcomeProposal> Proposals => [.. Then.Proposals.Where(proposal => proposal.State != ProposalState.Revised)];

    /// <summary>Safety alarms that were open.</summary>
    public IReadOnlyList<SafetyAlarm> Alarms => [.. Then.OpenAlarms];

    /// <summary>The history that was on file, of what had happened by the day, the latest day first.</summary>
    public IReadOnlyList<PastLine> Lines => [.. Known.Entries.Where(entry => entry.OccurredOn <= About)
        .OrderByDescending(entry => entry.OccurredOn).ThenByDescending(entry => entry.Sequence).Select(entry => new PastLine(entry, DaysLate(entry), EndOf(Known, entry)))];

    /// <summary>What came on file after the instant and says something of the day: facts recorded late, corrections, and what was taken back. The order is that in which it was recorded.</summary>
    /// <param name="now">The case as it is now.</param>
    public IReadOnlyList<LearntLine> LearntSince(CaseFile now) => [.. now.Entries.Where(entry => entry.Sequence > Line).OrderBy(entry => entry.Sequence)
        .Select(entry => Learnt(entry, now)).OfType<LearntLine>()];

    /// <summary>Days between the day of a line and the day on which it was recorded; 0 where it was recorded in time.</summary>
    public static int DaysLate(CaseEntry entry) => Math.Max(0, AmsterdamCalendar.DateOf(entry.RecordedAt).DayNumber - entry.OccurredOn.DayNumber);

    private LearntLine? Learnt(CaseEntry entry, CaseFile now)
    {
        // A version of the birth date says something of every day.
        if (entry.Kind == EntryKind.BirthDate)
        {
            return new(entry, LearntKind.Corrected, now.Entries.Single(line => line.Sequence == BirthDate.Sequence), DaysLate(entry));
        }

        var about = Corrected(entry, now);
        return about is not null && (about.OccurredOn <= About || entry.OccurredOn <= About)
            ? new(entry, entry.Kind == EntryKind.Retracted ? LearntKind.TakenBack : LearntKind.Corrected, about, DaysLate(entry))
            : about is null && entry.OccurredOn <= About ? new(entry, LearntKind.Backdated, null, DaysLate(entry)) : null;
    }

    // The line that took the place of another, of a fact or of a version of a suspension, takes that of one alone.
    private static CaseEntry? Corrected(CaseEntry entry, CaseFile now) => LineOf(now, Versions(now).SingleOrDefault(version => version.SupersededBy == entry.Sequence).Sequence);

    private static CaseEntry? EndOf(CaseFile file, CaseEntry entry) => LineOf(file, Versions(file).SingleOrDefault(version => version.Sequence == entry.Sequence).SupersededBy);

    private static IEnumerable<(int Sequence, int? SupersededBy)> Versions(CaseFile file) =>
        file.Facts.Select(fact => (fact.Sequence, fact.SupersededBy)).Concat(file.SuspensionVersions.Select(version => (version.Sequence, version.SupersededBy)));

    private static CaseEntry? LineOf(CaseFile file, int? sequence) => file.Entries.SingleOrDefault(line => line.Sequence == sequence);
}
