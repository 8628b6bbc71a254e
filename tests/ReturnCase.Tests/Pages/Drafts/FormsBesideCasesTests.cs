using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Access;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Drafts;

/// <summary>What the liaison, the auditor and the administrator type keeps itself as what is typed of a case does.</summary>
public sealed class FormsBesideCasesTests : IDisposable
{
    private const string Written = "Lang overlegd over wat hier moet staan, en nog niet klaar.";

    private readonly ReturnCaseApp _app = new();
    private readonly CaseBuilder _builder = CasePageCases.In(CasePhase.ShelterFound).Exported();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("pieter", "/referrals/{rf}/decision", "Input.Reference", DraftCases.Form, true)]
    [InlineData("pieter", "/referrals/{rf}/questions", "Input.Questions", DraftCases.Form, true)]
    [InlineData("pieter", "/referrals/{rf}/receipt", "Input.Reference", DraftCases.Form, true)]
    [InlineData("willem", "/audit/holds/{rc}", "Input.Reason", DraftCases.Form, true)]
    [InlineData("willem", "/audit/access-requests/new", "Input.Reason", DraftCases.Form, false)]
    [InlineData("willem", "/audit/emergency/1", "Input.Remark", "#review", true)]
    [InlineData("ingrid", "/review/emergency/1", "Input.Remark", "#review", true)]
    [InlineData("ingrid", "/review/access-requests/1", "Input.Reason", "#return", true)]
    [InlineData("noor", "/admin/users/new", "Input.DisplayName", DraftCases.Form, false)]
    public async Task What_was_typed_is_there_again_and_a_newer_text_is_not_overwritten(string user, string route, string field, string form, bool ofCase)
    {
        await StartAsync();
        var client = await _app.ClientAs(user);
        var address = Address(route);
        var (first, second) = (await client.Get(address), await client.Get(address));
        Assert.True(first.Find(form).HasAttribute("data-draft"));
        var kept = await client.Press(first, new() { [field] = Written }, form);
        Assert.StartsWith(address, kept.RedirectsTo, StringComparison.OrdinalIgnoreCase);
        var draft = Assert.Single(await _app.Drafts());
        Assert.Equal(ofCase ? _builder.File.Number : null, draft.CaseNumber);
        var again = await client.Get(address);
        Assert.Equal(Written, again.Typed(field));
        Assert.NotEmpty(again.Find(".rc-put-back").TextContent);
        Assert.Contains(address, (await client.Get("/drafts")).Find(".rc-drafts a").GetAttribute("href"), StringComparison.OrdinalIgnoreCase);

        var both = await client.Press(second, new() { [field] = "Iets anders uit het tweede venster." }, form);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, both.Status);
        Assert.Contains(Written, both.Find(".rc-draft__both").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_is_changed_and_one_who_is_added_leave_no_draft()
    {
        var noor = await _app.ClientAs("noor");
        var address = (await noor.Get("/admin")).Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).First(link => link.StartsWith("/admin/users/", StringComparison.Ordinal) && !link.EndsWith("new", StringComparison.Ordinal));
        await noor.Press(await noor.Get(address), new() { ["Input.DisplayName"] = "S. de Wit" });
        var form = await noor.Get(address);
        Assert.Equal("S. de Wit", form.Typed("Input.DisplayName"));
        Assert.Equal(address, (await noor.Submit(form, DraftCases.Form)).RedirectsTo);
        Assert.Empty(await _app.Drafts());

        Dictionary<string, string?> whole = new() { ["Input.UserName"] = "l.kok", ["Input.DisplayName"] = "L. Kok", ["Input.Role"] = nameof(ActorRole.Counsellor), ["Input.Team"] = "Noord" };
        await noor.Press(await noor.Get("/admin/users/new"), whole);
        var made = await noor.Submit(await noor.Get("/admin/users/new"), DraftCases.Form);
        Assert.NotNull(made.Document.QuerySelector(".rc-secret"));
        Assert.Empty(made.Document.QuerySelectorAll(".rc-put-back"));
        Assert.Empty(await _app.Drafts());
    }

    [Fact]
    public async Task Keeping_a_judgement_is_no_reading_and_giving_it_takes_the_draft_along()
    {
        await StartAsync();
        var ingrid = await _app.ClientAs("ingrid");
        var page = await ingrid.Get("/review/access-requests/1");
        var read = _app.Audit.All.Count(note => note.Action == AuditAction.CaseRead);
        await ingrid.Press(page, new() { ["Input.Reason"] = Written }, "#return");
        Assert.Equal(read, _app.Audit.All.Count(note => note.Action == AuditAction.CaseRead));
        var returned = await ingrid.Submit(await ingrid.Get("/review/access-requests/1"), "#return", button: "[name='Input.SendBack']");
        Assert.Equal("/review/access-requests", returned.RedirectsTo);
        await _app.InDatabase(async db => Assert.Equal(Written, (await db.AccessRequests.SingleAsync()).ReturnReason));
        Assert.Empty(await _app.Drafts());
    }

    [Fact]
    public async Task What_is_sent_of_a_review_after_the_session_is_of_its_case_too()
    {
        await StartAsync();
        var willem = await _app.ClientAs("willem");
        var page = await willem.Get("/audit/emergency/1");
        await _app.EndSessions();
        await willem.Submit(page, "#review", new() { ["Input.Remark"] = Written });
        Assert.Equal(_builder.File.Number, Assert.Single(await _app.Drafts()).CaseNumber);
    }

    private string Address(string route) =>
        route.Replace("{rf}", _builder.Referral.Number.ToLowerInvariant(), StringComparison.Ordinal).Replace("{rc}", _builder.File.Number, StringComparison.Ordinal);

    private async Task StartAsync()
    {
        await _app.KeepAll([_builder]);
        var (omar, now) = (await _app.ActorOf("omar"), _app.Clock.GetUtcNow().UtcDateTime);
        await _app.InDatabase(async db =>
        {
            db.Add(new EmergencyAccess(omar, "Zuid", _builder.File.Number, "De opvang belt dat de jongere nu niet veilig is.", now, TimeSpan.FromHours(4)));
            await db.SaveChangesAsync();
        });
        var auditor = await _app.ClientAs("willem");
        await auditor.Submit(await auditor.Get("/audit/access-requests/new"), "main form", new() { ["Input.Number"] = _builder.File.Number, ["Input.Reference"] = "brief 7", ["Input.Reason"] = "de jongere zelf, gecontroleerd door de voogd", ["Input.Language"] = "nl" });
        await _app.InDatabase(async db => Assert.Equal(1, await db.AccessRequests.ExecuteUpdateAsync(set => set.SetProperty(request => request.State, AccessRequestState.InReview))));
    }
}
