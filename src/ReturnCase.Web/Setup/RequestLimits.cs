using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace ReturnCase.Web.Setup;

internal static class RequestLimits
{
    public const long BodyBytes = 4 * 1024 * 1024;

    /// <summary>150 people at once, six connections of each browser, and as many again.</summary>
    private const long Connections = 2 * 150 * 6;

    public static void UseReturnCaseLimits(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
            // Slower than a bad telephone line is somebody who only keeps a place occupied.
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
            kestrel.Limits.MinResponseDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
            kestrel.Limits.MaxConcurrentConnections = Connections;
        });

    /// <summary>Where the status page reads that a form held what no text can hold.</summary>
    public const string UnreadableItem = "UnreadableForm";

    /// <summary>
    /// The antiforgery filter answers an oversized form with a bare 400, because it cannot read the token.
    /// Asking first gives the 413 that is true, and names what cannot be read.
    /// </summary>
    public static void UseBodyLimit(this WebApplication app) => app.Use(async (context, next) =>
    {
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own
            ? own.MaxRequestBodySize ?? long.MaxValue
            : BodyBytes;
        var form = context.Request.ContentLength > limit ? FormState.TooLarge : await ReadAsync(context.Request);
        if (form == FormState.TooLarge)
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        else if (form == FormState.Unreadable)
        {
            context.Items[UnreadableItem] = true;
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else
            await next(context);
    });

    private static async Task<FormState> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return FormState.Fits;
        try
        {
            // An encoding that the platform no longer reads is refused when it is asked for.
            _ = type.Encoding;
            if (!type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
                return FormState.Fits;
            await LeaveOutNullsAsync(request);
            // One text may be as long as the whole form, so that what is too long is said to be too large and not unreadable.
            await request.ReadFormAsync(new FormOptions { BufferBodyLengthLimit = BodyBytes, ValueLengthLimit = (int)BodyBytes });
            return FormState.Fits;
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return FormState.TooLarge;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            return FormState.Unreadable;
        }
    }

    // A null sign comes along with what is pasted and is no text: left out of what was typed, so that the form answers for the rest. A field's name has no place for it.
    private static async Task LeaveOutNullsAsync(HttpRequest request)
    {
        using var read = new MemoryStream();
        await request.Body.CopyToAsync(read, request.HttpContext.RequestAborted);
        var body = Encoding.Latin1.GetString(read.GetBuffer(), 0, (int)read.Length);
        var kept = body.Contains("%00", StringComparison.Ordinal) || body.Contains('\0', StringComparison.Ordinal)
            ? Encoding.Latin1.GetBytes(string.Join('&', body.Split('&').Select(WithoutNulls)))
            : read.ToArray();
        request.Body = new MemoryStream(kept);
        request.ContentLength = kept.Length;
    }

    private static string WithoutNulls(string field) =>
        field.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at
            ? $"{field[..at]}{field[at..].Replace("%00", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}"
            : field;

    private enum FormState
    {
        Fits,
        TooLarge,
        Unreadable,
    }
}
