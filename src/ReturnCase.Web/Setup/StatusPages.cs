using Microsoft.AspNetCore.Diagnostics;

namespace ReturnCase.Web.Setup;

internal static class StatusPages
{
    private const string Path = "/status";

    public static void UseReturnCaseStatusPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Path,
            StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute(Path);
        app.Use(AsPlainGet);
    }

    /// <summary>The page about a refused form must not read that form again.</summary>
    private static Task AsPlainGet(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path == Path && Happened(context))
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.Body = Stream.Null;
            context.Request.ContentType = null;
            context.Request.ContentLength = null;
        }
        return next(context);
    }

    /// <summary>The address that was asked for before the status page took over.</summary>
    public static PathString Asked(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path;

    public static bool Happened(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
