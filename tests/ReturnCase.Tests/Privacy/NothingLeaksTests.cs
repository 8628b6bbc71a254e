using System.Collections.Concurrent;
using System.Net;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Privacy;

/// <summary>
/// Walks through the program as every user, sends its forms, searches by name and runs into errors, and then looks for every child of the demo in all
/// that leaves the program without being its page: log (at its most talkative), addresses, headers, metrics, traces, error pages.
/// </summary>
public sealed class NothingLeaksTests : IAsyncDisposable
{
    private static readonly string[] Users = ["sanne", "joris", "omar", "ingrid", "hassan", "pieter", "noor", "willem"];

    private readonly string _file = Path.Combine(TemplateDatabase.Folder, $"{Guid.NewGuid():N}.log");
    private readonly LogFile _log;
    private readonly ConcurrentDictionary<string, byte> _left = [];
    private readonly Listener _listener = new();
    private ReturnCaseApp? _app;
    private PersonalWords? _children;
    private string[] _names = [];

    public NothingLeaksTests() => _log = new(_file);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        _log.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task No_child_of_the_demo_is_named_outside_the_pages()
    {
        _app = new ReturnCaseApp(await DemoDatabase.CloneAsync()) { Also = _log.TakeOver };
        await _app.InDatabase(async db => _children = await PersonalWords.InAsync(db));
        _names = [.. _children!.All.Take(40)];
        Assert.True(_children.Count > 300, $"Only {_children.Count} words to look for.");

        var (pages, named) = (0, 0);
        foreach (var user in Users)
        {
            var client = new PageClient((await _app.ClientAs(user)).Http) { Answered = Left };
            foreach (var page in await Walk.Through(client))
            {
                pages++;
                named += _children.In(page.Text).Any() ? 1 : 0;
                await Send(client, page);
            }
            await RunIntoErrors(client);
        }

        Assert.True(pages > 200 && named > 60, $"{pages} pages were seen, {named} of them with a child on it.");
        Assert.Empty(Found());
        AssertThatMuchWasLogged();
    }

    /// <summary>Sends each form as it stands, and the same with a field that is refused, so that what it holds is read, bound and shown again.</summary>
    private async Task Send(PageClient client, HtmlPage page)
    {
        // These would shut the door behind the one who walks here, and hold nothing of a child.
        if (page.Address.StartsWith("/account", StringComparison.Ordinal) || page.Address.StartsWith("/admin", StringComparison.Ordinal))
            return;
        foreach (var form in page.Document.QuerySelectorAll("main form[method=post]").Take(4))
        {
            form.Id = "sent";
            var name = _names[Math.Abs(page.Address.GetHashCode(StringComparison.Ordinal)) % _names.Length];
            await client.Submit(page, "#sent", new() { ["Input.Text"] = name, ["Input.FirstNames"] = name, ["Input.Version"] = name });
            await client.Submit(page, "#sent", new() { ["Input.Text"] = name });
            form.RemoveAttribute("id");
        }
    }

    private async Task RunIntoErrors(PageClient client)
    {
        foreach (var address in (string[])["/nothing-here", "/cases/RC-2099-000001", "/cases/x", "/status", "/referrals/rf-2099-000001"])
            AssertNamesNobody(await client.Get(address));
        AssertNamesNobody(await client.Post("/cases", [new("Input.Text", _names[0])]));
    }

    private void AssertNamesNobody(HtmlPage page)
    {
        Assert.True((int)page.Status >= 400, $"{page.Address}: {page.Status}");
        Assert.Equal("", string.Join(' ', _children!.In(page.Text)));
    }

    private void Left(HttpResponseMessage response)
    {
        _left.TryAdd($"address {response.RequestMessage!.RequestUri!.PathAndQuery}", 0);
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            _left.TryAdd($"header {name}: {string.Join(", ", values)}", 0);
        if ((int)response.StatusCode is 403 or 404 or >= 500)
            _left.TryAdd($"error {response.Content.ReadAsStringAsync().Result}", 0);
    }

    private IEnumerable<string> Found() => _log.Lines().Select(line => $"log {line}").Concat(_left.Keys).Concat(_listener.Heard)
        .SelectMany(text => _children!.In(Uri.UnescapeDataString(text)), (text, word) => $"{word} in {(text.Length > 300 ? text[..300] : text)}")
        .Distinct().Take(40);

    /// <summary>A log that says nothing, or a listener that hears nothing, would find nothing.</summary>
    private void AssertThatMuchWasLogged()
    {
        foreach (var part in (string[])["Executed DbCommand", "Request finished", "Executing handler method", "Microsoft.EntityFrameworkCore"])
            Assert.Contains(_log.Lines(), line => line.Contains(part, StringComparison.Ordinal));
        Assert.Contains(_listener.Heard, text => text.StartsWith("metric Microsoft.AspNetCore.Hosting", StringComparison.Ordinal));
        Assert.Contains(_listener.Heard, text => text.StartsWith("trace ", StringComparison.Ordinal));
    }
}
