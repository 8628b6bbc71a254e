using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Drafts;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Tests.Pages.Drafts;

public sealed class DraftTests : IDisposable
{
    private const string Written = "De jongere sprak over de zeldzame stad Xylocopa.";
    private const string Later = "Wat er in het tweede venster bijkwam over Quezaltepec.";

    private readonly BreaksOnDelete _breaks = new();
    private readonly ReturnCaseApp _app;

    public DraftTests() => _app = new() { Interceptors = [_breaks] };

    public void Dispose() => _app.Dispose();

    private static Dictionary<string, string?> Note(string text = Written) => new() { ["Input.Asked"] = text, ["Input.Language"] = "Frans" };

    private static Dictionary<string, string?> Whole(string text = Written) => new(Note(text)) { ["Input.Understood"] = "True", ["Input.Result"] = nameof(RequestResult.Done) };

    [Fact]
    public async Task What_was_kept_stands_in_the_form_again_with_when_that_was()
    {
        var (client, number) = await StartAsync();
        var (status, answer) = await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        Assert.Equal((HttpStatusCode.OK, "Concept bewaard om 12:00", 1), (status, answer.GetProperty("sentence").GetString(), answer.GetProperty("revision").GetInt32()));

        _app.Clock.Advance(TimeSpan.FromDays(1));
        _app.Machine.Advance(TimeSpan.FromMinutes(5));
        var again = await client.Get($"/cases/{number}/request");
        Assert.Equal((Written, "Frans", "1"), (again.Typed("Input.Asked"), again.Typed("Input.Language"), again.Typed("Draft.Revision")));
        Assert.Contains("U was hier gisteren om 12:00 mee bezig.", again.Find(".rc-put-back").TextContent, StringComparison.Ordinal);
        Assert.Contains("bewaard op", again.Find(".rc-draft__line").TextContent, StringComparison.Ordinal);
        Assert.Empty(again.Errors);
        Assert.DoesNotContain("veranderd", again.Find(".rc-put-back").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_the_button_keeps_it()
    {
        var (client, number) = await StartAsync();
        var kept = await client.Press(await client.Get($"/cases/{number}/request"), Note());
        Assert.Equal((HttpStatusCode.Redirect, $"/cases/{number}/request#form"), (kept.Status, kept.RedirectsTo));
        Assert.Equal(Written, (await client.Get(kept.RedirectsTo!)).Typed("Input.Asked"));
        Assert.Empty((await _app.Read(number)).Facts.OfType<CooperationFact>());
    }

    [Fact]
    public async Task No_byte_of_it_lies_in_the_database()
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        Assert.NotEmpty(await _app.Drafts());
        Assert.Empty(ByteSearch.Traces([.. ByteSearch.Database(_app.DatabasePath), _app.AnchorFolder], "Xylocopa"));
        Assert.NotEmpty(ByteSearch.Traces(ByteSearch.Database(_app.DatabasePath), number));
    }

    [Fact]
    public async Task It_survives_a_restart_and_serves_a_second_instance()
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        using var other = new ReturnCaseApp(_app.DatabasePath);
        other.Clock.Set(_app.Clock.GetUtcNow());
        var second = await other.ClientAs("sanne");
        Assert.Equal(Written, (await second.Get($"/cases/{number}/request")).Typed("Input.Asked"));
    }

    [Fact]
    public async Task Sending_the_form_takes_its_draft_along()
    {
        var (client, number) = await StartAsync();
        var page = await client.Get($"/cases/{number}/request");
        var (_, answer) = await client.Autosave(page, Note());
        var sent = await client.Submit(page, DraftCases.Form, new(Whole()) { ["Draft.Revision"] = $"{answer.GetProperty("revision").GetInt32()}" });
        Assert.Equal($"/cases/{number}", sent.RedirectsTo);
        Assert.Empty(await _app.Drafts());
        Assert.Null((await client.Get($"/cases/{number}/request")).Document.QuerySelector(".rc-put-back"));
    }

