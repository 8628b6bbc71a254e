using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Notices;

/// <summary>
/// A step as people are told of it. The last day may be one on which nobody works; then it is told on the last working day before. A date that is past is not called late, because a birthday is not.
/// </summary>
public sealed class StepWords(PageText<StepWords> text, EnumText words)
{
    /// <summary>The step of a notice: a safety alarm that was handed over has none, and a report to the police is owed by the hour.</summary>
    public string this[DeadlineKind kind, AlarmStep step] => kind.Governs() ? this[step] : text[$"{kind}"];

    /// <summary>The same in the middle of a sentence.</summary>
    public string Inside(DeadlineKind kind, AlarmStep step) => kind.Governs() ? Inside(step) : text[$"{kind}Inside"];

    public string this[AlarmStep step] => step is AlarmStep.Due or AlarmStep.Overdue ? text[$"{step}"] : words[step];

    /// <summary>The same in the middle of a sentence.</summary>
    public string Inside(AlarmStep step) => step is AlarmStep.Due or AlarmStep.Overdue ? text[$"{step}Inside"] : words.Inside(step);
}
