using System.Net;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages;

public sealed class KeyboardTests : IDisposable
{
    private const string Script = "script[src^='/keyboard.js']";
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Keys_of_one_letter_can_be_switched_off_and_on_and_that_holds_elsewhere_too()
    {
        var (here, elsewhere, joris) = (await _app.ClientAs("sanne"), await _app.ClientAs("sanne"), await _app.ClientAs("joris"));
        var page = await here.Get("/account/keyboard");
        Assert.NotNull(page.Find(Script));
        Assert.NotNull(page.Find("dialog#keys[data-search='/cases']"));

        Assert.Equal("/account/keyboard", (await here.Submit(page, "main form")).RedirectsTo);
        var off = await here.Get("/account/keyboard");
        Assert.Contains("De sneltoetsen staan nu uit.", off.Text, StringComparison.Ordinal);
        foreach (var after in (PageClient[])[here, elsewhere])
        {
            var cases = await after.Get("/cases");
            Assert.Null(cases.Document.QuerySelector(Script));
            Assert.Null(cases.Document.QuerySelector("#keys"));
        }

        Assert.NotNull((await joris.Get("/cases")).Find(Script));
        await here.Submit(off, "main form");
        Assert.NotNull((await elsewhere.Get("/cases")).Find(Script));
    }

    [Fact]
    public async Task A_switch_without_an_answer_changes_nothing()
    {
        var client = await _app.ClientAs("pieter");
        var page = await client.Get("/account/keyboard");
        Assert.Equal("", page.Find("dialog#keys").GetAttribute("data-search"));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("kbd"), key => key.TextContent == "/");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Submit(page, "main form", new() { ["on"] = "perhaps" })).Status);
        Assert.NotNull((await client.Get("/account/keyboard")).Find(Script));
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_has_them() => Assert.Null((await _app.Client().Get("/sign-in")).Document.QuerySelector(Script));
}
