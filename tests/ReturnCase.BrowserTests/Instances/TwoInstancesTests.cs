using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests.Instances;

/// <summary>Two instances on one database are one program to whoever works with it. All journeys run that way where RETURNCASE_INSTANCES is 2; this one always does.</summary>
public sealed class TwoInstancesTests(BrowserFixture browser)
{
    private const string Said = "She asked for her aunt.";
    private const string Written = "The letter of the aunt.";

    [Fact]
    public async Task Forms_drafts_files_and_sessions_of_one_instance_are_those_of_the_other_and_the_work_of_the_night_is_done_by_one()
    {
        await using var server = new AppServer(instances: 2);
        await using var visit = await browser.SignedIn("sanne", server: server);
        var page = visit.Page;
        var sanne = await visit.Register("Mariama");
        await sanne.Follow("contact");
        await visit.Fill(("Kind of contact", "Phone call"), ("What was discussed?", Said));
        await Assertions.Expect(page.Locator(".rc-draft__line")).ToContainTextAsync("Draft kept at ");
        // A draft is known to both.
        foreach (var _ in server.Addresses)
        {
            await page.ReloadAsync();
            await Assertions.Expect(visit.Field("What was discussed?").Locator("textarea")).ToHaveValueAsync(Said);
        }

        await visit.Send("Save");
        await Assertions.Expect(page.GetByText(Said).First).ToBeVisibleAsync();

        await sanne.Follow("document");
        await visit.Fill(
            ("When did you get this document?", "20-11-2026"), ("Kind of document", "Letter or e-mail"), ("From whom did it come?", "Family"),
            ("Language of the document", "French"), ("Does this document show that asylum was asked, or why?", "No"));
        await visit.Field("File").Locator("input").SetInputFilesAsync(new FilePayload { Name = "aunt.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Written) });
        await visit.Send("Save");
        await sanne.Follow("documents");
        await visit.Follow(page.Locator("main a", new() { HasText = "aunt.txt" }));
        var file = new Uri(page.Url).AbsolutePath + "/content";

        // Each of them answers whoever signed in at the other, until that person signs out at one of them.
        var cookies = string.Join("; ", (await page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));
        foreach (var address in server.Addresses)
            Assert.Equal((HttpStatusCode.OK, Written), await Asked(address + file, cookies));
        await visit.Leave(() => page.ClickAsync("form[action='/sign-out'] button"));
        foreach (var address in server.Addresses)
            Assert.Equal(HttpStatusCode.Redirect, (await Asked(address + file, cookies)).Status);

        ShouldBeSpread(server, "/sign-in", "/cases/new", $"/cases/{sanne.Number}/contact", $"/cases/{sanne.Number}/document");
        await ShouldBeDoneOnce(server);
    }

    // Each form was taken by another instance than the one that gave its page, and neither of them only looked on.
    private static void ShouldBeSpread(AppServer server, params string[] forms)
    {
        var answered = server.Proxy!.Answered.ToList();
        foreach (var form in forms)
        {
            var sent = answered.FindIndex(answer => answer.Path == form && answer.Method == "POST");
            Assert.True(sent > 0, $"Nobody sent the form of {form}.");
            var given = answered.FindLastIndex(sent, answer => answer.Path == form && answer.Method == "GET");
            Assert.True(given >= 0, $"Nobody opened {form}.");
            Assert.NotEqual(answered[given].Instance, answered[sent].Instance);
        }

        var pages = answered.Where(answer => !Path.HasExtension(answer.Path)).CountBy(answer => answer.Instance).ToDictionary();
        Assert.Equal(server.Addresses.Order(), pages.Keys.Order());
        Assert.All(pages.Values, count => Assert.InRange(count, pages.Values.Sum() / 4, pages.Values.Sum()));
    }

    // The first start is the first night: both were there, and one of them did it.
    private static async Task ShouldBeDoneOnce(AppServer server)
    {
        for (var tries = 0; !await Done(); tries++)
        {
            Assert.True(tries < 200, "Not every job was done within 20 seconds.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Single(server.Logged(), line => line.Contains("The lists were refreshed", StringComparison.Ordinal));
        Assert.Single(server.Logged(), line => line.Contains("The figures were counted", StringComparison.Ordinal));

        Task<bool> Done() => server.InDatabase(async db =>
            (await db.JobClaims.Where(claim => claim.Turn != "" && claim.Holder == null).Select(claim => claim.Name).ToListAsync()).Order(StringComparer.Ordinal).SequenceEqual(["figures", "lists", "sweep", "upkeep"]));
    }

    private static async Task<(HttpStatusCode Status, string Content)> Asked(string address, string cookies)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookies);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
