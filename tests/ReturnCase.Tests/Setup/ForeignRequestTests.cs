using System.Net;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Setup;

/// <summary>What a browser says about where a request comes from, and what is answered.</summary>
public sealed class ForeignRequestTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Theory]
    [InlineData("same-origin", "navigate", "document", null, true)]
    [InlineData("same-origin", "cors", "empty", null, true)]
    [InlineData("none", "navigate", "document", null, true)]
    [InlineData("cross-site", "navigate", "document", null, false)]
    [InlineData("same-site", "navigate", "document", null, false)]
    [InlineData("cross-site", "cors", "empty", null, false)]
    [InlineData("same-origin", "no-cors", "empty", null, false)]
    [InlineData(null, null, null, null, false)]
    [InlineData(null, null, null, "http://localhost", true)]
    [InlineData(null, null, null, "https://elsewhere.example", false)]
    [InlineData(null, null, null, "null", false)]
    public async Task A_form_is_taken_from_our_own_pages_only(string? site, string? mode, string? destination, string? origin, bool taken)
    {
        var client = app.Client();
        var page = await client.Get("/sign-in");
        Say(client.Http, site, mode, destination, origin);
        var answer = await client.Submit(page, "form.rc-form", new() { ["Input.UserName"] = "sanne", ["Input.Password"] = "demo" });
        Assert.Equal(taken ? (HttpStatusCode.Redirect, "") : (HttpStatusCode.Forbidden, "Dit kwam van een andere site"), (answer.Status, answer.Title));
    }

    [Theory]
    [InlineData("cross-site", "navigate", "document", true)]
    [InlineData("cross-site", "navigate", "iframe", false)]
    [InlineData("cross-site", "no-cors", "image", false)]
    [InlineData("same-site", "cors", "empty", false)]
    [InlineData("same-origin", "no-cors", "script", true)]
    [InlineData(null, null, null, true)]
    public async Task A_page_opens_by_a_link_from_elsewhere_but_is_not_drawn_into_another_page(string? site, string? mode, string? destination, bool opens)
    {
        var client = app.Client();
        Say(client.Http, site, mode, destination, null);
        var page = await client.Get("/accessibility");
        Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.Forbidden, page.Status);
    }

    [Fact]
    public async Task What_was_refused_never_reached_a_page()
    {
        var client = await app.ClientAs("sanne");
        var token = (await client.Get("/cases")).Value("__RequestVerificationToken")!;
        Say(client.Http, "cross-site");
        var answer = await client.Post("/sign-out", [new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Say(client.Http, "same-origin");
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/cases")).Status);
    }

    private static void Say(HttpClient http, string? site, string? mode = null, string? destination = null, string? origin = null)
    {
        foreach (var (name, value) in new[] { ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination), ("Origin", origin) })
        {
            http.DefaultRequestHeaders.Remove(name);
            if (value is not null)
                http.DefaultRequestHeaders.Add(name, value);
        }
    }
}
