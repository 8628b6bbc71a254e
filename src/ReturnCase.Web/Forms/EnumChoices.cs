using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.Forms;

/// <summary>An answer that may not be known yet; left open until somebody chooses.</summary>
public enum KnownAnswer
{
    Yes,
    No,
    Unknown,
}

public static class EnumChoices
{
    /// <summary>The values of an enum in words, all or only those named.</summary>
    public static IReadOnlyList<SelectListItem> Choices<TEnum>(this EnumText words, params TEnum[] only)
        where TEnum : struct, Enum =>
        [.. (only.Length > 0 ? only : Enum.GetValues<TEnum>()).Select(value => new SelectListItem(words[value], value.ToString()))];

    /// <summary>Yes and no, neither chosen beforehand.</summary>
    public static IReadOnlyList<SelectListItem> YesNo(IStringLocalizer<SharedText> text) =>
        [new(text["Yes"], bool.TrueString), new(text["No"], bool.FalseString)];

    /// <summary>Yes, no and not known yet.</summary>
    public static IReadOnlyList<SelectListItem> KnownAnswers(IStringLocalizer<SharedText> text) =>
    [
        new(text["Yes"], nameof(KnownAnswer.Yes)), new(text["No"], nameof(KnownAnswer.No)), new(text["NotKnownYet"], nameof(KnownAnswer.Unknown)),
    ];

    public static bool? ToBool(this KnownAnswer? answer) => answer switch
    {
        KnownAnswer.Yes => true,
        KnownAnswer.No => false,
        _ => null,
    };

    public static KnownAnswer ToAnswer(this bool? known) => known switch
    {
        true => KnownAnswer.Yes,
        false => KnownAnswer.No,
        null => KnownAnswer.Unknown,
    };
}
