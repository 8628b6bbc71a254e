using System.Globalization;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Web.Cases;

/// <summary>Whose word it still takes before a pause does what is reckoned.</summary>
public enum PauseStage
{
    /// <summary>Nobody's: it is so once the form is sent.</summary>
    Settled,

    /// <summary>A supervisor's, who is asked.</summary>
    Asked,

    /// <summary>That of the supervisor who looks.</summary>
    Answering,
}

/// <summary>What a suspension does to the limit, in sentences, and what a person is asked to look at again.</summary>
public sealed class SuspensionWords(IStringLocalizer<SuspensionWords> text, EnumText words)
{
    /// <summary>What stands above those sentences.</summary>
    public string Title => text["Title"];

    public IReadOnlyList<string> Of(PauseEffect effect, PauseStage stage)
    {
        if (effect is not { Before: { } before, WhileAsked: { } without })
            return [text["NoYear"]];
        var core = effect.Days switch
        {
            0 => text["Stays", AmsterdamTime.Date(before)].Value,
            var days => text[days switch { 1 => "Day", -1 => "DayLess", > 0 => "Days", _ => "DaysLess" }, AmsterdamTime.Date(before), AmsterdamTime.Date(effect.After!.Value), Math.Abs(days)].Value,
        };
        List<string> lines = [stage == PauseStage.Settled ? char.ToUpper(core[0], CultureInfo.CurrentCulture) + core[1..] : text[$"If{stage}", core]];
        if (effect.Lasts)
            lines.Add(text["Lasts"]);
        if (stage != PauseStage.Settled)
            lines.Add(text[$"Without{stage}", AmsterdamTime.Date(without)]);
        return lines;
    }

    /// <summary>A sentence with the limit as it stands behind it, where the suspension is about that.</summary>
    public string WithLimit(string sentence, CaseFile file, Suspension suspension) =>
        suspension.AsksToPause && file.SearchLastDay is { } last ? $"{sentence} {text["Limit", AmsterdamTime.Date(last)].Value}" : sentence;

    /// <summary>What is unlikely, each in a sentence.</summary>
    public IEnumerable<string> Concerns(PauseEffect effect) => effect.Concerns.Select(concern => words[concern]);

    /// <summary>Asks whether what is unlikely is true all the same.</summary>
    public string Question(PauseEffect effect) => string.Join(' ', [.. Concerns(effect), text["Question"].Value]);
}
