using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ReturnCase.Web.Forms;

public enum FlashKind
{
    Ok,
    Info,
    Warn,
}

/// <summary>One sentence that the next page shows once.</summary>
public static class FlashExtensions
{
    private const string TextKey = "FlashText";
    private const string KindKey = "FlashKind";
    private const string CasesKey = "FlashCases";

    /// <param name="tempData">What the next page is told.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="kind">How it is shown.</param>
    /// <param name="cases">Numbers of cases that it names and that the reader is led to.</param>
    public static void Flash(this ITempDataDictionary tempData, string text, FlashKind kind = FlashKind.Ok, params string[] cases)
    {
        tempData[CasesKey] = cases.Length == 0 ? null : cases;
        tempData[TextKey] = text;
        tempData[KindKey] = kind.ToString();
    }

    public static (string Text, FlashKind Kind, string[] Cases)? TakeFlash(this ITempDataDictionary tempData) =>
        tempData[TextKey] is string text && Enum.TryParse<FlashKind>(tempData[KindKey] as string, out var kind) ? (text, kind, tempData[CasesKey] as string[] ?? []) : null;
}
