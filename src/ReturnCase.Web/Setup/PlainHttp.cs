using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Web.Demo;

namespace ReturnCase.Web.Setup;

/// <summary>Outside the demo every cookie belongs to https alone, so no page works without it: that is said instead of failing.</summary>
internal static class PlainHttp
{
    private static readonly BarePage Dutch = new("ReturnCase werkt alleen via https",
        "Open hetzelfde adres met https:// ervoor. Voor de beheerder: het verzoek kwam hier aan als http. Laat de proxy X-Forwarded-Proto meegeven en zet zijn adres in Proxies:Known.");

    private static readonly BarePage English = new("ReturnCase works over https only",
        "Open the same address with https:// before it. For the administrator: the request came here as http. Let the proxy send X-Forwarded-Proto, and name its address in Proxies:Known.");

    /// <summary>Refuses pages that are asked for over plain http. Health, calendars and the interface for systems have no cookies.</summary>
    public static void UsePlainHttpRefusal(this WebApplication app, DemoOptions demo)
    {
        if (!demo.Enabled)
            app.Use((context, next) => context.Request.IsHttps || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null
                ? next(context) : BarePage.WriteAsync(context, StatusCodes.Status400BadRequest, Dutch, English));
    }
}
