using Microsoft.Extensions.Localization;

namespace ReturnCase.Web;

/// <summary>The texts of one page for its model: the same resource file that <c>L</c> reads in the page itself.</summary>
public sealed class PageText<TModel>(IStringLocalizerFactory factory)
{
    private readonly IStringLocalizer _text = factory.Create(BaseName(typeof(TModel)), typeof(SharedText).Assembly.GetName().Name!);

    public string this[string key] => _text[key];

    public string this[string key, params object[] arguments] => _text[key, arguments];

    private static string BaseName(Type model)
    {
        var name = model.FullName!["ReturnCase.Web.".Length..];
        return name.EndsWith("Model", StringComparison.Ordinal) ? name[..^"Model".Length] : name;
    }
}
