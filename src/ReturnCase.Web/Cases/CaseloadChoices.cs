using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Pages.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>What one may choose from in the filters of the caseload.</summary>
/// <param name="Text">The texts of its page.</param>
/// <param name="Words">Names of steps.</param>
/// <param name="IsSupervisor">A supervisor chooses from more.</param>
public sealed record CaseloadChoices(PageText<IndexModel> Text, EnumText Words, bool IsSupervisor)
{
    public IEnumerable<SelectListItem> Phases => Of<CasePhase>(phase => CaseTexts.Of(phase).Here());

    public IEnumerable<SelectListItem> Steps => ((AlarmStep[])
        [AlarmStep.Overdue, AlarmStep.Due, AlarmStep.TwoWeeks, AlarmStep.OneMonth, AlarmStep.ThreeMonths, AlarmStep.SixMonths, AlarmStep.None])
        .Select(step => new SelectListItem(Words[step], Slugs.Of(step)));

    public IEnumerable<SelectListItem> States => Of<CaseState>(state => Text[$"State{state}"]);

    public IEnumerable<SelectListItem> Attentions => Enum.GetValues<Attention>()
        .Where(attention => attention != Attention.Unassigned && (IsSupervisor || attention is not (Attention.DecisionEscalated or Attention.SuspensionAsks or Attention.ReopeningOwed or Attention.ReviewOwed)))
        .Select(attention => new SelectListItem(Text[$"Attention{attention}"], Slugs.Of(attention)));

    public IEnumerable<SelectListItem> Languages => Language.All.Select(language => new SelectListItem(NameOf(language), language.Code)).OrderBy(item => item.Text, StringComparer.CurrentCulture);

    public IEnumerable<SelectListItem> Contacts =>
        [.. CaseloadAddress.Weeks.Select(weeks => new SelectListItem(Text["ContactWeeks", weeks], $"{weeks}")), new SelectListItem(Text["ContactNever"], CaseloadAddress.Never)];

    public IEnumerable<SelectListItem> Orders => Of<CaseOrder>(order => Text[$"Order{order}"]);

    public IEnumerable<SelectListItem> Columns => Of<ListColumn>(column => Text[$"Column{column}"]);

    /// <summary>What is chosen, in the words in which it is chosen: for whoever reads the list on paper, or in a field that is too narrow for it.</summary>
    /// <param name="input">The filters.</param>
    /// <param name="counsellors">The people among whom one may choose.</param>
    public IEnumerable<(string Label, string Value)> Said(CaseloadInput input, IEnumerable<SelectListItem> counsellors)
    {
        (string, string?)[] said =
        [
            (Text["Search"], string.IsNullOrWhiteSpace(input.Text) ? null : input.Text.Trim()), (Text["Step"], In(Steps, input.Step)), (Text["Phase"], In(Phases, input.Phase)),
            (Text["Attention"], In(Attentions, input.Attention)), (Text[IsSupervisor ? "Counsellor" : "Whose"], In(counsellors, input.Counsellor)), (Text["Country"], In(Countries.Choices(withUnknown: true), input.Country)),
            (Text["Language"], In(Languages, input.Language)), (Text["Contact"], In(Contacts, input.Contact)), (Text["State"], In(States, input.State)),
            (Text["From"], input.From.ToDate() is { } from ? AmsterdamTime.Date(from) : null), (Text["Until"], input.Until.ToDate() is { } until ? AmsterdamTime.Date(until) : null),
        ];
        return said.Where(part => part.Item2 is not null).Select(part => (part.Item1, part.Item2!));
    }

    private static string? In(IEnumerable<SelectListItem> items, string? value) => string.IsNullOrEmpty(value) ? null : items.FirstOrDefault(item => item.Value == value)?.Text;

    private static IEnumerable<SelectListItem> Of<TEnum>(Func<TEnum, string> name)
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Select(value => new SelectListItem(name(value), Slugs.Of(value)));

    private static string NameOf(Language language) => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "nl" ? language.Dutch : language.English;
}
