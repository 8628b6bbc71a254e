using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Tests.Api;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Admin;

public sealed class ClientTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Systeem toevoegen")]
    [InlineData("en", "Add a system")]
    public async Task A_system_is_added_gets_a_token_and_loses_it(string language, string title)
    {
        var noor = await _app.ClientAs("noor");
        await noor.Speak(language);
        var form = await noor.Get("/admin/clients/new");
        Assert.Equal(title, form.Title);
        var added = await noor.Post("/admin/clients/new", [.. Token(form), new("Input.Name", "IND INDiGO"), new("Input.Scopes", "Transfers"), new("Input.Scopes", "Referrals"), new("Input.Team", "Noord"), new("Input.Rate", "Standard")]);
        Assert.Equal("/admin/clients/1", added.RedirectsTo);

        var issued = await noor.Fill("/admin/clients/1/token", new() { ["Input.Label"] = "productie" }, "form.rc-form");
        Assert.Equal(HttpStatusCode.OK, issued.Status);
        var secret = issued.Find(".rc-secret").TextContent;
        var api = _app.ApiWith(secret);
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/referrals")).Status);

        var detail = await noor.Get("/admin/clients/1");
        Assert.DoesNotContain(secret, detail.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("productie", detail.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await noor.Submit(detail, "tbody form")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get("/referrals")).Status);
        Assert.Superset(new HashSet<AuditAction> { AuditAction.ClientSystemAdded, AuditAction.TokenIssued, AuditAction.TokenRevoked, AuditAction.TokenRefused }, _app.Audit.All.Select(row => row.Action).ToHashSet());
        Assert.DoesNotContain(_app.Audit.All, row => row.Detail?.Contains("INDiGO", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task What_is_missing_is_named_and_a_name_is_given_once()
    {
        await _app.System([ApiScope.Referrals]);
        var noor = await _app.ClientAs("noor");
        var empty = await noor.Fill("/admin/clients/new", form: "form.rc-form");
        Assert.Equal((HttpStatusCode.BadRequest, 3), (empty.Status, empty.Errors.Count));
        var form = await noor.Get("/admin/clients/new");
        var noTeam = await noor.Post("/admin/clients/new", [.. Token(form), new("Input.Name", "X"), new("Input.Scopes", "Transfers"), new("Input.Rate", "Raised")]);
        Assert.Equal((HttpStatusCode.BadRequest, 1), (noTeam.Status, noTeam.Errors.Count));
        string name = "";
        await _app.InDatabase(async db => name = (await db.ClientSystems.SingleAsync()).Name);
        var taken = await noor.Post("/admin/clients/new", [.. Token(form), new("Input.Name", name), new("Input.Scopes", "Cases"), new("Input.Rate", "Raised")]);
        Assert.Equal((HttpStatusCode.BadRequest, 1), (taken.Status, taken.Errors.Count));
    }

    [Fact]
    public async Task Other_scopes_hold_at_once_and_an_older_form_is_refused()
    {
        var (system, token) = await _app.System([ApiScope.Referrals]);
        var (noor, api) = (await _app.ClientAs("noor"), _app.ApiWith(token));
        var form = await noor.Get($"/admin/clients/{system.Id}");
        Dictionary<string, string?> cases = new() { ["Input.Scopes"] = "Cases" };
        Assert.Equal($"/admin/clients/{system.Id}", (await noor.Submit(form, "form.rc-form", cases)).RedirectsTo);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Get("/referrals")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await noor.Submit(form, "form.rc-form", new() { ["Input.Scopes"] = "Referrals" })).Status);

        var detail = await noor.Get($"/admin/clients/{system.Id}");
        await noor.Submit(detail, "form[action*='Disable']");
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get("/cases/RC-2026-000001")).Status);
        await noor.Submit(await noor.Get($"/admin/clients/{system.Id}"), "form[action*='Enable']");
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get("/cases/RC-2026-000001")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await noor.Get("/admin/clients/99")).Status);
    }

    [Fact]
    public async Task An_address_for_events_is_added_with_a_secret_and_stopped()
    {
        var (system, _) = await _app.System([ApiScope.Referrals]);
        var noor = await _app.ClientAs("noor");
        var wrong = await noor.Fill($"/admin/clients/{system.Id}/subscription", new() { ["Input.Address"] = "https://10.0.0.1/x" }, "form.rc-form");
        Assert.Equal((HttpStatusCode.BadRequest, 2), (wrong.Status, wrong.Errors.Count));
        var made = await noor.Fill($"/admin/clients/{system.Id}/subscription", new() { ["Input.Address"] = "https://partner.example/events", ["Input.Kinds"] = "ReferralExported" }, "form.rc-form");
        var secret = made.Find(".rc-secret").TextContent;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        await _app.InDatabase(async db => Assert.DoesNotContain(secret, (await db.EventSubscriptions.SingleAsync()).Secret, StringComparison.Ordinal));
        var detail = await noor.Get($"/admin/clients/{system.Id}");
        Assert.DoesNotContain(secret, detail.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await noor.Submit(detail, "form[action*='Subscription']");
        await _app.InDatabase(async db => Assert.True((await db.EventSubscriptions.SingleAsync()).Disabled));
    }

    [Fact]
    public async Task An_address_is_there_once_of_kinds_that_can_come_and_goes_away_once_it_is_stopped()
    {
        var (system, _) = await _app.System([ApiScope.Referrals]);
        var (noor, form) = (await _app.ClientAs("noor"), $"/admin/clients/{system.Id}/subscription");
        var closed = await noor.Fill(form, new() { ["Input.Address"] = "https://partner.example/events", ["Input.Kinds"] = "CaseRegistered" }, "form.rc-form");
        Assert.Equal((HttpStatusCode.BadRequest, 1), (closed.Status, closed.Errors.Count));
        Dictionary<string, string?> input = new() { ["Input.Address"] = "https://partner.example/events", ["Input.Kinds"] = "ReferralExported" };
        Assert.Equal(HttpStatusCode.OK, (await noor.Fill(form, input, "form.rc-form")).Status);
        var twice = await noor.Fill(form, input, "form.rc-form");
        Assert.Equal((HttpStatusCode.BadRequest, 1), (twice.Status, twice.Errors.Count));
        Assert.Empty((await noor.Get($"/admin/clients/{system.Id}")).Document.QuerySelectorAll("form[action*='Remove']"));
        await noor.Submit(await noor.Get($"/admin/clients/{system.Id}"), "form[action*='Subscription']");
        await noor.Submit(await noor.Get($"/admin/clients/{system.Id}"), "form[action*='Remove']");
        await _app.InDatabase(async db => Assert.Empty(await db.EventSubscriptions.ToListAsync()));
    }

    [Fact]
    public async Task A_label_tells_two_working_tokens_apart_and_a_system_that_is_off_says_so()
    {
        var (system, _) = await _app.System([ApiScope.Referrals]);
        var noor = await _app.ClientAs("noor");
        var taken = await noor.Fill($"/admin/clients/{system.Id}/token", new() { ["Input.Label"] = " TEST " }, "form.rc-form");
        Assert.Equal((HttpStatusCode.BadRequest, 1), (taken.Status, taken.Errors.Count));
        await noor.Submit(await noor.Get($"/admin/clients/{system.Id}"), "tbody form");
        Assert.Equal(HttpStatusCode.OK, (await noor.Fill($"/admin/clients/{system.Id}/token", new() { ["Input.Label"] = "test" }, "form.rc-form")).Status);
        Assert.DoesNotContain("uitgezet", (await noor.Get($"/admin/clients/{system.Id}/token")).Find("form.rc-form").TextContent, StringComparison.Ordinal);
        await noor.Submit(await noor.Get($"/admin/clients/{system.Id}"), "form[action*='Disable']");
        Assert.Contains("uitgezet", (await noor.Get($"/admin/clients/{system.Id}/token")).Find("form.rc-form").TextContent, StringComparison.Ordinal);
        Assert.Contains("(referrals)", (await noor.Get($"/admin/clients/{system.Id}")).Text, StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Token(HtmlPage page) => [new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!)];
}
