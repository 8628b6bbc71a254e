using System.Net;
using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests.Instances;

/// <summary>Instances are replaced one after the other while people work. They are processes, as in the field.</summary>
public sealed class RollingRestartTests(BrowserFixture browser) : IDisposable
{
    private const string Label = "What was discussed?";
    private const string First = "She wants to call her grandmother first.";
    private const string Then = "She wants to call her grandmother first, and then her aunt.";
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-rolling-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Neither_the_session_nor_the_text_nor_what_is_being_sent_is_lost_while_one_instance_after_the_other_is_replaced()
    {
        var started = await Task.WhenAll(ProgramProcess.StartAsync(_folder), ProgramProcess.StartAsync(_folder));
        await using var first = started[0];
        await using var second = started[1];
        await using var proxy = new RoundRobin(first.Address);
        await using var visit = await browser.OpenAsync("en", address: proxy.Address);
        await visit.SignInAs("sanne");
        var sanne = await visit.Register("Aissatou");
        await sanne.Follow("contact");
        await visit.Fill((Label, First));
        await ShouldSay(visit.Page, "Draft kept at ");

        // The page that the first one gave is typed on while only the second one is there.
        proxy.To(second.Address);
        first.AskToEnd();
        Assert.Equal(0, await first.EndedAsync());
        await visit.Page.RunAndWaitForResponseAsync(() => visit.Fill((Label, Then)), answer => answer.Request.Method == "POST" && answer.Status == 200);
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Field(Label).Locator("textarea")).ToHaveValueAsync(Then);

        // The second one is asked to end while it has half of the form.
        await visit.Fill(("Kind of contact", "Phone call"));
        await using var third = await ProgramProcess.StartAsync(_folder);
        await EndsInTheMiddleOf(visit.Page, second);

        proxy.To(third.Address);
        await visit.Page.GotoAsync($"/cases/{sanne.Number}");
        await Assertions.Expect(visit.Page.GetByText(Then).First).ToBeVisibleAsync();
        Assert.Equal([first.Address, second.Address, third.Address], proxy.Answered.Select(answer => answer.Instance).Distinct());
    }

    // It takes nothing new, and ends what it is answering.
    private static async Task EndsInTheMiddleOf(IPage page, ProgramProcess program)
    {
        var (half, rest) = await FormOf(page);
        var cookies = string.Join("; ", (await page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        using var slow = new SlowForm(half, rest);
        using var request = new HttpRequestMessage(HttpMethod.Post, program.Address + new Uri(page.Url).PathAndQuery) { Content = slow };
        request.Headers.Add("Cookie", cookies);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        var asked = client.SendAsync(request, TestContext.Current.CancellationToken);
        await slow.HalfIsThere;
        program.AskToEnd();
        for (var tries = 0; await program.ListensAsync(); tries++)
        {
            Assert.True(tries < 200, "It still takes new connections 20 seconds after it was asked to end.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        slow.SendTheRest();
        using var answer = await asked;
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await program.EndedAsync());
    }

    private static Task ShouldSay(IPage page, string sentence) => Assertions.Expect(page.Locator(".rc-draft__line")).ToContainTextAsync(sentence);

    // What the browser would send, in two halves.
    private static async Task<(byte[] Half, byte[] Ending)> FormOf(IPage page)
    {
        var body = await page.EvaluateAsync<string>("new URLSearchParams(new FormData(document.querySelector('main form.rc-form'))).toString()");
        var bytes = System.Text.Encoding.UTF8.GetBytes(body);
        return (bytes[..(bytes.Length / 2)], bytes[(bytes.Length / 2)..]);
    }

    private sealed class SlowForm : HttpContent
    {
        private readonly byte[] _half;
        private readonly byte[] _rest;
        private readonly TaskCompletionSource _there = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowForm(byte[] half, byte[] rest)
        {
            (_half, _rest) = (half, rest);
            Headers.ContentType = new("application/x-www-form-urlencoded");
        }

        public Task HalfIsThere => _there.Task;

        public void SendTheRest() => _goOn.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_half);
            await stream.FlushAsync();
            // The program has begun to read before it is asked to end.
            await Task.Delay(500);
            _there.TrySetResult();
            await _goOn.Task;
            await stream.WriteAsync(_rest);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _half.Length + _rest.Length;
            return true;
        }
    }
}
