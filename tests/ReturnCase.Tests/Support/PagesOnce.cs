using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace ReturnCase.Tests.Support;

/// <summary>
/// The pages of the program, read off its assembly once for all tests: that takes half of the time in which it starts, and the pages are the same each time. Every program gets descriptions of its own,
/// because it keeps with them what it makes of them.
/// </summary>
internal sealed class PagesOnce(IEnumerable<IActionDescriptorProvider> providers) : ActionDescriptorCollectionProvider
{
    private static readonly Lock Reading = new();
    private static PageActionDescriptor[]? read;

    public override ActionDescriptorCollection ActionDescriptors { get; } = new([.. Read(providers).Select(Own)], 0);

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    private static PageActionDescriptor Own(PageActionDescriptor page) => new(page)
    {
        ActionConstraints = page.ActionConstraints is null ? null : [.. page.ActionConstraints],
        AttributeRouteInfo = page.AttributeRouteInfo,
        BoundProperties = [.. page.BoundProperties],
        DisplayName = page.DisplayName,
        EndpointMetadata = [.. page.EndpointMetadata],
        FilterDescriptors = [.. page.FilterDescriptors],
        Parameters = [.. page.Parameters],
        Properties = new Dictionary<object, object?>(page.Properties),
        RouteValues = new Dictionary<string, string?>(page.RouteValues),
    };

    private static PageActionDescriptor[] Read(IEnumerable<IActionDescriptorProvider> providers)
    {
        lock (Reading)
        {
            if (read is null)
            {
                var context = new ActionDescriptorProviderContext();
                var ordered = providers.OrderBy(provider => provider.Order).ToArray();
                Array.ForEach(ordered, provider => provider.OnProvidersExecuting(context));
                Array.ForEach([.. ordered.Reverse()], provider => provider.OnProvidersExecuted(context));
                read = [.. context.Results.Cast<PageActionDescriptor>()];
            }

            return read;
        }
    }
}
