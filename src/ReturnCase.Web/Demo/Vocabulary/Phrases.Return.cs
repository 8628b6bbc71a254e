namespace ReturnCase.Web.Demo.Vocabulary;

internal static partial class Phrases
{
    public static readonly string[] CareTried = ["Drie keer met de familie gesproken over wie voor {naam} zorgt. De familie stelt het steeds uit; er kwam geen afspraak.", "Gevraagd of het opvanghuis een plaats vasthoudt. Antwoord: alleen met een ingevuld intakeformulier, en dat is er niet."];

    public static readonly string[] DocumentsTried = ["Laissez-passer aangevraagd; de ambassade heeft te weinig gegevens om {naam} te herkennen.", "Twee keer in persoon gepresenteerd. De ambassade geeft geen document af zonder geboorteakte.", "Geboorteakte opgevraagd bij de gemeente {stad}; het archief is verbrand."];

    public static readonly string[] SearchEfforts =
    [
        "De lokale partner gevraagd in de buurt van het oude huis naar familie te vragen. Nog geen bericht.",
        "Met IOM nagegaan of er nieuwe gegevens over de streek zijn. Die zijn er nog niet.",
        "De adressen uit het dossier nagelopen met de ambassade. Eén adres bestaat niet meer.",
        "Bij de opvang in het land van herkomst nagevraagd of er plaats komt. Antwoord volgt.",
    ];

    public static readonly string[] OtherEfforts = ["Met IOM een vertrek via een buurland onderzocht. Dat kan niet zonder document.", "Via de lokale partner een familielid gevraagd de akte op te halen. Dat is niet gelukt."];

    public static readonly string[] ViewOnReturn = ["\"Ik ga, maar ik wil dat jullie bellen als ik er ben.\"", "\"Ik wil het niet, en ik ga toch, omdat mijn moeder ziek is.\"", "\"Als ik de cursus krijg, dan is het goed.\""];

    public static readonly string[] GuardianOnReturn = ["{voogd} heeft het plan gelezen, kent de ontvanger en heeft geen bezwaar.", "{voogd} vraagt om de reis buiten de schoolweek te houden. Dat is zo gepland."];

    public static readonly string[] GuardianTold = ["{voogd} is gebeld en heeft het reisschema per brief gekregen.", "Besproken in het overleg; {voogd} was erbij en kreeg het schema mee."];

    public static readonly string[] HowTold = ["Telefonisch; het schema ging dezelfde dag per brief.", "In het overleg op de opvang, met de mentor erbij."];

    public static readonly string[] HowAsked = ["In het {taal}, met een tolk aan de telefoon; de mentor zat erbij.", "In het Nederlands, dat {naam} goed spreekt; de voogd was erbij."];

    public static readonly string[] ReturnWeighed = ["Teruggaan naar {wie} past bij wat {naam} nodig heeft: familie, school en rust. De zorgen hieronder zijn met {wie} besproken.", "Alles bij elkaar is deze terugkeer goed voor {naam}, zolang de afspraken over school en huis worden nagekomen."];

    public static readonly (Domain.Cases.StatementHeading Heading, string Text)[] Interests =
    [
        (Domain.Cases.StatementHeading.Identity, "{naam} spreekt {taal} en woonde er tot kort voor de reis."),
        (Domain.Cases.StatementHeading.Family, "{wie} is vertrouwd; hier blijven een klas en een mentor achter."),
        (Domain.Cases.StatementHeading.CareAndSafety, "{wie} is elke dag thuis. De wijk is rustig, zegt de lokale partner."),
        (Domain.Cases.StatementHeading.Vulnerability, "Geen signalen van mensenhandel. Slaapt soms slecht."),
        (Domain.Cases.StatementHeading.Health, "Gezond; er is een arts op loopafstand."),
        (Domain.Cases.StatementHeading.Education, "De school heeft een plaats; het schoolgeld is geregeld."),
        (Domain.Cases.StatementHeading.Against, "{naam} mist de vrienden van hier en ziet op tegen een nieuwe klas."),
    ];

    public static readonly string[] Schooling = ["Naar de school in {stad}, vanaf het nieuwe schooljaar", "Eerst een taalklas, daarna een vakopleiding"];

