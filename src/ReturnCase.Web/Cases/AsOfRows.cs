using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Pages.Cases.AsOf;

namespace ReturnCase.Web.Cases;

/// <summary>What the reading of a past moment says about one thing.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Said">What is said of it, line by line; none where there was nothing.</param>
public sealed record AsOfRow(string Key, IReadOnlyList<string> Said);

/// <summary>A thing of which more, or something else, is known now.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Then">What was known.</param>
/// <param name="Now">What is known now about the same day.</param>
public sealed record AsOfChange(string Key, IReadOnlyList<string> Then, IReadOnlyList<string> Now);

/// <summary>Says a reading of a past moment in words: the rows of the page, and what of them reads otherwise by what is known now.</summary>
public sealed class AsOfRows(EnumText words, DeadlineWords deadlines, PageText<AsOfModel> text)
{
    /// <summary>The rows, in the order of the page of the case.</summary>
    public IReadOnlyList<AsOfRow> Of(CaseAsOf answer) =>
    [
        new("Phase", [text["PhaseSince", CaseTexts.Of(answer.Phase).Here(), AmsterdamTime.Date(answer.Then.LastMove.OccurredOn)], .. Closing(answer)]),
        new("Counsellor", [answer.Then.CounsellorName is { } name ? text["CounsellorOf", name, answer.Then.Team] : text["CounsellorNobody", answer.Then.Team]]),
        new("Deadline", answer.Clocks.Governing is { } governing ? [deadlines.NameAndDate(governing.Kind, governing.On, answer.Clocks.EighteenLatest)] : []),
        new("SearchYear", answer.Clocks.Search is { } search ? [text["SearchYearOf", AmsterdamTime.Date(search.LastDay), Days(search.DaysUsed), Days(search.DaysStopped)]] : []),
        new("Eighteen", [Eighteen(answer.Clocks)]),
        new("BirthDate", [text["BirthDateOf", Born(answer.BirthDate.Value), words[answer.BirthDate.Source]]]),
        new("Rejection", [.. Decided(answer.Rejection)]),
        new("ReturnDecision", [.. Decided(answer.ReturnDecision), .. answer.ReturnDecision is { } issued ? [text["ReturnDecisionOf", string.Join(", ", issued.Countries.Select(Countries.Name)), issued.DepartureTermDays!]] : Array.Empty<string>()]),
        new("Permit", [.. Decided(answer.Permit)]),
        new("Waiting", [.. answer.Waiting.Select(waiting => text["WaitingOf", Decided(waiting.Decision).Single(), CaseTexts.Of(waiting.Trigger).Here()])]),
        new("Clashes", [.. Clashes(answer)]),
        new("Suspensions", [.. answer.Suspensions.Select(s => text[s.BlocksRemoval ? "SuspensionBlocks" : "SuspensionBlocksNot", words[s.Kind], AmsterdamTime.Date(s.StartedOn), s.Reference])]),
        new("Alarms", [.. answer.Alarms.Select(alarm => text["AlarmOf", words[alarm.Kind], AmsterdamTime.Date(alarm.RaisedOn), alarm.OwnerName ?? text["Nobody"]])]),
        new("Judgement", answer.Judgement is { } judgement ? [text["JudgementOf", words[judgement.Verdict], AmsterdamTime.Date(judgement.OccurredOn)]] : []),
        new("Candidates", [.. answer.Candidates.Select(c => $"{c.Candidate.Name} · {Countries.Name(c.Candidate.Country)} · {words[c.Stage]}{(c.Counts ? $" · {text["Counts"]}" : "")}")]),
        new("Proposals", [.. answer.Proposals.Select(p => text["ProposalOf", CaseTexts.Of(p.Kind).Here(), AmsterdamTime.Date(p.ProposedOn), text[$"Proposal{p.State}"]])]),
        new("Referrals", [.. answer.Referrals.Select(Referred)]),
    ];

    /// <summary>The rows that read otherwise.</summary>
    public IReadOnlyList<AsOfChange> Changes(CaseAsOf then, CaseAsOf now) =>
        [.. Of(then).Zip(Of(now)).Where(pair => !pair.First.Said.SequenceEqual(pair.Second.Said)).Select(pair => new AsOfChange(pair.First.Key, pair.First.Said, pair.Second.Said))];

    /// <summary>A birth date as far as it is known.</summary>
    public static string Born(PartialDate born) => born.IsExact ? AmsterdamTime.Date(born.Earliest)
        : born.Month is { } month ? AmsterdamTime.Month(new DateOnly(born.Year, month, 1)) : $"{born.Year}";

    private string Days(int days) => days == 1 ? text["DayOne"] : text["Days", days];

    private IEnumerable<string> Clashes(CaseAsOf answer) =>
    [
        .. answer.Clashes.Select(clash => text["ClashOf", Decided(clash.Decision).Single(), clash.Referral.Number]),
        .. answer.LateDecisions.Select(late => text["ClashLate", Decided(late.Waiting.Decision).Single(), Step(late.Step)]),
        .. answer.BirthDateClashes.Select(clash => text["ClashBirth", Born(clash.Now.Value), Step(clash.Step)]),
    ];

    private static string Step(CaseEntry line) => $"{(line.Trigger is { } trigger ? CaseTexts.Of(trigger) : CaseTexts.Of(line.To!.Value)).Here()}, {AmsterdamTime.Date(line.OccurredOn)}";

    private static string[] Closing(CaseAsOf answer) => [.. ((ClosingReason?[])[answer.ClosingReason, answer.Then.SecondClosingReason]).OfType<ClosingReason>().Select(reason => CaseTexts.Of(reason).Here())];

    private string Eighteen(CaseClocks clocks) => clocks.EighteenEarliest == clocks.EighteenLatest ? AmsterdamTime.Date(clocks.EighteenLatest)
        : text["EighteenBetween", AmsterdamTime.Date(clocks.EighteenEarliest), AmsterdamTime.Date(clocks.EighteenLatest)];

    private IEnumerable<string> Decided(AuthorityDecision? decision) => decision is null ? [] : [text["DecisionOf", words[decision.Kind], AmsterdamTime.Date(decision.OccurredOn), decision.Reference]];

    private string Referred(Referral referral) => $"{referral.Number} · {words[referral.Kind]} · {words[referral.State]}"
        + (referral.VersionNotSent is { } version ? $" · {text[referral.IsToSend ? "VersionToSend" : "VersionNotSent", version]}" : "")
        + (referral.SupersededByNumber is { } by ? $" ({text["ReplacedBy", by]})" : "");
}
