namespace ReturnCase.Web;

/// <summary>Names Resources/SharedText.{nl,en}.resx: words that more than one page uses.</summary>
public sealed class SharedText;
