using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Rules;

/// <summary>Where a rule comes from, in the language of the page: lines, sections and invariants bear the same sign in both, and the names of public sources do not.</summary>
public static class RuleSource
{
    private static readonly BilingualText[] Names =
    [
        new("lastig geval", "hard case"),
        new("VN-Kinderrechtenverdrag", "UN Convention on the Rights of the Child"),
        new("Terugkeerrichtlijn", "Return Directive"),
        new("DT&V-richtlijn over het vertrekbericht", "DT&V guideline on the departure notice"),
        new("Handreiking van de UNHCR over gesprekken met kinderen", "UNHCR guidance on interviewing children"),
        new("Hof van Justitie EU", "CJEU"),
        new("Verordening 604/2013 en haar opvolger", "Regulation 604/2013 and its successor"),
        new("opsporing door het Rode Kruis is vertrouwelijk", "Red Cross tracing is confidential"),
        new("Nederlandse handreiking over terugkeerbesluiten", "Dutch best-practice guide on return decisions"),
    ];

    /// <summary>A source as it stands with the rule, with the names in it as they are here.</summary>
    public static string Here(string source) => Names.Aggregate(source, (said, name) => said.Replace(name.En, name.Here(), StringComparison.Ordinal));
}
