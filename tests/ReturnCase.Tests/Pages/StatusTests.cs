using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo;

namespace ReturnCase.Tests.Pages;

public sealed class StatusTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Dit formulier is verlopen")]
    [InlineData("en", "This form has expired")]
    public async Task A_form_without_its_token_gets_a_page_that_says_so(string language, string title)
    {
        var client = _app.Client();
        await Speak(client, language);
        var page = await client.Get("/sign-in");
        var answer = await client.Submit(page, "form.rc-form", new()
        {
            ["Input.UserName"] = "sanne",
            ["Input.Password"] = "demo",
            ["__RequestVerificationToken"] = null,
        });
        Assert.Equal((HttpStatusCode.BadRequest, title), (answer.Status, answer.Title));
        Assert.Equal(language, answer.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Another_role_gets_403_with_a_sentence()
    {
        var client = await _app.ClientAs("sanne");
        var page = await client.Get("/admin");
        Assert.Equal((HttpStatusCode.Forbidden, "U mag deze pagina niet openen"), (page.Status, page.Title));
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/status")]
    public async Task An_unknown_address_gets_404_with_a_sentence(string address)
    {
        var client = await _app.ClientAs("sanne");
        var page = await client.Get(address);
        Assert.Equal((HttpStatusCode.NotFound, "Deze pagina bestaat niet"), (page.Status, page.Title));
    }

    [Fact]
    public async Task A_form_that_is_too_large_gets_413_with_a_sentence()
    {
        var client = _app.Client();
        var page = await client.Get("/sign-in");
        var answer = await client.Submit(page, "form.rc-form", new() { ["Input.UserName"] = new string('x', 5_000_000) });
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "Dit is te groot om te versturen"), (answer.Status, answer.Title));
    }

    [Theory]
    [InlineData("Input.UserName%00=Reza", "application/x-www-form-urlencoded")]
    [InlineData("Input.UserName=Reza", "application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("--x\r\n", "multipart/form-data; boundary=x; charset=utf-7")]
    public async Task A_form_that_is_no_text_gets_400_with_a_sentence(string body, string type)
    {
        using var content = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await _app.Client().Http.PostAsync(new Uri("/sign-in", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Dit formulier kon niet worden gelezen", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_sign_in_what_is_pasted_is_left_out_and_the_rest_of_the_form_counts()
    {
        var client = await _app.ClientAs("sanne");
        var form = await client.Get("/cases/new");
        var refused = await client.Submit(form, "form.rc-form", new() { ["Input.Identity.FirstNames"] = "Ami\0na" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotEmpty(refused.Errors);
        Assert.Equal("Amina", refused.Value("Input.Identity.FirstNames"));
    }

    [Fact]
    public async Task The_language_stays_chosen()
    {
        var client = _app.Client();
        Assert.Equal("Inloggen", (await client.Get("/sign-in")).Title);
        await Speak(client, "en");
        Assert.Equal("Sign in", (await client.Get("/sign-in")).Title);
        await Speak(client, "nl");
        Assert.Equal("Inloggen", (await client.Get("/sign-in")).Title);
    }

    [Fact]
    public async Task An_unknown_language_is_refused()
    {
        var client = _app.Client();
        var page = await client.Get("/sign-in");
        var answer = await client.Submit(page, "form[action='/language']", new() { ["language"] = "xx" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/dist/app.css")]
    [InlineData("/accessibility")]
    [InlineData("/privacy")]
    public async Task Open_addresses_need_no_sign_in(string address) =>
        Assert.Equal(HttpStatusCode.OK, (await _app.Client().Get(address)).Status);

    [Fact]
    public async Task Scripts_and_styles_from_elsewhere_are_not_allowed()
    {
        using var response = await _app.Client().Http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("publickey-credentials-get=self", Assert.Single(response.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_a_form_refuses_one()
    {
        var client = await _app.ClientAs("ingrid");
        foreach (var address in (string[])["/", "/review", "/cases/RC-2099-000001"])
        {
            var token = (await client.Get("/cases")).Value("__RequestVerificationToken")!;
            var answer = await client.Post(address, [new("__RequestVerificationToken", token)]);
            Assert.Equal(address.Contains("RC", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed, answer.Status);
            Assert.NotEmpty(answer.Title);
        }
    }

    [Theory]
    [InlineData(5, "nl", "ReturnCase kan dit nu niet")]
    [InlineData(8, "nl", "ReturnCase kan dit nu niet")]
    [InlineData(13, "en", "ReturnCase cannot do this now")]
    [InlineData(14, "nl", "ReturnCase kan dit nu niet")]
    public async Task A_database_that_cannot_be_used_gets_503_with_a_sentence_and_nobody_is_signed_out(int error, string language, string title)
    {
        var outage = new Outage();
        using var app = new ReturnCaseApp { Interceptors = [outage] };
        var client = app.Client();
        await Speak(client, language);
        await client.Submit(await client.Get("/sign-in"), "form.rc-form", new() { ["Input.UserName"] = "sanne", ["Input.Password"] = DemoAccounts.Password });
        var form = await client.Get("/tasks/new");
        outage.Error = error;
        foreach (var page in (HtmlPage[])[await client.Get("/cases"), await client.Submit(form, "main form.rc-form")])
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, title), (page.Status, page.Title));
            Assert.NotNull(page.Document.QuerySelector("header"));
        }

        using (var answer = await client.Http.GetAsync(new Uri("/cases", UriKind.Relative)))
            Assert.Equal("30", Assert.Single(answer.Headers.GetValues("Retry-After")));
        outage.Error = 1;
        Assert.Equal(HttpStatusCode.InternalServerError, (await client.Get("/cases")).Status);
        outage.Error = 0;
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/cases")).Status);
    }

    [Fact]
    public async Task What_was_sent_meanwhile_stands_in_the_page_and_can_be_sent_again()
    {
        var outage = new Outage();
        using var app = new ReturnCaseApp { Interceptors = [outage] };
        var client = await app.ClientAs("sanne");
        var number = await app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var form = await client.Get($"/cases/{number}/task");
        outage.Error = 14;
        var failed = await client.Submit(form, "main form.rc-form", new() { ["Input.What"] = "Bel \"oom\" & <tante> in Asmara", ["Input.On.Day"] = "20", ["Input.On.Month"] = "12", ["Input.On.Year"] = "2026" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.Status);
        Assert.Equal("Bel \"oom\" & <tante> in Asmara", failed.Find("main blockquote").TextContent);
        Assert.Equal($"/cases/{number}/task", failed.Find("main form").GetAttribute("action"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.Submit(failed, "main form")).Status);
        outage.Error = 0;
        Assert.Equal($"/cases/{number}", (await client.Submit(failed, "main form")).RedirectsTo?.Split('?', '#')[0]);
        await app.InDatabase(async db => Assert.Equal("Bel \"oom\" & <tante> in Asmara", (await db.OwnTasks.SingleAsync()).What));
    }

    [Fact]
    public async Task A_password_stands_on_no_page_and_a_form_that_has_expired_is_not_sent_again_by_one_press()
    {
        var outage = new Outage();
        using var app = new ReturnCaseApp { Interceptors = [outage] };
        var client = app.Client();
        var page = await client.Get("/sign-in");
        outage.Error = 14;
        var failed = await client.Submit(page, "form.rc-form", new() { ["Input.UserName"] = "sanne of", ["Input.Password"] = "not for a page" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.Status);
        Assert.Empty(failed.Document.QuerySelectorAll("main form, main blockquote"));
        Assert.DoesNotContain("not for a page", failed.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        outage.Error = 0;
        var sanne = await app.ClientAs("sanne");
        var expired = await sanne.Submit(await sanne.Get("/tasks/new"), "main form.rc-form", new() { ["Input.What"] = "Bel de tante", ["__RequestVerificationToken"] = null });
        Assert.Equal((HttpStatusCode.BadRequest, "Bel de tante"), (expired.Status, expired.Find("main blockquote").TextContent));
        Assert.Empty(expired.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task What_another_site_wrote_does_not_stand_here_as_the_words_of_the_reader()
    {
        var client = await _app.ClientAs("sanne");
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri("/tasks/new", UriKind.Relative)) { Content = new FormUrlEncodedContent([new("Input.What", "Bel dit nummer en geef uw wachtwoord")]) };
        client.Http.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        message.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await client.Http.SendAsync(message);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Dit kwam van een andere site", page, StringComparison.Ordinal);
        Assert.DoesNotContain("wachtwoord", page, StringComparison.Ordinal);
    }

    private static async Task Speak(PageClient client, string language)
    {
        var page = await client.Get("/sign-in");
        var answer = await client.Submit(page, "form[action='/language']", new() { ["language"] = language });
        Assert.Equal("/sign-in", answer.RedirectsTo);
    }
}
