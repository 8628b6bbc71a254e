using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace ReturnCase.Web;

/// <summary>
/// The texts of a page or a part, from the resource file at its own path. The framework's view localizer gives a <c>Value</c>
/// without its arguments, so that attributes would say "{0}"; and it takes texts for markup, which ours never are.
/// </summary>
public sealed class ViewText(IStringLocalizerFactory factory) : IViewContextAware
{
    private IStringLocalizer? _text;

    public LocalizedString this[string key] => Text[key];

    public LocalizedString this[string key, params object[] arguments] => Text[key, arguments];

    private IStringLocalizer Text => _text ?? throw new InvalidOperationException("These are the texts of a page, and this is none.");

    public void Contextualize(ViewContext viewContext)
    {
        var path = string.IsNullOrEmpty(viewContext.ExecutingFilePath) ? viewContext.View.Path : viewContext.ExecutingFilePath;
        var name = Path.ChangeExtension(path, null).TrimStart('/').Replace('/', '.');
        _text = factory.Create(name, typeof(SharedText).Assembly.GetName().Name!);
    }
}
