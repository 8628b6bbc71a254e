using ReturnCase.Domain.Cooperation;

namespace ReturnCase.Web.Demo.Vocabulary;

/// <summary>What a counsellor writes down. Facts only: what was said, seen, asked and agreed. Words in braces are filled in by <see cref="Wording"/>.</summary>
internal static partial class Phrases
{
    public static readonly string[] FirstTalk =
    [
        "Kennismaking met {naam}, samen met {voogd}. Uitgelegd wie ik ben, wat de afwijzing betekent en wat wij de komende maanden samen gaan doen. De folder is in het {taal} doorgenomen. {Hij} stelde twee vragen: wie er meeleest, en of familie merkt dat er asiel is gevraagd. Op het laatste gezegd: dat vertellen wij nooit.",
        "Eerste gesprek op {plaats}. {naam} kwam op tijd, met de mentor. De twee sporen op papier getekend en gevraagd het in eigen woorden terug te vertellen; dat lukte. {Hij} maakt zich vooral zorgen om {zijn} moeder en wil weten hoe lang dit duurt.",
        "Kennisgemaakt met {naam} in de woonkamer van de groep. Veel tijd genomen voor de uitleg; na een half uur een pauze gehouden omdat {hij} moe was. Afgesproken dat een volgend gesprek korter is en in de ochtend valt.",
        "Eerste gesprek, tolk {tolk} via de telefoon. De verbinding viel twee keer weg, daarna een ander toestel gebruikt. Uitgelegd wat er van {hem} wordt gevraagd en wat niet. {naam} luisterde aandachtig en maakte aantekeningen.",
    ];

    public static readonly string[] SearchTalk =
    [
        "Het gezin besproken aan de hand van een tekening. {naam} noemt {zijn} moeder, twee broertjes en een oom in {stad}. Het laatste contact met de moeder was via een buurvrouw, ongeveer vier maanden geleden. {Hij} weet het nummer van de oom niet uit het hoofd.",
        "Gesproken over wie {naam} na school opving voor {hij} vertrok. Dat was meestal een buurvrouw, soms de oudere zus van {zijn} vader. Van beiden heeft {hij} een voornaam en een wijk genoemd. De wijk staat op de kaart; {naam} wees het huis aan.",
        "Kort gesprek, {naam} had een toets. {Hij} heeft nog geen antwoord van {zijn} neef. Samen de berichten bekeken die {hij} heeft verstuurd: twee van een maand geleden, een van vorige week. Op geen daarvan is gereageerd.",
        "Gevraagd naar bekenden van de familie in {stad}. {naam} noemt een winkelier bij wie {zijn} vader werkte. Meer dan een voornaam is er niet. Gevraagd of wij via de vertrouwenspersoon ter plaatse mogen navragen; {hij} vindt dat goed, zolang de naam van {zijn} vader niet wordt genoemd.",
        "{naam} vertelt dat het telefoonnummer van {zijn} tante niet meer in gebruik is. In het gesprek samen gebeld: geen aansluiting. Afgesproken dat {hij} in {zijn} oude berichten kijkt of er een ander nummer tussen staat.",
        "Gesproken over het opvanghuis als er geen familie wordt gevonden. Foto's en dagindeling laten zien. {naam} vroeg of er een school bij hoort en of {hij} er {zijn} telefoon mag houden.",
        "Gesprek van drie kwartier. Over familie wilde {naam} vandaag niet praten, over school wel: {hij} zit nu in de schakelklas en wil naar de techniekopleiding. Gezegd dat praten over familie een andere keer kan en dat wij er wel op terugkomen.",
        "De brief van de IND over de afwijzing opnieuw doorgenomen, nu alinea voor alinea. {naam} dacht dat {hij} binnen vier weken weg moest. Uitgelegd dat er geen terugkeerbesluit is en wat dat betekent.",
        "Besproken wat er is gedaan sinds de vorige keer: twee telefoontjes, een brief via de ambassade, nog geen antwoord. {naam} reageerde teleurgesteld. Gevraagd wat {hem} zou helpen; {hij} wil {zijn} broertje kunnen bellen. De mentor kijkt of dat via de groepstelefoon kan.",
        "{naam} had foto's meegenomen die een vriend had gestuurd: de straat in {stad} waar {hij} woonde. Op een daarvan staat de winkel van een buurman. De naam op het uithangbord is overgenomen; de lokale partner kan er langs.",
        "Gesproken over wat {naam} nodig heeft om ergens anders te kunnen wonen. {Hij} noemt drie dingen: een eigen bed, naar school, en dat er niet wordt geslagen. Dat laatste is opgeschreven bij de veiligheid.",
        "Vandaag alleen over toekomst gesproken: welke opleiding, hier of daar, en wat er dan nodig is. {naam} heeft met de mentor een lijst gemaakt en las die voor. Afgesproken dat de lijst bij het plan komt.",
        "{naam} heeft via een neef gehoord dat de familie is verhuisd, vermoedelijk naar een andere wijk van {stad}. {Hij} weet niet of dat klopt. Samen bedacht aan wie dat gevraagd kan worden zonder onrust te maken.",
    ];

