using ReturnCase.Data.Figures;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Figures;

namespace ReturnCase.Web.Figures;

/// <summary>The words of the figures, shared by the page and its exports.</summary>
public sealed class FigureText(PageText<FigureText> text)
{
    /// <summary>Each by its key.</summary>
    public PageText<FigureText> Text => text;

    /// <summary>What is counted, by the name under which it is kept.</summary>
    public string Of(FigureKind kind, string what) => kind switch
    {
        FigureKind.Inflow => text[$"Inflow_{what}"],
        FigureKind.Outflow => CaseTexts.Of(Enum.Parse<ClosingReason>(what)).Here(),
        FigureKind.Outcome when what == FigureEvents.Returned => text["Outcome_Returned"],
        FigureKind.Outcome => CaseTexts.Of(Enum.Parse<OutcomeKind>(what)).Here(),
        FigureKind.Stay => CaseTexts.Of(Enum.Parse<CasePhase>(what)).Here(),
        _ => text[$"Term_{what}"],
    };

    public string Whose(string? team, string? country) => $"{(team is null ? text["AllTeams"] : text["OfTeam", team])} · {(country is null ? text["AllCountries"] : Countries.Name(country))}";

    /// <summary>How to read the figures.</summary>
    public IReadOnlyList<string> Notes(FigurePolicy policy, IReadOnlyList<ClosedMonth> closed, PeriodLabels labels)
    {
        var corrected = closed.Where(month => month.CorrectedAt is not null).ToArray();
        return
        [
            policy.Exact ? text["NoteExact"] : text["NoteRounded", Disclosure.RoundedTo, FigureCell.HiddenSign, Disclosure.HiddenUnder],
            text["NoteOpen", PeriodLabels.OpenSign, AmsterdamTime.Month(labels.FirstOpen), policy.DaysToClose + 1],
            .. corrected.Length == 0 ? Array.Empty<string>() :
            [
                text["NoteCorrected", string.Join(", ", corrected.Select(month => AmsterdamTime.Month(month.Month))), AmsterdamTime.Date(corrected.Max(month => month.CorrectedAt!.Value))],
            ],
            text["NoteLate"],
        ];
    }

    /// <summary>Weeks in words: "6 weken".</summary>
    public string Weeks(int weeks) => weeks == 1 ? text["Week"] : text["Weeks", weeks];
}
