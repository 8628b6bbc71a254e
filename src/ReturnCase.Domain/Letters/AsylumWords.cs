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
    private const string Dutch = @"\p{L}*asiel\p{L}*|\p{L}*vluchteling\p{L}*|vervolging|hasa|terugkeerbeslui\p{L}*|afgewezen|afwijzing\p{L}*|verblijfsvergunning\p{L}*|verblijfsrecht\p{L}*"
        + @"|immigratiedienst|immigratie-?\s*en\s+naturalisatie\p{L}*|naturalisatiedienst|uitgeprocedeerd\p{L}*|illegaal|illegale|illegaliteit|vreemdeling\p{L}*|mensenhandel\p{L}*";

    private const string English = @"\p{L}*asyl\p{L}*|\p{L}*refugee\p{L}*|unhcr|\p{L}*persecut\p{L}*|return\s+decisions?|reject(?:ed|ions?)|residence\s+permits?|illegal\s+(?:stay\p{L}*|residen\p{L}*|migrants?|immigra\p{L}*)|illegally"
        + @"|immigration\s+(?:services?|and\s+naturali[sz]ation)|trafficking|trafficked";

    private const string French = @"refugi[eao]\p{L}*|decisions?\s+de\s+retour|rejet(?:s|e|es|ee|ees)?|deboute(?:s|e|es)?|(?:titre|permis|carte)s?\s+de\s+sejour|sejour\s+(?:irregulier|illegal)|situation\s+irreguliere|services?\s+(?:de\s+l|d)['’]\s*immigration";

    private const string Others = @"asil[eo]|azil\p{L}*|rifugiat\p{L}*|fluchtling\p{L}*|international(?:e|er|en)?\s+(?:protection|bescherming|schutz\p{L}*)|protection\s+internationale";

    // Arabic and Persian join the article to the word.
    private const string Arabic = @"لجوء|لاجي|(?:تصريح|اذن|رخصة|بطاقة)\s+(?:ال)?اقامة|اقامة\s+غير\s+(?:قانونية|شرعية|نظامية)|قرار\s+(?:بال|ال|ب)?عودة|رفض\s+(?:ال)?طلب|طلب\p{L}*\s+(?:ال)?مرفوض|(?:دايرة|مصلحة)\s+(?:ال)?هجرة";

    private const string Dari = @"پناهند|پناهجو|پناه\s+جو|اجاز[هةە]\s+اقامت|اقامت\s+غ[یي]ر\s*قانون[یي]|تصم[یي]م\s+(?:به\s+)?بازگشت|ادار[هة]\s+مهاجرت|(?<!\p{L})رد\s+(?:شدن\s+)?درخواست|درخواست\p{L}*(?:\s+\p{L}+)?\s+رد\s+شد";

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