    public static readonly string[] WaitTalk =
    [
        "Uitgelegd dat de melding bij de IND ligt en dat wij het antwoord niet kunnen versnellen. {naam} vroeg of {hij} intussen iets moet doen. Het antwoord: naar school gaan, en bellen als er nieuws is van familie.",
        "Kort gesprek op de groep. Er is nog geen bericht van de IND. {naam} telt de weken op de kalender; afgesproken dat ik ook bel als er niets te melden is.",
        "Met {naam} doorgenomen wat elk antwoord van de IND zou betekenen, met de tekening van de twee sporen erbij. {Hij} legde het daarna zelf uit aan de mentor.",
        "{naam} wilde het vandaag niet over de procedure hebben. Gesproken over voetbal, de stage en de feestdagen. Aan het eind vroeg {hij} zelf of er nog nieuws was.",
        "Gesproken over wat er verandert als {naam} 18 wordt: wonen, school, verzekering. {voogd} was erbij en maakt een lijst van wat er op tijd geregeld moet zijn.",
        "{naam} heeft weer contact met een klasgenoot van vroeger. Nagevraagd of dat iets verandert aan de zoektocht; {hij} weet het niet zeker en vraagt door. Als het iets oplevert, laat {hij} het weten.",
    ];

    public static readonly string[] ReturnTalk =
    [
        "Het terugkeerbesluit besproken met {naam} en {voogd}. De termijn en het land staan erin; beide op de kalender en de kaart aangewezen. {Hij} vroeg of {advocaat} hier nog iets aan kan doen. Uitgelegd dat dat tussen {hem} en de advocaat is en dat het nummer op de kaart staat.",
        "Gesproken over wie {naam} bij aankomst opwacht. {Hij} wil dat het iemand is die {hij} kent. De reis stap voor stap doorgenomen: wie meegaat, waar de overstap is, wat er gebeurt als iemand niet komt opdagen.",
        "Besproken wat {naam} wil meenemen en wat er met {zijn} fiets gebeurt. Daarna over een opleiding na terugkeer: {hij} noemt lassen en koken. IOM kan een bijdrage voor een cursus betalen; het formulier is samen ingevuld.",
        "Gesprek over de reispapieren. {naam} heeft geen paspoort gehad. {Hij} wil zelf op het consulaat vertellen waar {hij} geboren is. Vooraf geoefend welke vragen er komen; over de asielaanvraag hoeft {hij} niets te zeggen.",
        "{naam} heeft met {zijn} familie gebeld terwijl ik erbij was. De verbinding was goed. {Hij} was na afloop stil; de mentor houdt vanavond een oogje in het zeil. Inhoud van het gesprek niet gevraagd.",
        "Doorgesproken wat er gebeurt als vertrek niet lukt. {naam} vroeg of {hij} op school mag blijven. Het antwoord: zolang {hij} minderjarig is wel.",
        "Samen gekeken naar de school bij de plek waar {naam} gaat wonen. {Hij} wil weten in welke klas {hij} komt. De vraag gaat via de lokale partner naar de school.",
        "De stand van de papieren doorgenomen: wat is aangevraagd, wie nog moet antwoorden. {naam} heeft zelf een vraag voor het consulaat opgeschreven; die gaat mee met de volgende brief.",
        "{naam} vroeg of {hij} afscheid kan nemen op school. Met de mentor afgesproken dat dat kan zodra de datum vaststaat, niet eerder. {Hij} vindt dat goed.",
    ];

    private static readonly string[] WithGuardian =
    [
        "Telefonisch overleg met {voogd}. {naam} slaapt slecht; de huisarts is al geweest. De voogd vraagt om de gesprekken voorlopig op school te houden. Toegezegd.",
        "Voortgang doorgenomen met {voogd} en de mentor: wat is gevraagd, wat is gelukt, wat niet. Afgesproken wie wat doet voor het volgende overleg.",
        "{voogd} belde na het huisbezoek. Het gaat goed op de groep; {naam} praat meer dan in het begin. Over de familie geen nieuws.",
        "Met {voogd} gesproken over het tempo. De voogd vindt een gesprek per maand genoeg, zolang {naam} tussendoor kan bellen. Zo doen wij het.",
    ];

