using System.IO.Compression;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Web.Packages;

namespace ReturnCase.Tests.Support;

/// <summary>Packages as the desk of the liaison asks for them.</summary>
internal static class Orders
{
    public static readonly Viewer Liaison = new(Staff.Pieter.Id, ActorRole.IndLiaison, null);

    public static Change By(Actor who) => new(who, CasePageCases.Today, CasePageCases.Today.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc));

    public static Task<PlacedOrder> Place(this ReturnCaseApp app, IReadOnlyCollection<string>? chosen = null, string? key = null, string? despite = null, Actor? by = null) =>
        app.With((PackageOrders orders) => orders.PlaceAsync(By(by ?? Staff.Pieter), chosen, key ?? Guid.NewGuid().ToString("N"), despite));

    /// <summary>Asks for a package and waits until it is there or given up.</summary>
    public static async Task<PackageOrder> Made(this ReturnCaseApp app, IReadOnlyCollection<string>? chosen = null, string? despite = null) =>
        await app.Ended(Assert.IsType<PlacedOrder.Placed>(await app.Place(chosen, despite: despite)).Number);

    /// <summary>An order once nobody works on it any more.</summary>
    public static async Task<PackageOrder> Ended(this ReturnCaseApp app, int number)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            await app.With((PackageRun run) => run.OneAsync(number));
            if (await app.With((PackageOrders orders) => orders.FindAsync(Liaison, number)) is { IsOpen: false } order)
                return order;
            await Task.Delay(50);
        }

        throw new TimeoutException($"Order {number} did not end.");
    }

    /// <summary>The file of a batch, as it is downloaded.</summary>
    public static async Task<ZipArchive> Zip(this ReturnCaseApp app, int number)
    {
        var bytes = new MemoryStream();
        await app.With(async (BatchQueries batches) =>
        {
            await batches.CopyAsync((await batches.FileAsync(Liaison, number, ReferralBatch.FileOf(number)))!, bytes);
            return 0;
        });
        bytes.Position = 0;
        return new(bytes, ZipArchiveMode.Read);
    }

    public static async Task<string> Text(this ZipArchive zip, string part)
    {
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return await reader.ReadToEndAsync();
    }
}
