namespace ReturnCase.Web.Setup;

/// <summary>
/// Refuses what another site makes a browser send, by what the browser itself says about the request (Sec-Fetch-*), before a page is reached.
/// The token in every form stays; this is the second lock (ADR 19).
/// </summary>
internal static class ForeignRequests
{
    /// <summary>Where the status page reads that this was the reason.</summary>
    public const string Item = "ForeignRequest";

    private static readonly string[] FromOwnPages = ["navigate", "same-origin", "cors"];

    public static void UseForeignRequestRefusal(this WebApplication app) => app.Use((context, next) =>
    {
        if (StatusPages.Happened(context) || IsOurs(context.Request))
            return next(context);
        context.Items[Item] = true;
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>Whether a request comes from our own pages, from a person, or, where that changes nothing, by a link from elsewhere.</summary>
    public static bool IsOurs(HttpRequest request)
    {
        var (site, mode) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers["Sec-Fetch-Mode"].ToString());
        if (Reads(request.Method))
            return site is "" or "same-origin" or "none" || (mode == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document");
        return site switch
        {
            "same-origin" or "none" => mode.Length == 0 || FromOwnPages.Contains(mode),
            "" => IsOwnOrigin(request) || IsProgram(request),
            _ => false,
        };
    }

    private static bool Reads(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    // A browser that is too old to say where a request comes from still names the origin of a form.
    private static bool IsOwnOrigin(HttpRequest request) =>
        string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    // Programs bring a token of their own and no cookie; a browser that says nothing is not one of them.
    private static bool IsProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") && request.Headers.Cookie.Count == 0 && request.Headers.Origin.Count == 0;
}
