using System.Net;
using System.Net.Http.Headers;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages;

public sealed class ResumeTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    private const string Written = "De jongere vertelt dat zijn oom in Conakry is verhuisd en wil dat zelf navragen.";

    [Fact]
    public async Task What_was_sent_after_the_session_ended_is_sent_again_by_its_writer()
    {
        var (client, number, lost) = await SentTooLateAsync();
        Assert.Equal(HttpStatusCode.Redirect, lost.Status);
        Assert.StartsWith("/sign-in?returnUrl=/resume/", lost.RedirectsTo, StringComparison.Ordinal);
        Assert.DoesNotContain("oom", lost.RedirectsTo, StringComparison.Ordinal);

        var resumed = await SignInAsync(client, lost.RedirectsTo!, "sanne");
        Assert.Equal(("Uw tekst is bewaard", HttpStatusCode.OK), (resumed.Title, resumed.Status));
        Assert.Equal(Written, resumed.Find(".rc-kept").TextContent);
        var kept = await client.Submit(await client.Get(resumed.Find("main a.rc-button").GetAttribute("href")!), "main form.rc-form");
        Assert.Equal($"/cases/{number}", kept.RedirectsTo);
        Assert.Equal(Written, (await app.Read(number)).Latest<CooperationFact>()!.Asked);
    }

    [Fact]
    public async Task Another_person_at_the_same_screen_does_not_see_it()
    {
        var (client, number, lost) = await SentTooLateAsync();
        var answer = await SignInAsync(client, lost.RedirectsTo!, "joris");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.DoesNotContain("Conakry", answer.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain((await app.Read(number)).Facts.OfType<CooperationFact>(), fact => fact.Asked == Written);
    }

    [Fact]
    public async Task A_form_that_was_never_ours_is_not_kept()
    {
        var answer = await app.Client().Post("/cases/new", [new("Input.VNumber", "2990000115"), new("__RequestVerificationToken", "made up")]);
        Assert.DoesNotContain("resume", answer.RedirectsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_calls_itself_a_form_and_is_none_leads_to_sign_in_too()
    {
        var client = await app.ClientAs("sanne");
        await client.Submit(await client.Get("/cases"), "form[action='/sign-out']");
        using var body = new StringContent("Input.Asked=x");
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var answer = await client.Http.PostAsync(new Uri("/cases/new", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private async Task<(PageClient Client, string Number, HtmlPage Lost)> SentTooLateAsync()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"/cases/{number}/request");
        await client.Submit(form, "form[action='/sign-out']");
        return (client, number, await client.Submit(form, "main form", new()
        {
            ["Input.Asked"] = Written,
            ["Input.Language"] = "Frans",
            ["Input.Understood"] = "True",
            ["Input.Result"] = nameof(RequestResult.Done),
        }));
    }

    private static async Task<HtmlPage> SignInAsync(PageClient client, string address, string user)
    {
        var page = await client.Get(address);
        Assert.Contains("Uw tekst is bewaard", page.Text, StringComparison.Ordinal);
        var answer = await client.Submit(page, "form.rc-form", new() { ["Input.UserName"] = user, ["Input.Password"] = "demo" });
        return await client.Get(answer.RedirectsTo!);
    }
}
