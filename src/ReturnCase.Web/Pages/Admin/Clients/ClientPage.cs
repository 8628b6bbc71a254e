using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Api;

namespace ReturnCase.Web.Pages.Admin.Clients;

/// <summary>A page about one system of a partner: it is found before the page is, or there is none.</summary>
public abstract class ClientPage(ClientSystems clients) : PageModel
{
    public ClientSystem Client { get; private set; } = null!;

    protected ClientSystems Clients => clients;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var number = int.Parse((string)RouteData.Values["n"]!, System.Globalization.CultureInfo.InvariantCulture);
        if (await clients.FindAsync(number, HttpContext.RequestAborted) is not { } client)
        {
            context.Result = NotFound();
            return;
        }

        Client = client;
        await next();
    }
}
