using System.Diagnostics;
using OpenTelemetry;

namespace ReturnCase.Web.Operations;

/// <summary>
/// Lets a trace of a request leave with what it may say and nothing else: the route as it is written in the program, never the address, in which a case number or an opaque id of a search stands.
/// What is not named here is taken away, also what a later edition of a library adds. A trace that says something in another place does not leave at all.
/// </summary>
internal sealed class OnlyKnownTags : BaseProcessor<Activity>
{
    private const string Method = "http.request.method";
    private const string Route = "http.route";

    /// <summary>What may be said of a request.</summary>
    public static IReadOnlyList<string> Known { get; } = [Method, Route, "http.response.status_code", "error.type"];

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(tag => !Known.Contains(tag.Key)).ToArray())
            data.SetTag(name, null);
        data.DisplayName = $"{data.GetTagItem(Method) ?? "request"} {data.GetTagItem(Route) ?? "elsewhere"}";
        data.TraceStateString = null;
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
        if (data.Events.Any() || data.Links.Any())
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
