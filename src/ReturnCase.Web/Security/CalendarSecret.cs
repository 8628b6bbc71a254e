using Microsoft.AspNetCore.Http.Features;

namespace ReturnCase.Web.Security;

/// <summary>The secret of a calendar's address, taken out of the request before anybody can write that address down.</summary>
/// <param name="Value">The secret as it was sent.</param>
internal sealed record CalendarSecret(string Value)
{
    /// <summary>How the program itself knows the address: what stands in the place of the secret says nothing.</summary>
    public const string Route = "/calendar/{token}.ics";

    private const string Folder = "/calendar/";
    private const string Ending = ".ics";
    private const string Written = "/calendar/secret.ics";

    public static string AddressOf(string secret) => $"{Folder}{secret}{Ending}";

    /// <summary>Wherever the folder stands in the path, and whatever comes after it: also what was copied by half or typed wrong is kept from the log.</summary>
    public static void TakeOut(IFeatureCollection features)
    {
        if (features.Get<IHttpRequestFeature>() is not { Path: { } path } request || path.IndexOf(Folder, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var start))
        {
            return;
        }

        var rest = path[(start + Folder.Length)..].Trim('/');
        features.Set(new CalendarSecret(rest.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? rest[..^Ending.Length] : rest));
        (request.Path, request.RawTarget, request.QueryString) = (Written, Written, "");
    }
}

/// <summary>Makes the context of each request. Log, traces, metrics, the audit trail and error pages all begin after this, so none of them ever knows the secret of a calendar.</summary>
internal sealed class ContextsWithoutSecrets(IServiceProvider services) : IHttpContextFactory
{
    private readonly DefaultHttpContextFactory _usual = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        CalendarSecret.TakeOut(featureCollection);
        return _usual.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _usual.Dispose(httpContext);
}
