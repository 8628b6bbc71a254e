using Microsoft.AspNetCore.Mvc;
using ReturnCase.Data.Api;
using ReturnCase.Web.Api.Events;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Admin.Clients;

/// <summary>Events that did not arrive: which, why, and sending them again; and those that did, for as long as they are kept. Of a case it shows the number and no more.</summary>
public sealed class DeliveriesModel(ClientSystems clients, WaitingEvents queue, TimeProvider clock, DeliveryErrors errors, PageText<DeliveriesModel> text) : ClientPage(clients)
{
    public IReadOnlyList<DeliveryRow> Rows { get; private set; } = [];

    public long? Next { get; private set; }

    public DeliveryCounts Counts { get; private set; } = new(0, 0, 0);

    /// <summary>The list shows what arrived.</summary>
    public bool Arrived { get; private set; }

    public string Why(DeliveryRow row) => row.Error is { } error ? errors.Of(error) : "–";

    public async Task OnGetAsync(long? below, bool arrived, CancellationToken cancel)
    {
        Arrived = arrived;
        var rows = await queue.PageAsync(Client.Id, arrived, below, WaitingEvents.PageSize + 1, cancel);
        (Rows, Next) = ([.. rows.Take(WaitingEvents.PageSize)], rows.Count > WaitingEvents.PageSize ? rows[WaitingEvents.PageSize - 1].Id : null);
        Counts = await queue.CountAsync(Client.Id, cancel);
    }

    public IActionResult OnPost() => Redirect($"/admin/clients/{Client.Id}/deliveries");

    public Task<IActionResult> OnPostAllAsync(CancellationToken cancel) => AgainAsync(null, cancel);

    // A number that cannot be read means none of them, and never all.
    public async Task<IActionResult> OnPostAgainAsync(long? delivery, CancellationToken cancel) => delivery is { } one ? await AgainAsync(one, cancel) : BadRequest();

    private async Task<IActionResult> AgainAsync(long? delivery, CancellationToken cancel)
    {
        var again = await queue.AgainAsync(Client.Id, delivery, clock.GetUtcNow().UtcDateTime, cancel);
        TempData.Flash(text[again > 0 ? "AgainNow" : "AgainNone", again], again > 0 ? FlashKind.Ok : FlashKind.Info);
        return Redirect($"/admin/clients/{Client.Id}/deliveries");
    }
}
