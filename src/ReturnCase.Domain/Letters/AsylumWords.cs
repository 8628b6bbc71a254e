using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReturnCase.Domain.Letters;

/// <summary>
/// Words that tell a reader abroad that asylum was asked, or that there is a procedure in the Netherlands, in the languages in which such letters are written: the one list for letters and for the sheet of a journey.
/// Capitals and accents make no difference, save for abbreviations that are words or names in small letters. The organisation of a guardian is not among them: it names itself, and says no more than that there is a guardian.
/// </summary>
public static partial class AsylumWords
{
    private const string Dutch = @"\p{L}*asiel\p{L}*|\p{L}*vluchteling\p{L}*|vervolging|hasa|terugkeerbeslui\p{L}*|afgewezen|afwijzing\p{L}*|verblijfs(?:vergunning|recht|status|document|kaart|titel|aanvra|procedure|gat)\p{L}*"
        + @"|immigratiedienst|immigratie-?\s*en\s+naturalisatie\p{L}*|naturalisatiedienst|uitgeprocedeerd\p{L}*|illegaal|illegale|illegaliteit|vreemdeling\p{L}*|mensenhandel\p{L}*"
        + @"|statushouder\p{L}*|inreisverbod\p{L}*|uitzetting\p{L}*|vertrekplicht\p{L}*|ongedocumenteerd\p{L}*|dublin(?:claim|procedure|verordening)\p{L}*|subsidiaire\s+bescherming";

    private const string English = @"\p{L}*asyl\p{L}*|\p{L}*refugee\p{L}*|unhcr|\p{L}*persecut\p{L}*|return\s+decisions?|reject(?:ed|ions?)|residen(?:ce|cy)[\s-]+permits?|permits?\s+of\s+residence|rights?\s+of\s+residence|leave\s+to\s+remain|illegal\s+(?:stay\p{L}*|residen\p{L}*|migrants?|immigra\p{L}*)|illegally"
        + @"|immigration\s+(?:services?|and\s+naturali[sz]ation|offices?|authorit\p{L}*|departments?|police|status|detention)|trafficking|trafficked"
        + @"|deport(?:ed|ing|ations?|ees?)?|removal\s+orders?|entry\s+bans?|undocumented|dublin\s+(?:claim|procedure|regulation)|(?:subsidiary|humanitarian)\s+protection";

    private const string French = @"refugi[eao]\p{L}*|decisions?\s+de\s+retour|rejet(?:s|e|es|ee|ees)?|deboute(?:s|e|es)?|(?:titre|permis|carte)s?\s+de\s+(?:sejour|resident)|droit\s+(?:de|au)\s+sejour|sejour\s+(?:irregulier|illegal)|situation\s+irreguliere|(?:service|office)s?\s+(?:de\s+l|d)['’]\s*immigration"
        + @"|expuls(?:e|es|ee|ees|er|ions?)|reconduite?s?\s+a\s+la\s+frontiere|obligation\s+de\s+quitter|sans[\s-]+papiers|clandestine?s?|clandestinement|traite\s+des\s+(?:etres|enfants|personnes)";

    private const string Others = @"asil[eo]|azil(?!al(?!\p{L}))\p{L}*|rifugiat\p{L}*|fluchtling\p{L}*|international(?:e|er|en)?\s+(?:protection|bescherming|schutz\p{L}*)|protection\s+(?:internationale|subsidiaire)";

    // Arabic and Persian join the article to the word.
    private const string Arabic = @"لجوء|لاجي|(?:تصريح|اذن|رخصة|بطاقة)\s+(?:ال)?اقامة|اقامة\s+غير\s+(?:قانونية|شرعية|نظامية)|قرار\s+(?:بال|ال|ب)?عودة|رفض\s+(?:ال)?طلب|طلب\p{L}*\s+(?:ال)?مرفوض|(?:دايرة|مصلحة)\s+(?:ال)?هجرة"
        + @"|(?<!\p{L})(?:ال)?ترحيل|اضطهاد|مضطهد|حماية\s+(?:ال)?(?:دولية|فرعية)|هجرة\s+(?:ال)?غير\s+(?:ال)?(?:شرعية|قانونية|نظامية)|اتجار\s+ب(?:ال)?(?:بشر|اطفال)";

    private const string Dari = @"پناهند|پناهجو|پناه\s+جو|اجاز[هةە]\s+اقامت|اقامت\s+غ[یي]ر\s*قانون[یي]|تصم[یي]م\s+(?:به\s+)?بازگشت|ادار[هة]\s+مهاجرت|(?<!\p{L})رد\s+(?:شدن\s+)?درخواست|درخواست\p{L}*(?:\s+\p{L}+)?\s+رد\s+شد"
        + @"|اخراج\s+اجبار[یي]|د[یي]پورت|حما[یي]ت\s+ب[یي]ن\s*الملل[یي]|مهاجر\p{L}*\s+غ[یي]ر\s*قانون[یي]|قاچاق\s+انسان|جواب\s+(?:رد(?!\p{L})|منف[یي])";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The first such word in a text, as it stands there without accents; null where there is none.</summary>
    public static string? In(string? text) => InNameOfSender(text) ?? Found(Authorities(), text);

    /// <summary>The same in what names the sender of a letter: an authority signs with its own name.</summary>
    public static string? InNameOfSender(string? text) => Found(Words(), text);

    private static string? Found(Regex words, string? text) => words.Match(Plain(text ?? "")) is { Success: true } match ? match.Value : null;

    // A soft hyphen, and what joins or turns letters, is not seen and would hide a word.
    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD)
        .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)));

    [GeneratedRegex(@"(?<!\p{L})(?:" + Dutch + "|" + English + "|" + French + "|" + Others + @")(?!\p{L})|" + Arabic + "|" + Dari, Options)]
    private static partial Regex Words();

    // "coa" and "ind" are no abbreviations in every text, "COA" and "IND" are.
    [GeneratedRegex(@"(?<!\p{L})(?:azc(?:['’]?s)?|dt\s*&\s*v|dtenv|(?-i:IND|COA))(?!\p{L})", Options)]
    private static partial Regex Authorities();
}
