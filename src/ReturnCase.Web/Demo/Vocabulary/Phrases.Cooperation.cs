namespace ReturnCase.Web.Demo.Vocabulary;

internal static partial class Phrases
{
    public static readonly string[] Asked =
    [
        "De namen en laatste adressen van familie opschrijven, met wat {hij} nog weet.",
        "In {zijn} eigen telefoon zoeken naar nummers van familie en die met ons delen.",
        "Meegaan naar de ambassade om geboorteplaats en ouders te noemen.",
        "Het formulier voor de lokale partner samen invullen en ondertekenen.",
        "Bellen met {zijn} tante, met de voogd erbij.",
        "Vertellen bij wie {hij} woonde in het jaar voor het vertrek.",
        "De geboorteakte opvragen via {zijn} moeder.",
    ];

    public static readonly string[] Done = ["Gedaan; de lijst zit in het dossier.", "Gedaan in het gesprek, met tolk {tolk}.", "Gedaan; wat het opleverde staat bij het gesprek van die dag."];

    public static readonly string[] Partly = ["Voor een deel gedaan. De rest wil {naam} niet, ook niet na nog een uitleg.", "Begonnen en halverwege gestopt; {naam} gaf geen reden."];

    public static readonly string[] NotDone =
    [
        "Op de afgesproken dag niet gedaan. {naam} zegt dat {hij} er niet over wil praten en gaf geen reden. De vraag is opnieuw gesteld, met dezelfde tolk.",
        "Niet verschenen op de afgesproken dag. {naam} wist van de afspraak: de mentor had {hem} 's ochtends gewekt en er was vervoer.",
        "{naam} zei dat het gedaan was; bij navraag bleek dat niet zo. Opnieuw gevraagd, met de gevolgen erbij; het is niet gedaan.",
    ];

    public static readonly string[] CouldNot = ["Kon niet: er is geen netwerk in het gebied en {naam} kent niemand daarbuiten.", "Kon niet: {naam} was ziek.", "Kon niet: degene die erbij nodig was, kwam niet."];

    public static readonly string[] Cooperated =
    [
        "{naam} heeft elk verzoek dat {hij} kon nakomen ook nagekomen. Wat niet lukte, lag buiten {hem}: de familie is niet te vinden. Dat {hij} liever blijft, telt niet als niet meewerken.",
        "Vanaf het eerste gesprek namen en plaatsen genoemd, gebeld waar dat kon, en alle afspraken gehouden. De genoemde feiten laten geen weigering zien.",
    ];

    public static readonly string[] Insufficient =
    [
        "Het oordeel rust op de genoemde verzoeken: {naam} begreep ze, had de middelen en de tijd, en deed ze niet. Gewogen is dat {hij} jong is en moe van de procedure. Er is drie keer uitgelegd wat de gevolgen zijn. Een nieuw feit kan dit oordeel veranderen.",
        "{naam} heeft over de familie wisselend verklaard en de gevraagde nummers niet gegeven, terwijl bij de mentor bleek dat er contact is. Angst is besproken en als reden niet genoemd. De zienswijze van de voogd is gevraagd.",
    ];

    public static readonly string[] LawyerAsked =
    [
        "Twee weken geleden per e-mail gevraagd, vorige week gebeld; geen antwoord.",
        "Een week voor dit oordeel schriftelijk gevraagd.",
    ];

    public static readonly string[] GuardianOnProposal =
    [
        "{voogd} ziet een kind dat niet durft te kiezen tussen twee families en vraagt om nog een gesprek zonder tijdsdruk.",
        "{voogd} herkent de feiten en vraagt om de leeftijd van het kind mee te wegen.",
        "{voogd} geeft geen zienswijze en verwijst naar de advocaat.",
    ];

    public static readonly string[] Grounds =
    [
        "De gronden staan in de feiten van het dossier; de laatste zijn van deze maand. De zienswijze van de voogd is erbij gevoegd.",
        "Wat is nagegaan en wat daarvan kwam, staat in het dossier, elk met de datum en de bron.",
        "Voorstel na overleg met de voogd en de mentor. Wat niet is gelukt, staat erin met de reden.",
    ];

