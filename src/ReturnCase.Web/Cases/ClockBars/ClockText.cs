using System.Globalization;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases.Timeline;

namespace ReturnCase.Web.Cases.ClockBars;

/// <summary>A step of a reckoning in words, with the line it rests on.</summary>
public sealed record SaidStep(string Words, int? Line);

/// <summary>What the page of the clocks says of a date: its name, how it was reckoned, and by which rule.</summary>
public sealed class ClockText(IStringLocalizer<ClockText> text, EnumText words, TimelineTitles titles, CasePolicy policy)
{
    public string Name(ClockDate date, bool exactBirth) => date switch
    {
        { Deadline: { } deadline } => words[deadline],
        { Kind: ClockKind.Eighteen } => exactBirth ? words[ClockKind.Eighteen] : text["EighteenEarliest"],
        _ => words[date.Kind],
    };

    /// <summary>The rule by which it was reckoned, with its source.</summary>
    public string Rule(ClockDate date) => date switch
    {
        { Kind: ClockKind.Appeal, AtTheLatest: { } latest } => text["Rule_AppealUnknown", AmsterdamTime.Date(latest)],
        { Kind: ClockKind.Phase, Deadline: { } deadline } => text[$"Rule_{deadline}"],
        _ => text[$"Rule_{date.Kind}"],
    };

    public IEnumerable<SaidStep> Steps(CaseFile file, ClockDate date) => date.Steps.Select(step => new SaidStep(Said(file, date, step), step.Fact));

    /// <summary>Why days of a stretch stood still.</summary>
    public string Cause(CaseFile file, StopCause cause) => cause.Kind == StopKind.Pause
        ? text["StopPause", words[file.Suspensions.Single(s => s.Sequence == cause.Line).Kind], file.Suspensions.Single(s => s.Sequence == cause.Line).Reference]
        : text[$"Stop{cause.Kind}"];

    private string Said(CaseFile file, ClockDate date, ClockStep step)
    {
        var on = AmsterdamTime.Date(step.On);
        return step.Kind switch
        {
            ClockStepKind.From when date.Kind is ClockKind.Eighteen && file.BirthDate.IsExact => text["StepBorn", on],
            ClockStepKind.From when date.Kind is ClockKind.Eighteen => text["StepBornEarliest", on],
            ClockStepKind.From when date.Kind is ClockKind.EighteenLatest => text["StepBornLatest", on],
            ClockStepKind.From => text["StepFrom", Title(file, step.Fact!.Value), on],
            ClockStepKind.Named => text["StepNamed", Title(file, step.Fact!.Value), on],
            ClockStepKind.Capped => text["StepCapped", on],
            ClockStepKind.Weeks when date is { Kind: ClockKind.Appeal, AtTheLatest: not null } => text["StepWeeksUnknown", step.Amount, policy.LongAppealWeeks, on],
            _ => text[step.Amount == 1 ? $"Step{step.Kind}One" : $"Step{step.Kind}", step.Amount.ToString(CultureInfo.CurrentCulture), on],
        };
    }

    private string Title(CaseFile file, int line) => titles.Of(new TimelineLine(file, file.Entries.Single(entry => entry.Sequence == line)));
}
