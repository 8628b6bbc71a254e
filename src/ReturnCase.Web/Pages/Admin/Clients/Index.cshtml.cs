using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Api;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Admin.Clients;

/// <summary>The systems of partners that use the API. It names no case.</summary>
public sealed class IndexModel(ClientSystems clients, MachineTime time) : PageModel
{
    public IReadOnlyList<ClientRow> Clients { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Clients = await clients.AllAsync(time.Now, cancel);
}
