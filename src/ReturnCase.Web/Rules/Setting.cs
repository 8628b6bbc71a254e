using System.Globalization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Rules;

/// <summary>What the leaflet leaves open, and how it is set.</summary>
/// <param name="Name">The setting, as it stands after <c>Policy:</c>.</param>
/// <param name="Says">What was decided.</param>
/// <param name="Source">D: decided here. S: a public source. L: a line of the leaflet.</param>
/// <param name="OfCase">A case keeps it as it was when the case was registered; otherwise it is as it is set now.</param>
/// <param name="Of">Its value in a set.</param>
public sealed record Setting(string Name, BilingualText Says, string Source, bool OfCase, Func<CasePolicy, object> Of)
{
    /// <summary>Every setting, in the order of the class that holds them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Case("SearchClockGround", "L3, D", p => p.SearchClockGround, "Het onderzoeksjaar begint op de dag van de afwijzing zonder terugkeerbesluit (RejectionDate), of op de dag waarop de zaak is aangenomen (AcceptanceDate).", "The search year begins on the day of the rejection without return decision (RejectionDate), or on the day on which the case was accepted (AcceptanceDate)."),
        Case("SearchTermYears", "L3", p => p.SearchTermYears, "Zo veel jaar mag het onderzoek naar opvang duren.", "The search for shelter may last so many years."),
        Case("RoutingWorkingDays", "§2.7, D", p => p.RoutingWorkingDays, "Binnen zo veel werkdagen na de overdracht is de zaak aangenomen.", "A transfer is accepted within so many working days."),
        Case("VerificationMaxAgeDays", "§2.2, D", p => p.VerificationMaxAgeDays, "Zo veel dagen telt de verificatie van de ontvanger.", "The verification of the receiver counts for so many days."),
        Case("IndAnswerWeeks", "§2.7, D", p => p.IndAnswerWeeks, "Binnen zo veel weken wordt een antwoord van de IND verwacht.", "An answer of the IND is expected within so many weeks."),
        Case("FurtherSearchMonths", "§2.7, D", p => p.FurtherSearchMonths, "Zo veel maanden duurt nader onderzoek als de IND geen datum noemt.", "Further search lasts so many months where the IND names no date."),
        Case("ReviewIntervalMonths", "§2.7, D", p => p.ReviewIntervalMonths, "Tussen twee beoordelingen liggen hoogstens zo veel maanden.", "Two reviews lie at most so many months apart."),
        House("EscalationWorkingDays", "§2, D", p => p.EscalationWorkingDays, "Na zo veel werkdagen is wat blijft liggen ook de taak van de teamleider.", "After so many working days what is left lying is the supervisor's task too."),
        Case("EmbassyAnswerMonths", "§2.7, S", p => p.EmbassyAnswerMonths, "Zo veel maanden na de aanvraag telt het zwijgen van een ambassade als geen antwoord.", "So many months after filing, the silence of an embassy is no answer."),
        Case("DiligenceGapDays", "D", p => p.DiligenceGapDays, "Zo veel dagen zonder stap van ons is een gat in de voortgang.", "So many days without a step of ours are a gap in diligence."),
        House("DiligenceWarningDays", "D", p => p.DiligenceWarningDays, "Zo veel dagen voor zo'n gat waarschuwt de zaak.", "The case warns so many days before such a gap."),
        House("CountryPolicyMonths", "D", p => p.CountryPolicyMonths, "Na zo veel maanden heet oud wat het register over een land zegt.", "After so many months what the register says of a country is called old."),
        House("ExpiryWarningDays", "D", p => p.ExpiryWarningDays, "Zo veel dagen voor een beoordeling of verificatie verloopt, komt er een taak.", "So many days before an assessment or a verification expires, it becomes a task."),
        Case("ViewAnswerDays", "D", p => p.ViewAnswerDays, "Binnen zo veel dagen wordt antwoord op een gevraagde zienswijze verwacht.", "An answer to a view that was asked is expected within so many days."),
        Case("QuestionWorkingDays", "D", p => p.QuestionWorkingDays, "Vragen van de IND over een melding zijn binnen zo veel werkdagen beantwoord.", "Questions of the IND about a referral are answered within so many working days."),
        Case("MissingReportHours", "D", p => p.MissingReportHours, "Een vermissing is binnen zo veel uur bij de politie gemeld.", "A missing child is reported to the police within so many hours."),
        Case("ShortAppealWeeks", "§2.7, S", p => p.ShortAppealWeeks, "De korte beroepstermijn, in weken.", "The short term of appeal, in weeks."),
        Case("LongAppealWeeks", "§2.7, S", p => p.LongAppealWeeks, "De lange beroepstermijn, in weken.", "The long term of appeal, in weeks."),
        House("AlarmSteps:FirstMonths", "§2.7, D", p => p.AlarmSteps.FirstMonths, "De eerste waarschuwing komt zo veel maanden voor een termijn.", "The first alarm comes so many months before a deadline."),
        House("AlarmSteps:SecondMonths", "§2.7, D", p => p.AlarmSteps.SecondMonths, "De tweede waarschuwing komt zo veel maanden ervoor.", "The second alarm comes so many months before it."),
        House("AlarmSteps:ThirdMonths", "§2.7, D", p => p.AlarmSteps.ThirdMonths, "De derde waarschuwing komt zo veel maanden ervoor.", "The third alarm comes so many months before it."),
        House("AlarmSteps:FourthDays", "§2.7, D", p => p.AlarmSteps.FourthDays, "De vierde waarschuwing komt zo veel dagen ervoor.", "The fourth alarm comes so many days before it."),
        House("Escalation:SupervisorFrom", "D", p => p.Escalation.SupervisorFrom, "Vanaf deze stap horen de teamleiders het altijd.", "From this step on the supervisors are always told."),
        House("Escalation:TeamBoxFrom", "D", p => p.Escalation.TeamBoxFrom, "Vanaf deze stap ligt het ook in de teambak.", "From this step on it lies in the team box too."),
    ];

    /// <summary>Its value in words that are the same in both languages.</summary>
    public string ValueIn(CasePolicy policy) => Convert.ToString(Of(policy), CultureInfo.InvariantCulture)!;

    private static Setting Case(string name, string source, Func<CasePolicy, object> of, string nl, string en) => new(name, new(nl, en), source, true, of);

    private static Setting House(string name, string source, Func<CasePolicy, object> of, string nl, string en) => new(name, new(nl, en), source, false, of);
}
