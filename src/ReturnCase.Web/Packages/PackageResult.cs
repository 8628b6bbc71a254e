using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Packages;

/// <summary>A file of a package as it was kept. That somebody took it is noted only once its last byte went out.</summary>
public sealed class PackageResult(BatchFile file, Actor by) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => SendAsync(context.HttpContext, file, by);

    /// <summary>Sends a file, and notes that it left.</summary>
    public static async Task SendAsync(HttpContext context, BatchFile file, Actor by)
    {
        var (response, cancel) = (context.Response, context.RequestAborted);
        response.ContentType = Path.GetExtension(file.Name) switch { ".csv" => "text/csv; charset=utf-8", ".json" => "application/json", _ => "application/zip" };
        response.ContentLength = file.Size;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file.Name }.ToString();
        response.Headers.ETag = new EntityTagHeaderValue($"\"{file.Sha256}\"").ToString();
        response.Headers["Repr-Digest"] = string.Create(CultureInfo.InvariantCulture, $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(file.Sha256))}:");
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var batches = context.RequestServices.GetRequiredService<BatchQueries>();
        await batches.CopyAsync(file, response.Body, cancel);
        await response.CompleteAsync();
        cancel.ThrowIfCancellationRequested();
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await batches.KeepAsync(new(file.Batch, DeliveryKind.Downloaded, now, by), CancellationToken.None);
    }
}
