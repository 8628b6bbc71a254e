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
        "Kort gesprek, {naam} had een toets. {Hij} heeft nog geen antwoord van {zijn} neef. Samen de berichten bekeken die {hij} heeft verstuurd: twee in maart, een vorige week. Op geen daarvan is gereageerd.",
        "Gevraagd naar bekenden van de familie in {stad}. {naam} noemt een winkelier bij wie {zijn} vader werkte. Meer dan een voornaam is er niet. Gevraagd of wij via de vertrouwenspersoon ter plaatse mogen navragen; {hij} vindt dat goed, zolang de naam van {zijn} vader niet wordt genoemd.",
        "{naam} vertelt dat het telefoonnummer van {zijn} tante niet meer in gebruik is. In het gesprek samen gebeld: geen aansluiting. Afgesproken dat {hij} in {zijn} oude berichten kijkt of er een ander nummer tussen staat.",
        "Gesproken over het opvanghuis als er geen familie wordt gevonden. Foto's en dagindeling laten zien. {naam} vroeg of er een school bij hoort en of {hij} er {zijn} telefoon mag houden.",
        "Gesprek van drie kwartier. Over familie wilde {naam} vandaag niet praten, over school wel: {hij} zit nu in de schakelklas en wil naar de techniekopleiding. Gezegd dat praten over familie een andere keer kan en dat wij er wel op terugkomen.",
        "De brief van de IND over de afwijzing opnieuw doorgenomen, nu alinea voor alinea. {naam} dacht dat {hij} binnen vier weken weg moest. Uitgelegd dat er geen terugkeerbesluit is en wat dat betekent.",
        "Besproken wat er is gedaan sinds de vorige keer: twee telefoontjes, een brief via de ambassade, nog geen antwoord. {naam} reageerde teleurgesteld. Gevraagd wat {hem} zou helpen; {hij} wil {zijn} broertje kunnen bellen. De mentor kijkt of dat via de groepstelefoon kan.",
    ];

    public static readonly string[] ReturnTalk =
    [
        "Het terugkeerbesluit besproken met {naam} en {voogd}. De termijn en het land staan erin; beide op de kalender en de kaart aangewezen. {Hij} vroeg of {advocaat} hier nog iets aan kan doen. Uitgelegd dat dat tussen {hem} en de advocaat is en dat het nummer op de kaart staat.",
        "Gesproken over wie {naam} bij aankomst opwacht. {Hij} wil dat het iemand is die {hij} kent. De reis stap voor stap doorgenomen: wie meegaat, waar de overstap is, wat er gebeurt als iemand niet komt opdagen.",
        "Besproken wat {naam} wil meenemen en wat er met {zijn} fiets gebeurt. Daarna over een opleiding na terugkeer: {hij} noemt lassen en koken. IOM kan een bijdrage voor een cursus betalen; het formulier is samen ingevuld.",
        "Gesprek over de reispapieren. {naam} heeft geen paspoort gehad. {Hij} wil zelf op het consulaat vertellen waar {hij} geboren is. Vooraf geoefend welke vragen er komen; over de asielaanvraag hoeft {hij} niets te zeggen.",
        "{naam} heeft met {zijn} familie gebeld terwijl ik erbij was. De verbinding was goed. {Hij} was na afloop stil; de mentor houdt vanavond een oogje in het zeil. Inhoud van het gesprek niet gevraagd.",
        "Doorgesproken wat er gebeurt als vertrek niet lukt. {naam} vroeg of {hij} op school mag blijven. Het antwoord: zolang {hij} minderjarig is wel.",
    ];

    public static readonly string[] OtherTalk =
    [
        "Telefonisch overleg met {voogd}. {naam} slaapt slecht; de huisarts is al geweest. De voogd vraagt om de gesprekken voorlopig op school te houden. Toegezegd.",
        "Gebeld met de mentor. {naam} gaat elke dag naar school en helpt met koken. Vorige week was er ruzie op de kamer; dat is uitgepraat.",
        "{advocaat} belde over de termijn voor beroep. Geen inhoud van het dossier besproken. De advocaat stuurt een bevestiging.",
        "Overleg met de school. {naam} is er negen van de tien dagen en loopt voor met rekenen. De docent vraagt of {hij} na de zomer kan instromen op het mbo; dat hangt af van de procedure en dat is zo gezegd.",
        "Voortgang doorgenomen met {voogd} en de mentor: wat is gevraagd, wat is gelukt, wat niet. Afgesproken wie wat doet voor het volgende overleg.",
    ];

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