    private static readonly string[] WithMentor =
    [
        "Gebeld met de mentor. {naam} gaat elke dag naar school en helpt met koken. Vorige week was er ruzie op de kamer; dat is uitgepraat.",
        "De mentor vertelt dat {naam} de laatste tijd vroeg naar bed gaat en weinig zegt. Geen incidenten. De gedragswetenschapper kijkt mee.",
        "De mentor belde: {naam} heeft een voetbalclub gevonden en traint twee keer per week. De afspraken van het vorige gesprek zijn nagekomen.",
        "Overleg met de mentor over het volgende gesprek: in de ochtend, in de kleine kamer, en de brief een dag eerder op de groep.",
    ];

    private static readonly string[] WithSchool =
    [
        "Overleg met de school. {naam} is er negen van de tien dagen en loopt voor met rekenen. De docent vraagt of {hij} na de zomer kan instromen op het mbo; dat hangt af van de procedure en dat is zo gezegd.",
        "De docent belde: {naam} heeft de taaltoets gehaald en is gevraagd om nieuwe leerlingen rond te leiden.",
        "Gesproken met de intern begeleider. {naam} is op dagen na een gesprek met ons afwezig in de les. Gesprekken voortaan op vrijdag.",
    ];

    private static readonly string[] WithLawyer =
    [
        "{advocaat} belde over de termijn voor beroep. Geen inhoud van het dossier besproken. De advocaat stuurt een bevestiging.",
        "{advocaat} vraagt om een afschrift van de gespreksverslagen. Verstuurd, met een kopie aan de voogd.",
    ];

    /// <summary>Talks with the people around the child, each kind with its own words; the usual ones stand here twice.</summary>
    public static readonly (ContactKind Kind, string[] Notes)[] AroundTalks =
    [
        (ContactKind.TalkWithGuardian, WithGuardian), (ContactKind.TalkWithGuardian, WithGuardian), (ContactKind.TalkWithMentor, WithMentor),
        (ContactKind.TalkWithMentor, WithMentor), (ContactKind.TalkWithSchool, WithSchool), (ContactKind.TalkWithLawyer, WithLawyer),
    ];

    public static readonly string[] BackTalk =
        ["{naam} bezocht in de noodopvang. {Hij} is moe en heeft honger gehad; gewond is {hij} niet. {Hij} vertelt dat {hij} bij een kennis sliep en niet durfde te bellen. Uitgelegd dat {hij} nu volwassen is voor de wet en wie {hem} vanaf vandaag helpt."];

    public static readonly string[] NotReached =
    [
        "{naam} was niet op de afgesproken plek. De groepsleiding wist niet van de afspraak: de brief lag nog op kantoor. Nieuwe afspraak gemaakt, nu ook per bericht.",
        "Gebeld op het afgesproken uur, twee keer, geen gehoor. Bericht achtergelaten met de tolk.",
    ];

    public static readonly string[] ChildsWords =
    [
        "\"Ik wil hier blijven, maar ik wil ook dat mijn moeder weet dat ik leef.\"",
        "\"Als mijn oom ja zegt, dan wil ik eerst met hem praten. Niet jullie, ik.\"",
        "\"Ik ben niet boos op jou. Ik ben boos op de brief.\"",
        "\"In het huis slapen is geen probleem. Alleen zijn is een probleem.\"",
        "\"Ik heb alles gezegd wat ik weet. Ik was negen toen mijn vader wegging.\"",
        "\"Ik wil lasser worden. Dat kan daar ook, maar niet zonder papieren.\"",
        "\"Mijn tante heeft zelf vijf kinderen. Zij zegt ja omdat zij niet nee kan zeggen.\"",
        "\"Ik wil het nu weten. Wachten is het ergste.\"",
    ];

    public static readonly string[] Agreements =
    [
        "{naam} zoekt het adres van {zijn} tante op. Ik vraag de vertrouwenspersoon ter plaatse om de school te bellen.",
        "Volgende keer met een andere tolk, op verzoek van {naam}.",
        "De voogd gaat mee naar het volgende gesprek. De mentor legt de afspraak in het groepsboek.",
        "Ik stuur de uitleg in het {taal} toe. {naam} schrijft op wat {hij} nog wil vragen.",
        "Geen nieuwe vragen over familie tot de toetsweek voorbij is.",
    ];
}
