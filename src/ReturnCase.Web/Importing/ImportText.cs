using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Web.Importing;

/// <summary>What the report of a file says, in both languages beside each other: whoever brought it and whoever made it need not speak the same.</summary>
public sealed class ImportText(IStringLocalizerFactory factory)
{
    private static readonly string[] Languages = ["nl", "en"];

    private readonly PageText<ImportText> _text = new(factory);

    /// <summary>What is wrong and what would be right, in Dutch and then in English.</summary>
    internal IReadOnlyList<string> Of(LineFault fault) =>
        [.. Languages.SelectMany(language => (string[])[In(language, () => Wrong(fault)), In(language, () => Right(fault))])];

    /// <summary>A word of the report in Dutch and in English, where they differ.</summary>
    internal string Both(string key) => (In("nl", () => _text[key]), In("en", () => _text[key])) is var (nl, en) && nl == en ? nl : $"{nl} / {en}";

    /// <summary>A text in a language.</summary>
    internal string In(string language, string key) => In(language, () => _text[key]);

    private static T In<T>(string language, Func<T> said)
    {
        using var spoken = new Spoken(language);
        return said();
    }

    // Of a rule without a column here the rule itself is told, as it stands on the screens.
    private string Wrong(LineFault fault) => _text[$"{fault.Fault}Wrong", Details(fault, guard => guard.Sentence)];

    private string Right(LineFault fault) => _text[$"{fault.Fault}Right", Details(fault, guard => guard.Satisfy)];

    private static object[] Details(LineFault fault, Func<GuardInfo, BilingualText> words) =>
        fault.Guards.Count > 0 ? [string.Join(" ", fault.Guards.Select(guard => words(GuardCatalogue.Of(guard)).Here()))] : [.. fault.Details];
}
