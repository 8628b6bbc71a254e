using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using ReturnCase.Data.Documents;
using ReturnCase.Domain.Documents;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Documents;

/// <summary>
/// A page of a case that takes a file. Before the platform would read the form whole, it is read by hand: who may work on the case, then the token of the form, then its words, and last the file,
/// which goes straight to the disk and stops at its limit. What was read is handed on as the form of the request, so everything after this works as on any page.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFileAttribute : Attribute, IAsyncAuthorizationFilter, IResultFilter, IOrderedFilter, IRequestSizeLimitMetadata
{
    /// <summary>So much of a file that is too large is read and dropped, so that the browser shows the answer instead of a broken connection.</summary>
    private const long MostDropped = 200L * 1024 * 1024;

    /// <summary>Before the check of the token, which would read the form.</summary>
    public int Order => 500;

    /// <summary>The reader has limits of its own.</summary>
    public long? MaxRequestBodySize => null;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || PartsReader.Of(http.Request) is not { } parts)
        {
            return;
        }

        var desk = http.RequestServices.GetRequiredService<CaseDesk>();
        var number = (string)context.RouteData.Values["number"]!;
        if (!await desk.MayUseAsync(number, http.RequestAborted))
        {
            context.Result = await desk.NotOpenedAsync(number, http.RequestAborted);
            return;
        }

        try
        {
            var file = await parts.UntilFileAsync(http.RequestAborted);
            http.Request.Form = parts.Form;
            if (file is not null && await IsOursAsync(http))
            {
                http.Features.Set(await TakeAsync(http, FileNames.Cleaned(FileNames.Sent(file.FileName)), file.FileStream!));
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            http.Items[RequestLimits.UnreadableItem] = true;
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (UploadedFile.Of(context.HttpContext)?.Fault is { } fault && context.HttpContext.Response.StatusCode == StatusCodes.Status400BadRequest)
        {
            context.HttpContext.Response.StatusCode = fault == FileFault.TooLarge ? StatusCodes.Status413PayloadTooLarge
                : fault == FileFault.NotKept ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest;
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    // Not ours: nothing of the file is taken, and the platform's own check then refuses the form as it always does.
    private static async Task<bool> IsOursAsync(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value;
        return http.Request.Form.ContainsKey(options.FormFieldName) && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
    }

    private static async Task<UploadedFile?> TakeAsync(HttpContext http, string name, Stream content)
    {
        var documents = http.RequestServices.GetRequiredService<DocumentStore>();
        try
        {
            var incoming = await documents.BeginAsync(http.RequestAborted);
            http.Response.RegisterForDisposeAsync(incoming);
            if (await incoming.FillAsync(content, CaseDocument.MostBytes, http.RequestAborted))
            {
                // A browser sends an empty part where no file was chosen.
                return incoming.Size == 0 && name == FileNames.Cleaned("") ? null : new(name, incoming, null);
            }

            await incoming.DisposeAsync();
        }
        catch (NotKeptException)
        {
            return new(name, null, FileFault.NotKept);
        }

        await DropAsync(content, http.RequestAborted);
        return new(name, null, FileFault.TooLarge);
    }

    private static async Task DropAsync(Stream content, CancellationToken cancel)
    {
        var nowhere = new byte[64 * 1024];
        long dropped = 0;
        int read;
        while (dropped < MostDropped && (read = await content.ReadAsync(nowhere, cancel)) > 0)
        {
            dropped += read;
        }
    }
}
