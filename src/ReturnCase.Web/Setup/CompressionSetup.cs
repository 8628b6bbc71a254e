using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace ReturnCase.Web.Setup;

/// <summary>
/// Compresses pages that a person asked for from a page of our own or by typing the address. What another site makes a browser ask for is sent as it is, so that nobody can try a guess
/// in the address and read off the length whether it stands in the page (BREACH, ADR 54). Styles and scripts lie ready compressed.
/// </summary>
internal static class CompressionSetup
{
    public static void AddReturnCaseCompression(this IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        })
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal)
        .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);

    public static void UseReturnCaseCompression(this WebApplication app) => app.UseWhen(
        context => context.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none",
        own => own.UseResponseCompression());
}
