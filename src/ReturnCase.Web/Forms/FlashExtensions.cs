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

    public static void Flash(this ITempDataDictionary tempData, string text, FlashKind kind = FlashKind.Ok)
    {
        tempData[TextKey] = text;
        tempData[KindKey] = kind.ToString();
    }

    public static (string Text, FlashKind Kind)? TakeFlash(this ITempDataDictionary tempData) =>
        tempData[TextKey] is string text && Enum.TryParse<FlashKind>(tempData[KindKey] as string, out var kind) ? (text, kind) : null;
}
