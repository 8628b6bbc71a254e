using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Notices;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Notices;

namespace ReturnCase.Tests.Pages.Admin;

public sealed class MailTests : IDisposable
{
    private readonly FakeSmtp _smtp = new();
    private readonly ReturnCaseApp _app;

    public MailTests() => _app = new() { Settings = _smtp.Settings };

    public void Dispose()
    {
        _app.Dispose();
        _smtp.Dispose();
    }

    [Fact]
    public async Task A_failed_delivery_stands_with_its_error_and_next_try_and_names_no_case()
    {
        var number = await Fails();
        var client = await _app.ClientAs("noor");
        var page = await client.Get("/admin/mail");
        Assert.Contains("Wachten op verzending: 1, waarvan 1 mislukt.", page.Text, StringComparison.Ordinal);
        var row = Assert.Single(page.Document.QuerySelectorAll("tbody tr")).TextContent;
        Assert.All((string[])["S. de Wit", "no such user here", "23 november 2026, 09:01", "pogingen tot nu toe: 1"], words => Assert.Contains(words, row, StringComparison.Ordinal));
        Assert.DoesNotContain(number, page.Text, StringComparison.Ordinal);
        Assert.Contains("/admin/mail", (await client.Get("/admin")).Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("tbody form")]
    [InlineData("#all-again")]
    public async Task It_is_tried_again_when_the_administrator_says_so(string form)
    {
        await Fails();
        var client = await _app.ClientAs("noor");
        var page = await client.Get("/admin/mail");
        _smtp.Refuses = null;
        Assert.Equal(new MailCount(0, 0), await _app.RunMail());
        Assert.Equal("/admin/mail", (await client.Submit(page, form)).RedirectsTo);
        Assert.Contains(_app.Audit.All, row => row.Action == AuditAction.NoticeMailRetried);
        Assert.Equal(new MailCount(1, 0), await _app.RunMail());
        var after = await client.Get("/admin/mail");
        Assert.Contains("Er is geen bericht mislukt.", after.Text, StringComparison.Ordinal);
        Assert.Contains("In de laatste 24 uur verstuurd: 1.", after.Text, StringComparison.Ordinal);
        await client.Submit(page, form);
        Assert.Contains("Dit wacht niet meer", (await client.Get("/admin/mail")).Text, StringComparison.Ordinal);
        Assert.Single(_smtp.Messages);
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_says_which_setting_is_missing()
    {
        using var without = new ReturnCaseApp();
        Assert.Contains("Smtp:Host", (await (await without.ClientAs("noor")).Get("/admin/mail")).Text, StringComparison.Ordinal);
    }

    private async Task<string> Fails()
    {
        await _app.Wishes("sanne", MailWish.Each);
        var number = await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.RunAlarms();
        _smtp.Refuses = "550 no such user here";
        Assert.Equal(new MailCount(0, 1), await _app.RunMail());
        return number;
    }
}
