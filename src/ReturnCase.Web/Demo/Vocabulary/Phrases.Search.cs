using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Demo.Vocabulary;

/// <summary>Who somebody is to the child.</summary>
/// <param name="SharesName">Bears the child's last name.</param>
internal sealed record Relative(string Relation, bool IsWoman, bool SharesName);

internal static partial class Phrases
{
    public static readonly string[] CountryWhy =
    [
        "Land van herkomst; de familie woont voor zover bekend in {stad}.",
        "{naam} is hier geboren en heeft er tot het vertrek gewoond.",
        "Nationaliteit volgens de IND, bevestigd door {naam}.",
    ];

    public static readonly string[] ReasonedAway =
    [
        "De ouders van {naam} zijn overleden en andere familie is er niet. De overlijdensaktes en de lokale partner bevestigen dat.",
        "{naam} was zes toen {hij} uit {stad} vertrok en kent er buiten de familie niemand meer. De vertrouwenspersoon bevestigt dat de straat is gesloopt.",
        "Er is in {land} geen opvanghuis dat aan de eisen voldoet en plaatsen heeft; nagevraagd bij de afdeling internationale zaken.",
    ];

    public static readonly string[] SafetyView =
    [
        "{naam} vindt het goed dat deze persoon wordt benaderd en wil vooraf weten wanneer.",
        "{naam} is niet bang voor deze persoon. {Hij} wil niet dat er over de reis wordt gesproken.",
        "{naam} twijfelt, omdat er vroeger ruzie was over geld. Na uitleg zegt {hij}: vraag het maar.",
    ];

    public static readonly string[] MayBeSaid =
    [
        "Dat {naam} gezond is en in Nederland op school zit. Niets over een procedure.",
        "Alleen dat de Nederlandse overheid zoekt naar wie voor {hem} kan zorgen.",
        "Dat {naam} graag contact wil. Geen adres, geen telefoonnummer van de opvang.",
    ];

    private static readonly Dictionary<CandidateStage, string[]> Steps = new()
    {
        [CandidateStage.ContactAttempted] = ["Twee keer gebeld op verschillende tijden, geen gehoor. Bericht ingesproken in het {taal}.", "Brief bezorgd door de lokale partner in {stad}.", "Verzoek uitgezet via de ambassade; ontvangst bevestigd."],
        [CandidateStage.ContactMade] = ["Gesproken met {wie}, een kwartier, met tolk. Was opgelucht te horen dat {naam} leeft.", "{wie} belde zelf terug. Vroeg vooral of {naam} gezond is.", "De lokale partner heeft {wie} thuis bezocht en foto's van de straat gestuurd."],
        [CandidateStage.Willing] = ["{wie} wil {naam} in huis nemen en zegt dat er een eigen slaapplaats is.", "{wie} zegt ja, als er hulp komt met het schoolgeld."],
        [CandidateStage.Assessed] = ["Beoordeling afgerond: huisbezoek, gesprek met de school en met het wijkhoofd.", "Beoordeling afgerond. De uitkomsten zijn met de voogd besproken."],
        [CandidateStage.Accepted] = ["Plek aanvaard na overleg met {voogd}.", "Plek aanvaard; {wie} heeft de afspraken ondertekend."],
        [CandidateStage.Rejected] = ["{wie} heeft een kamer voor vijf mensen en kan geen schoolgeld betalen. Geen geschikte plek.", "Bij het huisbezoek bleek dat er voor {naam} geen slaapplaats is en dat er geen school in de buurt is."],
        [CandidateStage.Withdrawn] = ["{wie} trekt zich terug: er is ziekte in het gezin.", "{wie} is verhuisd naar een ander land en kan niet meer voor {naam} zorgen."],
        [CandidateStage.NotReachable] = ["Vijf pogingen op verschillende dagen en tijden, brief retour. Niet te vinden.", "Het adres bestaat niet meer; de buren weten niet waar {wie} heen is.", "Nummer afgesloten, geen spoor via de lokale partner."],
    };

    public static readonly string[] Evidence =
    [
        "Verslag van het huisbezoek met foto's, verklaring van het wijkhoofd.",
        "Schriftelijke verklaring met kopie van het identiteitsbewijs, en het verslag van de ambassade.",
        "Verslag van de lokale partner; getekende afspraken over school en kosten.",
    ];

    public static readonly string[] VerifiedHow = ["Huisbezoek door de lokale partner, twee gesprekken, navraag bij de school.", "Videogesprek in het huis zelf en navraag door de ambassade.", "Bezoek door de liaison, zonder aankondiging."];

    public static readonly string[] BestInterests =
    [
        "Gewogen: veiligheid van de wijk, school op loopafstand, band met {wie}, wat {naam} zelf zegt, en dat {hij} hier een vriendengroep achterlaat. De plek is passend zolang het schoolgeld is geregeld.",
        "Voor {naam} is rust het belangrijkste. Bij {wie} is een eigen kamer en iemand die overdag thuis is. Zorg: de afstand tot de arts. Dat is met {wie} besproken.",
    ];

    public static readonly string[] ChildView = ["\"Als het bij {wie} is, dan durf ik het wel.\" {naam} wil eerst bellen.", "\"Het is goed. Maar ik wil mijn school afmaken.\"", "\"Ik wil niet, maar als ik moet, dan daar.\""];

    public static readonly string[] GuardianView = ["{voogd} vindt de plek passend en vraagt om een tweede gesprek met {wie} over school.", "{voogd} heeft geen bezwaar; wil bij de overdracht worden gebeld.", "{voogd} is het niet eens met terugkeer, maar ziet geen betere plek."];

    public static readonly Relative[] Family =
    [
        new("oom van vaders kant", false, true), new("tante van moeders kant", true, false), new("oudere broer", false, true), new("grootmoeder", true, false),
        new("halfzus", true, true), new("neef van moeder", false, false), new("vader", false, true), new("moeder", true, false),
    ];

    public static readonly Relative[] Acquaintances =
    [
        new("buurvrouw", true, false), new("vriend van de familie", false, false), new("oud-leraar", false, false), new("werkgever van vader", false, false),
        new("moeder van een klasgenoot", true, false),
    ];

    public static readonly string[] Houses = ["Opvanghuis De Brug, {stad}", "Jeugdhuis {stad}", "Opvanghuis Nieuwe Start, {stad}"];

    public static string[] Step(ShelterKind kind, CandidateStage stage) => kind == ShelterKind.ReceptionHouse ? HouseSteps[stage] : Steps[stage];
}