    public static readonly string[] ReturnedBecause =
    [
        "De zienswijze van de voogd is van voor het laatste gesprek. Vraag die opnieuw en beschrijf wat {naam} zelf zegt.",
        "Bij de bekenden in {stad} ontbreekt wanneer er is gebeld. Vul dat aan, dan kijk ik er dezelfde dag naar.",
    ];

    // The child who cooperated for nine months, was silent for two, and opened up again. So many days ago, what was asked, and what came of it.
    public static readonly (int Ago, string Request, string Answer)[] NineMonths =
    [
        (300, "De namen en laatste adressen van familie opschrijven, met wat {hij} nog weet.", "Gedaan; de lijst zit in het dossier."),
        (245, "In {zijn} eigen telefoon zoeken naar nummers van familie en die met ons delen.", "Gedaan: drie nummers gevonden en samen gebeld. Geen ervan is nog in gebruik."),
        (190, "Het formulier voor de lokale partner samen invullen en ondertekenen.", "Gedaan in het gesprek, met tolk {tolk}."),
        (135, "Meegaan naar de ambassade om geboorteplaats en ouders te noemen.", "Gedaan; ontvangstbewijs van de ambassade."),
        (82, "Nog eens bellen met het laatste nummer dat van {zijn} tante bekend is, met de voogd erbij.", "Gedaan, met {voogd} erbij. Het nummer is niet meer in gebruik."),
    ];

    public const string StaysAway = "{naam} kwam niet naar het gesprek en nam de telefoon niet op. De mentor zegt dat {hij} op {zijn} kamer blijft en met niemand wil praten.";

    public static readonly (int Ago, string Request, string Answer, string? CalledAgain)[] TwoMonths =
    [
        (58, "Opschrijven bij wie {hij} woonde in het jaar voor het vertrek.", "{naam} had het verzoek begrepen, maar wilde er niet over praten en gaf geen reden.", "Gebeld, ook naar de mentor. {naam} wilde niet aan de telefoon komen."),
        (42, "Alsnog opschrijven bij wie {hij} woonde in het jaar voor het vertrek; de mentor helpt.", "{naam} zegt tegen de mentor alleen dat {hij} er niet over wil praten.", null),
    ];

    public static readonly string[] OpenAgain =
    [
        "{naam} vroeg zelf om dit gesprek, met {voogd} erbij. {Hij} vertelt waarom {hij} twee maanden niets wilde zeggen: er kwam bericht dat {zijn} grootvader in {stad} is overleden. {Hij} wil weer helpen zoeken. Wat er de afgelopen maanden is gevraagd, is opnieuw doorgenomen.",
    ];

    public const string AskedAgain = "Opschrijven bij wie {hij} woonde in het jaar voor het vertrek, en wie daar in de straat woonden.";

    public const string DoneAfterAll = "Gedaan in het gesprek: namen en adressen opgeschreven, ook van de buren van toen. De lokale partner gaat ze na.";

    public const string NamesFollowed = "Alle namen en adressen die {naam} gaf, ook de laatste, zijn nagegaan met de ambassade en de lokale partner. De nummers zijn niet meer in gebruik en op de adressen woont niemand van de familie meer.";

    public const string NeighboursFollowed = "De buren en bekenden die {naam} noemde, zijn alleen bij hun voornaam bekend. De lokale partner ging langs: in de straat kent niemand hen nog.";

    public const string CooperatedOnTheWhole =
        "Negen maanden lang kwam {naam} elk verzoek na. Daarna was {hij} twee maanden stil, na een overlijden in de familie; twee verzoeken zijn toen niet gedaan. {Hij} vertelde zelf waarom en deed alsnog wat was gevraagd. Over het hele jaar gewogen heeft {hij} meegewerkt. De twee verzoeken staan hierbij, zodat de teamleider ze zelf kan wegen.";

    public const string GuardianOnSilence = "{voogd} ziet een kind dat na slecht nieuws dichtklapte en daarna uit zichzelf weer begon, en vraagt om dat mee te wegen.";
}
