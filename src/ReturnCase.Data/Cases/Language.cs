namespace ReturnCase.Data.Cases;

/// <summary>A language by which cases are filtered. The file itself holds it as somebody wrote it, so each stands here with the ways in which it is written.</summary>
/// <param name="Code">Its code of ISO 639.</param>
/// <param name="Dutch">Its name in Dutch.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Spellings">Words that mean it, folded as <see cref="SearchWords"/> does.</param>
public sealed record Language(string Code, string Dutch, string English, IReadOnlyList<string> Spellings)
{
    public static IReadOnlyList<Language> All { get; } =
    [
        new("aa", "Afar", "Afar", ["afar"]),
        new("sq", "Albanees", "Albanian", ["albanees", "albanian"]),
        new("am", "Amhaars", "Amharic", ["amhaars", "amharic", "amharisch", "amarinya", "amharinya"]),
        new("ar", "Arabisch", "Arabic", ["arabisch", "arabic", "arabiyya", "darija"]),
        new("hy", "Armeens", "Armenian", ["armeens", "armenian"]),
        new("az", "Azerbeidzjaans", "Azerbaijani", ["azerbeidzjaans", "azerbaijani", "azeri"]),
        new("bm", "Bambara", "Bambara", ["bambara", "bamanankan"]),
        new("bn", "Bengaals", "Bengali", ["bengaals", "bengali", "bangla"]),
        new("ber", "Berbers", "Berber", ["berbers", "berber", "tamazight", "tarifit", "rif"]),
        new("byn", "Bilen", "Bilen", ["bilen", "blin"]),
        new("zh", "Chinees", "Chinese", ["chinees", "chinese", "mandarijn", "mandarin", "kantonees", "cantonese"]),
        new("prs", "Dari", "Dari", ["dari"]),
        new("de", "Duits", "German", ["duits", "german"]),
        new("en", "Engels", "English", ["engels", "english"]),
        new("fr", "Frans", "French", ["frans", "french"]),
        new("ff", "Fula", "Fula", ["fula", "fulani", "pular", "pulaar", "fulfulde", "peul", "poular"]),
        new("ka", "Georgisch", "Georgian", ["georgisch", "georgian"]),
        new("ha", "Hausa", "Hausa", ["hausa", "haoussa"]),
        new("hi", "Hindi", "Hindi", ["hindi"]),
        new("ig", "Igbo", "Igbo", ["igbo", "ibo"]),
        new("ku", "Koerdisch", "Kurdish", ["koerdisch", "kurdish", "kurmanji", "kurmandji", "koermandji", "sorani"]),
        new("kri", "Krio", "Krio", ["krio"]),
        new("ln", "Lingala", "Lingala", ["lingala"]),
        new("mnk", "Mandinka", "Mandinka", ["mandinka", "mandingo", "malinke", "maninka"]),
        new("mn", "Mongools", "Mongolian", ["mongools", "mongolian"]),
        new("nl", "Nederlands", "Dutch", ["nederlands", "dutch"]),
        new("ne", "Nepalees", "Nepali", ["nepalees", "nepali"]),
        new("uk", "Oekraïens", "Ukrainian", ["oekraiens", "ukrainian"]),
        new("uz", "Oezbeeks", "Uzbek", ["oezbeeks", "uzbek"]),
        new("om", "Oromo", "Oromo", ["oromo", "oromiffa", "oromifa", "afaan"]),
        new("ps", "Pasjtoe", "Pashto", ["pasjtoe", "pashto", "pashtu", "pasjto", "pashtoe", "pushto"]),
        new("fa", "Perzisch (Farsi)", "Persian (Farsi)", ["perzisch", "persian", "farsi"]),
        new("pt", "Portugees", "Portuguese", ["portugees", "portuguese"]),
        new("ru", "Russisch", "Russian", ["russisch", "russian"]),
        new("so", "Somalisch", "Somali", ["somalisch", "somali", "soomaali"]),
        new("snk", "Soninke", "Soninke", ["soninke", "sarakole"]),
        new("es", "Spaans", "Spanish", ["spaans", "spanish"]),
        new("sus", "Susu", "Susu", ["susu", "soussou", "sousou", "soso"]),
        new("sw", "Swahili", "Swahili", ["swahili", "kiswahili"]),
        new("ta", "Tamil", "Tamil", ["tamil"]),
        new("tig", "Tigre", "Tigre", ["tigre"]),
        new("ti", "Tigrinya", "Tigrinya", ["tigrinya", "tigrigna", "tigrinja", "tigrina", "tigrinia"]),
        new("tr", "Turks", "Turkish", ["turks", "turkish"]),
        new("ur", "Urdu", "Urdu", ["urdu", "oerdoe"]),
        new("vi", "Vietnamees", "Vietnamese", ["vietnamees", "vietnamese"]),
        new("wo", "Wolof", "Wolof", ["wolof"]),
        new("yo", "Yoruba", "Yoruba", ["yoruba"]),
        new("zza", "Zazaki", "Zazaki", ["zazaki", "zaza"]),
    ];

    /// <summary>The language of a code; null where there is none.</summary>
    public static Language? Of(string? code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>The languages that a text names. What is in nobody's list is in none.</summary>
    internal static IEnumerable<Language> In(string text)
    {
        var words = SearchWords.Of(text);
        return All.Where(language => language.Spellings.Any(words.Contains));
    }
}
