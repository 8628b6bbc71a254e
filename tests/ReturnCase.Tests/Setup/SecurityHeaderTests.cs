using System.Net;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Setup;

public sealed class SecurityHeaderTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/cases", HttpStatusCode.Redirect)]
    [InlineData("/nothing-here", HttpStatusCode.Redirect)]
    [InlineData("/status", HttpStatusCode.NotFound)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/.well-known/security.txt", HttpStatusCode.OK)]
    public async Task Every_answer_is_kept_nowhere_and_locked_to_this_site(string address, HttpStatusCode status)
    {
        using var response = await _app.Client().Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("no-store", Header(response, "Cache-Control"));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Equal("noindex, nofollow", Header(response, "X-Robots-Tag"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("require-corp", Header(response, "Cross-Origin-Embedder-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        if (response.Content.Headers.ContentType is { } type && type.MediaType!.StartsWith("text/", StringComparison.Ordinal))
            Assert.Equal("utf-8", type.CharSet);
        Assert.False(response.Headers.Contains("Server") || response.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task The_content_policy_allows_no_inline_code_no_other_site_and_no_text_as_code()
    {
        using var response = await _app.Client().Http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var rules = Header(response, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] expected =
        [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self'", "connect-src 'self'", "manifest-src 'self'", "form-action 'self'",
            "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
        ];
        Assert.Equal(expected.Order(), rules.Order());
        var permissions = Header(response, "Permissions-Policy");
        Assert.All((string[])["publickey-credentials-get=self", "publickey-credentials-create=self", "camera=()", "geolocation=()", "microphone=()"], rule => Assert.Contains(rule, permissions, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_may_lead_to_where_people_sign_in()
    {
        using var app = new ReturnCaseApp { Settings = new Dictionary<string, string?> { ["Authentication:Oidc:Authority"] = "https://sts.example.nl/realms/x", ["Authentication:Oidc:ClientId"] = "rc", ["Authentication:Oidc:Roles:regievoerders"] = "Counsellor" } };
        using var response = await app.Client().Http.GetAsync(new Uri("/accessibility", UriKind.Relative));
        Assert.Matches("form-action [^;]*https://sts.example.nl( |;|$)", Header(response, "Content-Security-Policy"));
    }

    [Fact]
    public async Task A_style_may_be_kept()
    {
        using var response = await _app.Client().Http.GetAsync(new Uri("/dist/app.css", UriKind.Relative));
        Assert.DoesNotContain("no-store", Header(response, "Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_outside_the_demo_a_browser_is_told_to_use_https_for_two_years()
    {
        using var service = ReturnCaseApp.WithoutDemo(new Dictionary<string, string?> { ["AllowedHosts"] = "case.example.nl" });
        using var there = await service.Client().Http.GetAsync(new Uri("https://case.example.nl/sign-in"));
        Assert.Equal("max-age=63072000; includeSubDomains", Header(there, "Strict-Transport-Security"));

        using var http = _app.CreateClient(new() { BaseAddress = new Uri("https://localhost") });
        using var here = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.False(here.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Every_cookie_outside_the_demo_is_bound_to_this_host_over_https()
    {
        using var service = ReturnCaseApp.WithoutDemo(new Dictionary<string, string?> { ["Authentication:RequireSecondFactor"] = "false" });
        using var http = service.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = true });
        var seen = new List<string>();
        var client = new PageClient(http) { Answered = response => seen.AddRange(response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []) };

        await client.Submit(await client.Get("/sign-in"), "form[action='/language']", new() { ["language"] = "en" });
        await client.Submit(await client.Get("/sign-in"), "form.rc-form", new() { ["Input.UserName"] = "ingrid", ["Input.Password"] = "demo" });
        await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = "Sami" });
        await client.Submit(await client.Get("/cases"), "form[action='/sign-out']");

        var names = seen.Select(cookie => cookie[..cookie.IndexOf('=', StringComparison.Ordinal)]).ToHashSet();
        Assert.Superset(new HashSet<string> { "__Host-rc-form", "__Host-rc-language", "__Host-rc-session" }, names);
        Assert.All(seen, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.All((string[])["; secure", "; httponly", "; path=/", "; samesite="], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    public async Task A_page_over_plain_http_outside_the_demo_says_that_it_works_over_https_only(string address)
    {
        using var service = ReturnCaseApp.WithoutDemo();
        using var http = service.CreateClient(new() { BaseAddress = new Uri("http://localhost"), AllowAutoRedirect = false });
        var page = await new PageClient(http).Get(address);
        Assert.Equal((HttpStatusCode.BadRequest, "ReturnCase werkt alleen via https"), (page.Status, page.Title));
        Assert.Equal("ReturnCase works over https only", page.Find("[lang=en] h2").TextContent);
        using var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.TryGetValues(name, out var values) ? values : response.Content.Headers.GetValues(name));
}
