using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using ReturnCase.Data.Cases;

namespace ReturnCase.Web.Setup;

internal static class StatusPages
{
    private const string Path = "/status";

    /// <summary>After how many seconds it is worth trying again.</summary>
    public const string RetrySeconds = "30";

    private static readonly BarePage Dutch = new("ReturnCase kan dit nu niet",
        "De gegevens zijn op dit moment niet bereikbaar. Wacht een minuut, kijk of het al bewaard is, en probeer het anders opnieuw.");

    private static readonly BarePage English = new("ReturnCase cannot do this now",
        "The data cannot be reached at the moment. Wait a minute, look whether it was kept already, and try again if it was not.");

    public static void UseReturnCaseStatusPages(this WebApplication app)
    {
        var indexes = app.Services.GetRequiredService<UniqueIndexes>();
        app.Use((context, next) => LastWord(context, next, indexes));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Path,
            // Whoever could not be looked up is remembered as an error by what the request was made with.
            CreateScopeForErrors = true,
            StatusCodeSelector = exception => StatusOf(exception, indexes),
        });
        app.UseStatusCodePagesWithReExecute(Path);
        app.Use(AsPlainGet);
    }

    /// <summary>The status of an answer to a request that failed: 503 where the database or the disk cannot be used now, so that the same may go well later.</summary>
    public static int StatusOf(Exception exception, UniqueIndexes indexes) => exception is BadHttpRequestException bad ? bad.StatusCode
        : Causes(exception).Any(cause => cause is RetryLimitExceededException || (cause is DbException database && indexes.IsOutage(database)) || IsFullDisk(cause)) ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError;

    /// <summary>Whether this request failed because the database cannot be used: nothing may be asked of it to say so.</summary>
    public static bool IsOutage(HttpContext context) => Happened(context) && context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable;

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }

    // ENOSPC, EDQUOT and EROFS, and what Windows calls the first.
    private static bool IsFullDisk(Exception exception) => exception is IOException { HResult: 28 or 122 or 30 or unchecked((int)0x80070070) };

    // Where not even the page about it can be made: whoever asked still reads what is the matter, and that nothing was kept.
    private static async Task LastWord(HttpContext context, RequestDelegate next, UniqueIndexes indexes)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && StatusOf(exception, indexes) == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Clear();
            context.Response.Headers.RetryAfter = RetrySeconds;
            await BarePage.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Dutch, English);
        }
    }

    /// <summary>The page about a refused form must not read that form again.</summary>
    private static async Task AsPlainGet(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path == Path && Happened(context))
        {
            await SentForm.KeepAsync(context);
            context.Request.Method = HttpMethods.Get;
            context.Request.Body = Stream.Null;
            context.Request.ContentType = null;
            context.Request.ContentLength = null;
        }
        await next(context);
    }

    /// <summary>The address that was asked for before the status page took over.</summary>
    public static PathString Asked(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path;

    public static bool Happened(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