    public static readonly string[] JourneyAgreements = ["Haalt {naam} op bij de aankomst", "Betaalt het schoolgeld voor twaalf maanden", "Reist mee tot de overdracht en belt daarna"];

    public static readonly string[] JourneyOff = ["Verteld dat de reis niet doorgaat, waarom, en dat er een nieuwe dag wordt gezocht."];

    public static readonly string[] Removability = ["Nagegaan in het systeem en telefonisch bij de IND: geen procedure, geen voorziening, geen medische belemmering bekend.", "Vandaag nagekeken: geen beroep, geen aanvraag, medische verklaring akkoord."];

    public static readonly string[] ReceiverAgreement = ["{naam} krijgt een eigen slaapplaats en gaat naar school; {wie} meldt zich de eerste maand wekelijks. Het schoolgeld loopt via IOM.", "{wie} haalt {naam} op het vliegveld af, zorgt voor eten en school, en belt bij problemen de lokale partner."];

    public static readonly string[] Verified = ["Gebeld met {wie} en met het wijkhoofd: de plek is er nog, de kamer staat klaar.", "De lokale partner was er deze week; foto's van de kamer in het dossier."];

    public static readonly string[] Escorts = ["Twee begeleiders van de dienst, een spreekt {taal}", "Een begeleider van de dienst en {voogd}", "Een begeleider van IOM"];

    public static readonly string[] Support = ["IOM: bijdrage voor een jaar school en een cursus lassen", "Schoolgeld voor twaalf maanden, gesprek met de school gepland", "Cursus koken, startbedrag via IOM"];

    public static readonly string[] FollowUp = ["De lokale partner bezocht {naam}: gaat naar school, {wie} zorgt goed. {naam} mist {zijn} vrienden.", "Gebeld met {naam}: het gaat redelijk. De cursus begint volgende maand."];

    public static readonly string[] Fell = ["De verbinding naar {stad} is door de luchtvaartmaatschappij geschrapt; nieuwe datum volgt.", "{naam} heeft koorts; de arts raadt reizen deze week af."];

    public static readonly string[] Reopened = ["{naam} heeft een brief van {zijn} zus ontvangen, met een adres in {stad}. Dat is nieuw.", "{naam} wil alsnog de namen noemen en heeft dat in het gesprek gedaan.", "De lokale partner heeft een tante gevonden die eerder niet te bereiken was."];

    public static readonly string[] Review = ["Zaak besproken met de regievoerder. De stappen kloppen, de druk op het kind is besproken. Volgende beoordeling gepland.", "Dossier nagelopen: feiten en oordeel staan apart, de stem van het kind is te vinden."];

    public static readonly string[] Agreed = ["De jongere vertellen wat er is besproken en wat er nu komt", "De jongere vragen hoe het gaat, en ons laten weten wat eruit komt"];

    public static readonly string[] SearchContinues = ["Het jaar is om. De ambassade antwoordt volgende maand; stoppen zou nu niet in het belang van het kind zijn.", "De termijn is voorbij. Er loopt nog een spoor in {stad} dat het waard is om af te maken."];

    public static readonly string[] AdultNote = ["Alles overgedragen: school, arts, contactpersoon, lopende procedures. {naam} heeft een kopie en weet wie {hij} kan bellen.", "Warme overdracht met de gemeente en {advocaat}. Begeleid wonen is aangevraagd."];

    public static readonly string[] Turned18 = ["18 geworden. Het minderjarigendossier sluit; de overdracht is gedaan.", "De verjaardag is bereikt; verder via het proces voor volwassenen."];

    public static readonly string[] Found =
    [
        "Gevonden bij een oom in Duitsland; de kinderbescherming daar heeft de zorg overgenomen.",
        "Heeft zich gemeld bij de politie in Antwerpen. De Belgische voogdijdienst zorgt voor opvang.",
        "De politie bevestigt dat de jongere veilig is en in Frankrijk wordt opgevangen. De voogd weet ervan.",
        "Terug in beeld: staat ingeschreven bij een opvang in Zweden, volgens de autoriteiten daar.",
    ];

    public static readonly string[] CameForward = ["Heeft zich zelf gemeld en is gesproken: veilig, niet gewond. Het alarm kan dicht."];
}
