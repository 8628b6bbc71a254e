using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Demo.Vocabulary;

// A house has a staff and rules: nobody in it is relieved to hear of the child, and the child does not fear it as a person.
internal static partial class Phrases
{
    public static readonly string[] HouseSafetyView =
    [
        "{naam} kent {wie} niet en vindt het goed dat er wordt gevraagd of er plaats is.",
        "{naam} wil eerst weten hoe het er is. Na foto's en uitleg zegt {hij}: vraag het maar.",
    ];

    public static readonly string[] HouseMayBeSaid =
    [
        "Alleen de leeftijd en welke school {naam} volgt. Geen naam, niets over een procedure.",
        "Dat de Nederlandse overheid een plek zoekt voor een jongere van deze leeftijd.",
    ];

    public static readonly string[] HouseChildView =
    [
        "\"Als er een school is, dan durf ik het wel.\" {naam} wil eerst foto's zien.",
        "\"Het is goed. Maar ik wil weten met wie ik daar woon.\"",
        "\"Ik wil niet, maar als ik moet, dan daar.\"",
    ];

    private static readonly Dictionary<CandidateStage, string[]> HouseSteps = new()
    {
        [CandidateStage.ContactAttempted] = ["Verzoek om een plaats gestuurd aan {wie}; ontvangst bevestigd.", "Gebeld met {wie}: de leiding belt terug."],
        [CandidateStage.ContactMade] = ["Gesproken met de leiding van {wie}: er is plaats, en er is een school in de buurt.", "De leiding van {wie} vroeg naar leeftijd, school en gezondheid."],
        [CandidateStage.Willing] = ["{wie} heeft een plaats en wil {naam} opnemen.", "{wie} zegt ja, als het schoolgeld is geregeld."],
        [CandidateStage.Assessed] = ["Beoordeling afgerond: bezoek aan het huis, gesprek met de leiding en met de school.", "Beoordeling afgerond. De uitkomsten zijn met de voogd besproken."],
        [CandidateStage.Accepted] = ["Plek aanvaard na overleg met {voogd}.", "Plek aanvaard; de leiding van {wie} heeft de afspraken ondertekend."],
        [CandidateStage.Rejected] = ["Het huis neemt alleen kinderen tot 14 jaar.", "Het huis heeft het komende jaar geen plaats."],
        [CandidateStage.Withdrawn] = ["{wie} heeft de plaats aan een ander kind gegeven."],
        [CandidateStage.NotReachable] = ["Op drie brieven en vijf telefoontjes kwam geen antwoord.", "Het huis bestaat niet meer, zegt de lokale partner."],
    };
}
