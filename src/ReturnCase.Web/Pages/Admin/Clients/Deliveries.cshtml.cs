using Microsoft.AspNetCore.Mvc;
using ReturnCase.Data.Api;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Admin.Clients;

/// <summary>Events that did not arrive: which, why, and sending them again. Of a case it shows the number and no more.</summary>
public sealed class DeliveriesModel(ClientSystems clients, WaitingEvents queue, TimeProvider clock, PageText<DeliveriesModel> text) : ClientPage(clients)
{
    public IReadOnlyList<DeliveryRow> Rows { get; private set; } = [];

    public long? Next { get; private set; }

    public DeliveryCounts Counts { get; private set; } = new(0, 0, 0);

    public async Task OnGetAsync(long? below, CancellationToken cancel)
    {
        var rows = await queue.TroubledAsync(Client.Id, below, WaitingEvents.PageSize + 1, cancel);
        (Rows, Next) = ([.. rows.Take(WaitingEvents.PageSize)], rows.Count > WaitingEvents.PageSize ? rows[WaitingEvents.PageSize - 1].Id : null);
        Counts = await queue.CountAsync(Client.Id, cancel);
    }

    public IActionResult OnPost() => Redirect($"/admin/clients/{Client.Id}/deliveries");

    public async Task<IActionResult> OnPostAgainAsync(long? delivery, CancellationToken cancel)
    {
        var again = await queue.AgainAsync(Client.Id, delivery, clock.GetUtcNow().UtcDateTime, cancel);
        TempData.Flash(text[again > 0 ? "AgainNow" : "AgainNone", again], again > 0 ? FlashKind.Ok : FlashKind.Info);
        return Redirect($"/admin/clients/{Client.Id}/deliveries");
    }
}
