using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Notices;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Account;

public sealed class NoticesTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Somebody_chooses_what_comes_by_e_mail_and_where()
    {
        var client = await _app.ClientAs("sanne");
        var page = await client.Get("/account/notices");
        Assert.Contains("Er is geen mailserver ingesteld", page.Text, StringComparison.Ordinal);
        Assert.Equal("Digest", page.Find("[name='Input.Wish']:checked").GetAttribute("value"));
        Assert.Equal("/account/notices", (await client.Submit(page, "main form", new() { ["Input.Wish"] = "Each", ["Input.Address"] = " sanne@voorbeeld.nl " })).RedirectsTo);
        page = await client.Get("/account/notices");
        Assert.Equal(("Each", "sanne@voorbeeld.nl"), (page.Find("[name='Input.Wish']:checked").GetAttribute("value"), page.Value("Input.Address")));
        Assert.Contains("Uw keuze is opgeslagen.", page.Text, StringComparison.Ordinal);
        var sanne = await _app.ActorOf("sanne");
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.UserChanged && note.Detail == $"user {sanne.Id} MailWish Each, Email");
        Assert.Contains("/account/notices", (await client.Get("/account")).Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("Each", "", "Vul een e-mailadres in, of kies dat u geen e-mail wilt.")]
    [InlineData("Each", "sanne", "Dit is geen e-mailadres. Vul een adres in zoals naam@voorbeeld.nl.")]
    [InlineData("Digest", "Sanne <sanne@voorbeeld.nl>", "Dit is geen e-mailadres. Vul een adres in zoals naam@voorbeeld.nl.")]
    [InlineData("Digest", "a@voorbeeld.nl, b@voorbeeld.nl", "Dit is geen e-mailadres. Vul een adres in zoals naam@voorbeeld.nl.")]
    [InlineData("Digest", "sanne@voorbeeld.nl\r\nBcc: x@voorbeeld.nl", "Dit is geen e-mailadres. Vul een adres in zoals naam@voorbeeld.nl.")]
    [InlineData("None", "sanne@", "Dit is geen e-mailadres. Vul een adres in zoals naam@voorbeeld.nl.")]
    [InlineData("Hourly", "sanne@voorbeeld.nl", null)]
    [InlineData(null, "sanne@voorbeeld.nl", "Kies wat u per e-mail wilt krijgen.")]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_stays(string? wish, string address, string? sentence)
    {
        var client = await _app.ClientAs("sanne");
        var answer = await client.Fill("/account/notices", new() { ["Input.Wish"] = wish, ["Input.Address"] = address });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotEmpty(answer.Errors);
        if (sentence is not null)
            Assert.Contains(sentence, answer.Errors);
        if (!address.Contains('\n', StringComparison.Ordinal))
            Assert.Equal(address, answer.Value("Input.Address"));
        await _app.InDatabase(async db => Assert.Equal((MailWish.Digest, null), await db.Users.Where(user => user.UserName == "sanne").Select(user => ValueTuple.Create(user.MailWish, user.Email)).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_works_on_no_cases_is_told_that_none_come()
    {
        var page = await (await _app.ClientAs("noor")).Get("/account/notices");
        Assert.Contains("gaan naar wie aan zaken werkt", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Null(page.Document.QuerySelector("header a[href='/notices']"));
    }
}
