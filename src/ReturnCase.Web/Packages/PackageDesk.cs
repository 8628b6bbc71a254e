using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Packages;

/// <summary>Asks for a package and waits a moment, because most are there at once.</summary>
public sealed class PackageDesk(PackageOrders orders, PackageSignal signal)
{
    /// <summary>Longer a page does not wait: it shows how far the package is instead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Waits until a package is there or given up, or until <see cref="Patience"/> is over.</summary>
    /// <returns>The order as it is then; null where this person sees none.</returns>
    public async Task<PackageOrder?> WaitAsync(Viewer viewer, int number, CancellationToken cancel = default)
    {
        signal.Ring();
        await signal.UntilAsync(async () => await orders.FindAsync(viewer, number, cancel) is not { IsOpen: true }, Patience, cancel);
        return await orders.FindAsync(viewer, number, cancel);
    }
}