    [Fact]
    public async Task Neither_goes_without_the_other()
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        var page = await client.Get($"/cases/{number}/request");
        _breaks.Now = true;
        Assert.Equal(HttpStatusCode.InternalServerError, (await client.Submit(page, DraftCases.Form, Whole())).Status);
        _breaks.Now = false;
        Assert.Empty((await _app.Read(number)).Facts.OfType<CooperationFact>());
        Assert.Equal(1, Assert.Single(await _app.Drafts()).Revision);
    }

    [Fact]
    public async Task A_form_that_is_refused_keeps_its_draft()
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        var page = await client.Get($"/cases/{number}/request");
        var refused = await client.Submit(page, DraftCases.Form, Note());
        Assert.Equal((HttpStatusCode.BadRequest, "1"), (refused.Status, refused.Typed("Draft.Revision")));
        Assert.Single(await _app.Drafts());
    }

    [Fact]
    public async Task Two_windows_are_shown_side_by_side_and_neither_text_is_lost()
    {
        var (client, number) = await StartAsync();
        var one = await client.Get($"/cases/{number}/request");
        var two = await client.Get($"/cases/{number}/request");
        await client.Autosave(one, Note());
        var (status, answer) = await client.Autosave(two, Note(Later));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains(answer.GetProperty("other").EnumerateArray(), field => field.GetProperty("name").GetString() == "Input.Asked" && field.GetProperty("value").GetString() == Written);
        Assert.Equal(Written, (await client.Get($"/cases/{number}/request")).Typed("Input.Asked"));

        var shown = await client.Press(two, Note(Later));
        Assert.Equal((HttpStatusCode.Conflict, Later), (shown.Status, shown.Typed("Input.Asked")));
        var cells = shown.Document.QuerySelectorAll("[data-both] tbody tr").Select(line => line.Children.Select(cell => cell.TextContent).ToArray()).ToArray();
        Assert.Equal([Later, Written], Assert.Single(cells)[1..]);

        var kept = await client.Press(shown, []);
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        Assert.Equal(Later, (await client.Get($"/cases/{number}/request")).Typed("Input.Asked"));
    }

    [Fact]
    public async Task What_is_typed_on_while_two_texts_stand_side_by_side_is_kept_apart_and_chosen_from_there()
    {
        var (client, number) = await StartAsync();
        var (one, two) = (await client.Get($"/cases/{number}/request"), await client.Get($"/cases/{number}/request"));
        await client.Autosave(one, Note());
        var (_, first) = await client.Autosave(two, Note("Begin"));
        Assert.Equal(("#form~", 1, true), (first.GetProperty("form").GetString(), first.GetProperty("revision").GetInt32(), first.GetProperty("kept").GetBoolean()));
        Assert.Contains("bewaren we apart", first.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        var (status, on) = await client.Autosave(two, new(Note(Later)) { ["Draft.Form"] = "#form~" }, revision: 1);
        Assert.Equal((HttpStatusCode.OK, 2, 1), (status, on.GetProperty("revision").GetInt32(), on.GetProperty("otherRevision").GetInt32()));
        Assert.Contains(on.GetProperty("other").EnumerateArray(), field => field.GetProperty("value").GetString() == Written);

        var aside = (await _app.Drafts())[1];
        var resumed = await client.Get($"/cases/{number}/request?resume={aside.Id}");
        Assert.Equal((Later, "#form~", "2"), (resumed.Typed("Input.Asked"), resumed.Typed("Draft.Form"), resumed.Typed("Draft.Revision")));
        var cells = resumed.Document.QuerySelectorAll("[data-both] tbody tr").Select(line => line.Children.Select(cell => cell.TextContent).ToArray()).ToArray();
        Assert.Equal([Later, Written], Assert.Single(cells)[1..]);
        Assert.Equal($"#{resumed.Find("[data-both]").Id}", resumed.Find("[data-see]").GetAttribute("href"));
        Assert.Equal($"/cases/{number}/request", resumed.Find("[data-plain]").GetAttribute("href"));

        Assert.Equal(HttpStatusCode.Redirect, (await client.Press(resumed, [])).Status);
        Assert.Equal("#form", Assert.Single(await _app.Drafts()).Form[^5..]);
        Assert.Equal(Later, (await client.Get($"/cases/{number}/request")).Typed("Input.Asked"));
    }

    [Fact]
    public async Task Sent_from_beside_its_form_a_text_goes_alone()
    {
        var (client, number) = await StartAsync();
        var (one, two) = (await client.Get($"/cases/{number}/request"), await client.Get($"/cases/{number}/request"));
        await client.Autosave(one, Note());
        await client.Autosave(two, Whole(Later));
        var resumed = await client.Get($"/cases/{number}/request?resume={(await _app.Drafts())[1].Id}");
        Assert.Equal($"/cases/{number}", (await client.Submit(resumed, DraftCases.Form, [])).RedirectsTo);
        Assert.Equal(Later, (await _app.Read(number)).Latest<CooperationFact>()!.Asked);
        Assert.Equal(Written, (await client.Get($"/cases/{number}/request")).Typed("Input.Asked"));
        Assert.Single(await _app.Drafts());
    }

    [Fact]
    public async Task Sent_while_two_texts_stand_side_by_side_a_form_leaves_the_other_one()
    {
        var (client, number) = await StartAsync();
        var two = await client.Get($"/cases/{number}/request");
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        var shown = await client.Press(two, Whole(Later));
        Assert.Equal(HttpStatusCode.Conflict, shown.Status);
        var sent = await client.Submit(shown, DraftCases.Form, Whole(Later));
        Assert.True(sent.RedirectsTo == $"/cases/{number}", $"{sent.Status} {string.Join(" / ", sent.Errors)} {sent.Title}");
        Assert.Equal(Later, (await _app.Read(number)).Latest<CooperationFact>()!.Asked);
        Assert.Equal(Written, (await client.Get($"/cases/{number}/request")).Typed("Input.Asked"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/drafts")]
    public async Task It_is_thrown_away_where_it_is_listed_after_a_question(string list)
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        var page = await client.Get(list);
        var line = page.Find(".rc-drafts li");
        Assert.Equal($"/cases/{number}/request", line.QuerySelector("a")!.GetAttribute("href"));
        Assert.False(line.QuerySelector("details")!.HasAttribute("open"));
        var gone = await client.Submit(page, ".rc-drafts details form");
        Assert.Equal(list, gone.RedirectsTo);
        Assert.Empty(await _app.Drafts());
        Assert.Contains("weggegooid", (await client.Get(list)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_kept_anew_since_the_list_was_shown_is_not_thrown_away()
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        var list = await client.Get("/drafts");
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note(Later));
        await client.Submit(list, ".rc-drafts details form");
        Assert.Single(await _app.Drafts());
    }

    [Theory]
    [InlineData("noor", "/registers/reception-houses/new")]
    public async Task Each_role_has_its_own_drafts_in_a_list_and_throws_them_away_there(string user, string form)
    {
        var client = await _app.ClientAs(user);
        var page = await client.Get(form);
        await _app.EndSessions();
        Assert.StartsWith("/sign-in?returnUrl=/resume/", (await client.Submit(page, DraftCases.Form, [])).RedirectsTo, StringComparison.Ordinal);
        Assert.Single(await _app.Drafts());
        var again = await _app.ClientAs(user);
        Assert.Equal("/drafts", (await again.Get("/account")).Find("[aria-labelledby=drafts] a").GetAttribute("href"));
        var list = await again.Get("/drafts");
        Assert.Single(list.Document.QuerySelectorAll(".rc-drafts li"));
        Assert.Equal("/drafts", (await again.Submit(list, ".rc-drafts details form")).RedirectsTo);
        Assert.Empty(await _app.Drafts());
    }

    [Fact]
    public async Task A_newer_text_of_another_window_outlives_the_form_that_never_saw_it()
    {
        var (client, number) = await StartAsync();
        var one = await client.Get($"/cases/{number}/request");
        await client.Autosave(one, Note());
        var two = await client.Get($"/cases/{number}/request");
        await client.Autosave(two, Note(Later));
        Assert.Equal($"/cases/{number}", (await client.Submit(one, DraftCases.Form, new(Whole()) { ["Draft.Revision"] = "1" })).RedirectsTo);
        var back = await client.Get($"/cases/{number}/request");
        Assert.Equal(Later, back.Typed("Input.Asked"));
        Assert.Contains("het dossier is veranderd", back.Find(".rc-put-back").TextContent, StringComparison.Ordinal);
        Assert.NotNull(back.Document.QuerySelector(".rc-put-back .rc-timeline li"));
    }

    [Fact]
    public async Task A_window_whose_form_was_sent_elsewhere_does_not_bring_it_back_by_itself()
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        var (one, two) = (await client.Get($"/cases/{number}/request"), await client.Get($"/cases/{number}/request"));
        await client.Submit(one, DraftCases.Form, Whole());
        var (status, answer) = await client.Autosave(two, Note(Later));
        Assert.Equal((HttpStatusCode.Conflict, true, 0), (status, answer.GetProperty("gone").GetBoolean(), answer.GetProperty("revision").GetInt32()));
        Assert.Empty(await _app.Drafts());
        Assert.Equal(HttpStatusCode.OK, (await client.Autosave(two, Note(Later), revision: 0)).Status);
    }

    [Fact]
    public async Task Each_form_has_its_own()
    {
        var (client, number) = await StartAsync(builder => builder.Requested());
        var fact = (await _app.Read(number)).Facts.OfType<CooperationFact>().Single();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        await client.Autosave(await client.Get($"/cases/{number}/request?corrects={fact.Sequence}"), Note(Later));
        Assert.Equal(Written, (await client.Get($"/cases/{number}/request")).Typed("Input.Asked"));
        var correction = await client.Get($"/cases/{number}/request?corrects={fact.Sequence}");
        Assert.Equal((Later, $"{fact.Sequence}"), (correction.Typed("Input.Asked"), correction.Typed("Input.Corrects")));
        Assert.Equal([$"/cases/{number.ToLowerInvariant()}/request#form", $"/cases/{number.ToLowerInvariant()}/request?corrects={fact.Sequence}#form"], (await _app.Drafts()).Select(draft => draft.Form));
    }

    [Fact]
    public async Task Somebody_else_sees_nothing_of_it()
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        var id = Assert.Single(await _app.Drafts()).Id;
        var ingrid = await _app.ClientAs("ingrid");
        Assert.Equal("", (await ingrid.Get($"/cases/{number}/request")).Typed("Input.Asked"));
        Assert.Equal(HttpStatusCode.NotFound, (await ingrid.Get($"/resume/{id}")).Status);
        Assert.Null((await ingrid.Get("/")).Document.QuerySelector("#list-drafts"));
        Assert.DoesNotContain(number, (await ingrid.Get("/drafts")).Find("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_loses_the_case_loses_sight_of_it_until_it_comes_back()
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        var id = Assert.Single(await _app.Drafts()).Id;
        var joris = await _app.ActorOf("joris");
        var sanne = await _app.ActorOf("sanne");
        await Give(joris);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/resume/{id}")).Status);
        Assert.DoesNotContain(number, (await client.Get("/")).Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Get($"/cases/{number}/request")).Status);
        Assert.Single(await _app.Drafts());
        await Give(sanne);
        Assert.Equal(Written, (await client.Get($"/cases/{number}/request")).Typed("Input.Asked"));

        Task Give(Actor to) => _app.InDatabase(db => db.CaseFiles.Where(file => file.Number == number).ExecuteUpdateAsync(set => set.SetProperty(file => file.CounsellorId, to.Id)));
    }

    [Fact]
    public async Task It_is_thrown_away_by_hand()
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        Assert.False((await client.Get($"/cases/{number}/request")).Find(".rc-put-back details").HasAttribute("open"));
        var gone = await client.Submit(await client.Get($"/cases/{number}/request"), ".rc-put-back form");
        Assert.Equal($"/cases/{number}/request", gone.RedirectsTo);
        Assert.Empty(await _app.Drafts());
        Assert.Equal("", (await client.Get(gone.RedirectsTo!)).Typed("Input.Asked"));
    }

    [Fact]
    public async Task It_is_forgotten_after_its_days_and_not_before()
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        await UpkeepAfter(29);
        Assert.Single(await _app.Drafts());
        await UpkeepAfter(31);
        Assert.Empty(await _app.Drafts());

        async Task UpkeepAfter(int days)
        {
            await using var scope = _app.Services.CreateAsyncScope();
            await PrivacyUpkeep.RunAsync(scope.ServiceProvider, _app.Clock.GetUtcNow().UtcDateTime.AddDays(days));
        }
    }

    [Fact]
    public async Task What_is_too_large_or_too_much_is_not_kept_and_says_so()
    {
        var (client, number) = await StartAsync();
        var page = await client.Get($"/cases/{number}/request");
        var (status, answer) = await client.Autosave(page, Note(new string('x', DraftLimits.MostBytes)));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("256 kB", answer.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        var pressed = await client.Press(page, Note(new string('x', DraftLimits.MostBytes)));
        Assert.Equal((HttpStatusCode.BadRequest, DraftLimits.MostBytes), (pressed.Status, pressed.Typed("Input.Asked").Length));
        Assert.Contains("256 kB", pressed.Find(".rc-draft__line").TextContent, StringComparison.Ordinal);

        var sanne = await _app.ActorOf("sanne");
        await _app.InDatabase(async db =>
        {
            db.Drafts.AddRange(Enumerable.Range(0, DraftLimits.MostOfOneUser).Select(n => new Draft { UserId = sanne.Id, Form = $"/cases/{n}", Content = [1], Revision = 1, KeptAt = _app.Clock.GetUtcNow().UtcDateTime }));
            await db.SaveChangesAsync();
        });
        (status, answer) = await client.Autosave(page, Note());
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("al 200 concepten", answer.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_with_a_case_that_is_destroyed()
    {
        var due = DueCases.Closed();
        await _app.KeepAll([due]);
        _app.Clock.Set(new DateTimeOffset(CasePageCases.Today, new TimeOnly(12, 0), TimeSpan.FromHours(1)));
        var client = await _app.ClientAs("sanne");
        var page = await client.Get($"/cases/{due.File.Number}/identity");
        Assert.Equal(HttpStatusCode.OK, (await client.Autosave(page, new() { ["Input.Source"] = Written })).Status);
        await client.Autosave(await client.Get("/cases/new"), new() { ["Input.Source"] = Written });
        await _app.Sign(await _app.Prepare(due.File.Number), [due.File.Number]);
        Assert.Equal("/cases/new", Assert.Single(await _app.Drafts()).Form);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Autosave(page, new() { ["Input.Source"] = Later })).Status);
        await client.Submit(page, "form[action='/sign-out']");
        await client.Submit(page, DraftCases.Form, new() { ["Input.Source"] = Later });
        Assert.Single(await _app.Drafts());
    }

    [Fact]
    public async Task The_form_of_a_new_case_keeps_itself_too()
    {
        var (client, _) = await StartAsync();
        await client.Press(await client.Get("/cases/new"), new() { ["Input.VNumber"] = "2990000115", ["Input.Guardian"] = "Xylocopa" });
        var again = await client.Get("/cases/new");
        Assert.Equal(("2990000115", "Xylocopa"), (again.Typed("Input.VNumber"), again.Typed("Input.Guardian")));
        Assert.Empty(ByteSearch.Traces(ByteSearch.Database(_app.DatabasePath), "Xylocopa", "2990000115"));
        Assert.Null(Assert.Single(await _app.Drafts()).CaseNumber);
    }

    [Fact]
    public async Task A_box_that_was_unticked_comes_back_unticked_and_a_ticked_one_ticked()
    {
        var (client, number) = await StartAsync(builder => builder.Requested());
        var fact = (await _app.Read(number)).Facts.OfType<CooperationFact>().Single();
        var page = await client.Get($"/cases/{number}/judgement");
        await client.Autosave(page, new() { ["Input.CitedFacts"] = $"{fact.Sequence}", ["Input.Reasons"] = Written });
        Assert.NotNull((await client.Get($"/cases/{number}/judgement")).Document.QuerySelector("[name='Input.CitedFacts'][checked]"));

        page = await client.Get($"/cases/{number}/suspensions");
        await client.Autosave(page, new() { ["Input.AsksToPause"] = "true", ["Input.Reference"] = "1" });
        page = await client.Get($"/cases/{number}/suspensions");
        Assert.NotNull(page.Document.QuerySelector("[name='Input.AsksToPause'][checked]"));
        await client.Autosave(page, new() { ["Input.AsksToPause"] = null });
        Assert.Null((await client.Get($"/cases/{number}/suspensions")).Document.QuerySelector("[name='Input.AsksToPause'][checked]"));
    }

    [Fact]
    public async Task The_start_page_lists_them_with_as_many_commands_for_one_as_for_many()
    {
        var (client, number) = await StartAsync();
        await client.Autosave(await client.Get($"/cases/{number}/request"), Note());
        var one = await Count();
        foreach (var form in (string[])["contact", "country", "candidate", "identity", "contacts", "birth-date", "alarms"])
            await client.Press(await client.Get($"/cases/{number}/{form}"), new() { ["Input.Source"] = Written });
        Assert.Equal(one, await Count());
        var start = await client.Get("/");
        Assert.Equal(6, start.Document.QuerySelectorAll("section[aria-labelledby=list-drafts] li").Length);
        Assert.Equal(8, (await client.Get("/drafts")).Document.QuerySelectorAll(".rc-drafts li").Length);
        Assert.Contains($"Verzoek aan de jongere en resultaat · {number}", (await client.Get("/drafts")).Text, StringComparison.Ordinal);

        async Task<int> Count()
        {
            using var commands = new CommandCount(_app.DatabasePath);
            await client.Get("/");
            return commands.Count;
        }
    }

    [Fact]
    public async Task Keeping_is_no_change_of_the_case_and_no_row_of_the_trail()
    {
        var (client, number) = await StartAsync();
        var page = await client.Get($"/cases/{number}/request");
        var version = (await _app.Read(number)).Version;
        var rows = await Rows();
        await client.Autosave(page, Note());
        Assert.Equal((version, rows), ((await _app.Read(number)).Version, await Rows()));

        async Task<int> Rows()
        {
            var count = 0;
            await _app.InDatabase(async db => count = await db.AuditRows.CountAsync(row => row.Action != AuditAction.SignedIn));
            return count;
        }
    }

    private async Task<(PageClient Client, string Number)> StartAsync(Func<CaseBuilder, CaseBuilder>? with = null)
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch);
        var number = await _app.KeepCase(with is null ? builder : with(builder));
        return (await _app.ClientAs("sanne"), number);
    }

    private sealed class BreaksOnDelete : DbCommandInterceptor
    {
        public bool Now { get; set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            Now && command.CommandText.Contains("DELETE FROM \"Drafts\"", StringComparison.Ordinal) ? throw new InvalidOperationException("The power failed.") : new(result);
    }
}
