using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Drafts;
using ReturnCase.Data.SignIn;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Drafts;

/// <summary>Types in forms and lets them keep themselves, as the script and the button do.</summary>
internal static class DraftCases
{
    public const string Form = "main form.rc-form";

    private const string Keep = "Draft.Keep";

    /// <summary>Presses the button that keeps the form.</summary>
    public static Task<HtmlPage> Press(this PageClient client, HtmlPage page, Dictionary<string, string?> typed, string form = Form) =>
        client.Submit(page, form, new(typed) { [Keep] = page.Find($"{form} button[name='{Keep}']").GetAttribute("value") });

    /// <summary>Asks as the script does.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Answer)> Autosave(this PageClient client, HtmlPage page, Dictionary<string, string?> typed, int? revision = null)
    {
        HttpContent? body = null;
        var recorder = new PageClient(new HttpClient(new Recorder(content => body = content)) { BaseAddress = new("http://localhost") });
        var values = new Dictionary<string, string?>(typed) { [Keep] = "true" };
        if (revision is { } seen)
            values["Draft.Revision"] = $"{seen}";
        await recorder.Submit(page, Form, values);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page.Address, UriKind.Relative)) { Content = body };
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await client.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "application/json" ? JsonDocument.Parse(text).RootElement : default);
    }

    public static string Typed(this HtmlPage page, string name) => page.Find($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        var other => ((IHtmlInputElement)other).Value,
    };

    /// <summary>The names of all drafts that are kept.</summary>
    public static async Task<IReadOnlyList<Draft>> Drafts(this ReturnCaseApp app)
    {
        List<Draft> drafts = [];
        await app.InDatabase(async db => drafts = await db.Drafts.AsNoTracking().OrderBy(draft => draft.Form).ToListAsync());
        return drafts;
    }

    /// <summary>Ends every session, as an administrator can.</summary>
    public static Task EndSessions(this ReturnCaseApp app) => app.InDatabase(async db =>
        await db.UserSessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, app.Machine.GetUtcNow().UtcDateTime).SetProperty(session => session.EndedWhy, SessionEnd.ByAdministrator)));

    private sealed class Recorder(Action<HttpContent> seen) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var copy = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            copy.Headers.ContentType = request.Content.Headers.ContentType;
            seen(copy);
            return new(HttpStatusCode.OK) { Content = new StringContent(""), RequestMessage = request };
        }
    }
}
