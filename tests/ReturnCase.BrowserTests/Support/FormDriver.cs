using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ReturnCase.BrowserTests.Support;

/// <summary>Forms as a person fills them in: by what stands beside each field.</summary>
public static class FormDriver
{
    /// <summary>The answer to a box that is to be ticked.</summary>
    public const string Ticked = "ticked";

    public static async Task Fill(this Visit visit, params (string Label, string Answer)[] answers)
    {
        foreach (var (label, answer) in answers)
            await visit.FillOne(label, answer);
    }

    /// <summary>Presses a button and expects the form to be accepted; otherwise the test fails with what the page says.</summary>
    public static async Task Send(this Visit visit, string button)
    {
        await visit.Press(button);
        var refusal = visit.Page.Locator(".rc-errors, #answer, .rc-actions--blocked[role=alert]");
        if (await refusal.CountAsync() > 0)
            Assert.Fail($"{visit.Page.Url} did not accept \"{button}\": {Flat(await refusal.First.InnerTextAsync())}");
        if (await visit.Page.Locator("main").CountAsync() == 0)
            Assert.Fail($"{visit.Page.Url} is no page after \"{button}\": {Flat(await visit.Page.InnerTextAsync("body"))}");
    }

    public static Task Press(this Visit visit, string button) =>
        visit.Leave(() => visit.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync());

    public static ILocator Field(this Visit visit, string label) => visit.Page.Locator(".rc-field").Filter(new()
    {
        Has = visit.Page.Locator(".rc-field__label", new() { HasTextRegex = new Regex($@"^\s*{Regex.Escape(label)}(\s*\(optional\))?\s*$") }),
    }).First;

    private static async Task FillOne(this Visit visit, string label, string answer)
    {
        if (answer == Ticked)
        {
            await visit.Page.GetByLabel(label, new() { Exact = true }).CheckAsync();
            return;
        }

        var field = visit.Field(label);
        await Assertions.Expect(field).ToBeVisibleAsync();
        if (await field.Locator("input[type=radio], input[type=checkbox]").CountAsync() > 0)
            await field.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        else if (await field.Locator(".rc-date").CountAsync() > 0)
            await FillDate(field, answer.Split('-'));
        else if (await field.Locator("select").CountAsync() > 0)
            await Choose(field.Locator("select"), answer);
        else
            await field.Locator("input, textarea").FillAsync(answer);
    }

    private static async Task FillDate(ILocator field, string[] parts)
    {
        foreach (var (index, part) in parts.Index())
            await field.Locator("input").Nth(index).FillAsync(part);
    }

    private static async Task Choose(ILocator select, string answer)
    {
        var same = select.Locator("option", new() { HasTextRegex = new Regex($@"^\s*{Regex.Escape(answer)}\s*$") });
        var option = await same.CountAsync() > 0 ? same : select.Locator("option", new() { HasText = answer });
        await select.SelectOptionAsync(await option.First.GetAttributeAsync("value") ?? "");
    }

    private static string Flat(string text) => Regex.Replace(text, @"\s+", " ").Trim();
}
