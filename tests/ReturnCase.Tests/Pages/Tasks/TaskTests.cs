using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Pages.Drafts;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Tests.Pages.Tasks;

public sealed class TaskTests : IDisposable
{
    private static readonly DateOnly Later = CasePageCases.Today.AddDays(9);

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Moved_to_another_day_the_old_one_stays_visible()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var id = await _app.Plan(PlannedTasks.Appointment("Overleg", 2, "14:00"), number);
        var client = await _app.ClientAs("sanne");
        Assert.Equal("/tasks", (await client.Fill($"/tasks/{id}", PlannedTasks.Typed("Overleg", Later, OwnTaskKind.Appointment, "9.30"), "main form.rc-form")).RedirectsTo);

        var task = await _app.Planned(id);
        Assert.Equal((Later, new TimeOnly(9, 30)), (task.On, task.At));
        var move = Assert.Single(task.Moves);
        Assert.Equal((CasePageCases.Today.AddDays(2), new TimeOnly(14, 0)), (move.From, move.FromTime));
        Assert.Contains("25 november 2026, 14:00", (await client.Get($"/tasks/{id}")).Find("#moves ~ ol").TextContent, StringComparison.Ordinal);
        Assert.Equal("25 november 2026", (await client.Get("/tasks")).Find(".rc-tasks del").TextContent);
    }

    [Fact]
    public async Task Wrong_input_is_shown_back_with_a_sentence_for_each_field()
    {
        var client = await _app.ClientAs("sanne");
        var typed = PlannedTasks.Typed("", CasePageCases.Today.AddDays(-1), OwnTaskKind.Appointment, "kwart voor");
        var page = await client.Fill("/tasks/new", typed, "main form.rc-form");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Schrijf op wat u gaat doen.", "Deze dag is voorbij. Kies vandaag (23 november 2026) of een latere dag.", "\"kwart voor\" is geen tijd. Schrijf bijvoorbeeld 14:30."], page.Errors);
        Assert.Equal("kwart voor", page.Value("Input.Time"));
        Assert.Equal("22", page.Value("Input.On.Day"));
    }

    [Theory]
    [InlineData("25:00", "\"25:00\" is geen tijd. Schrijf bijvoorbeeld 14:30.")]
    [InlineData("14:60", "\"14:60\" is geen tijd. Schrijf bijvoorbeeld 14:30.")]
    [InlineData(" ", "Vul de tijd van de afspraak in, bijvoorbeeld 14:30.")]
    public async Task A_time_that_is_none_is_not_called_empty(string typed, string sentence)
    {
        var page = await (await _app.ClientAs("sanne")).Fill("/tasks/new", PlannedTasks.Typed("Overleg", Later, OwnTaskKind.Appointment, typed), "main form.rc-form");
        Assert.Equal((HttpStatusCode.BadRequest, typed), (page.Status, page.Value("Input.Time")));
        Assert.Equal(sentence, Assert.Single(page.Errors));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_planned_twice_stands_once(bool ofCase)
    {
        var number = ofCase ? await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch)) : null;
        var client = await _app.ClientAs("sanne");
        var address = ofCase ? $"/cases/{number}/task" : "/tasks/new";
        var form = await client.Get(address);
        var typed = PlannedTasks.Typed("Paspoort ophalen", Later);
        var first = await client.Submit(form, "main form.rc-form", typed);
        var id = 0;
        await _app.InDatabase(async db => id = (await db.OwnTasks.SingleAsync()).Id);
        var second = await client.Submit(form, "main form.rc-form", typed);
        Assert.NotEqual(first.RedirectsTo, second.RedirectsTo);
        Assert.Equal($"/tasks/{id}", second.RedirectsTo);
        Assert.Contains("Dit stond al gepland. Er is niets toegevoegd.", (await client.Get(second.RedirectsTo!)).Text, StringComparison.Ordinal);
        await client.Submit(form, "main form.rc-form", new(typed) { ["Input.What"] = "Paspoort ophalen met de voogd" });
        await _app.InDatabase(async db => Assert.Equal(2, await db.OwnTasks.CountAsync()));
        Assert.Equal(2, _app.Audit.All.Count(note => note.Action == AuditAction.TaskPlanned));
    }

    [Fact]
    public async Task Two_that_are_sent_at_the_same_moment_plan_one()
    {
        var client = await _app.ClientAs("sanne");
        var form = await client.Get("/tasks/new");
        var typed = PlannedTasks.Typed("Paspoort ophalen", Later);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.Submit(form, "main form.rc-form", typed)));
        await _app.InDatabase(async db => Assert.Equal(1, await db.OwnTasks.CountAsync()));
    }

    [Fact]
    public async Task What_was_done_is_planned_again_where_somebody_asks_for_it()
    {
        var id = await _app.Plan(PlannedTasks.Task("Bellen", 9), null);
        var client = await _app.ClientAs("sanne");
        await _app.InDatabase(async db => await db.OwnTasks.Where(task => task.Id == id).ExecuteUpdateAsync(set => set.SetProperty(task => task.State, OwnTaskState.Done)));
        Assert.Equal("/tasks", (await client.Fill("/tasks/new", PlannedTasks.Typed("Bellen", Later), "main form.rc-form")).RedirectsTo);
        await _app.InDatabase(async db => Assert.Equal(2, await db.OwnTasks.CountAsync()));
    }

    [Fact]
    public async Task What_only_an_appointment_has_is_refused_for_a_task_and_shown_back()
    {
        var client = await _app.ClientAs("sanne");
        var typed = PlannedTasks.Typed("Lezen", Later, time: "14:30");
        (typed["Input.Place"], typed["Input.With"]) = ("Utrecht", nameof(Company.Mentor));
        var page = await client.Fill("/tasks/new", typed, "main form.rc-form");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Een taak heeft geen tijd. Kies Afspraak, of maak het veld Hoe laat leeg.", "Een taak heeft geen plaats. Kies Afspraak, of maak het veld Waar leeg.", "Een taak is met niemand. Kies Afspraak, of kies Niet ingevuld bij Met wie."], page.Errors);
        Assert.Equal(("14:30", "Utrecht"), (page.Value("Input.Time"), page.Value("Input.Place")));
        Assert.Equal("/tasks", (await client.Submit(page, "main form.rc-form", new() { ["Input.Kind"] = nameof(OwnTaskKind.Appointment) })).RedirectsTo);
        await _app.InDatabase(async db => Assert.Equal("Utrecht", (await db.OwnTasks.SingleAsync()).Place));
    }

    [Theory]
    [InlineData("02:30", HttpStatusCode.BadRequest)]
    [InlineData("01:59", HttpStatusCode.Redirect)]
    [InlineData("03:00", HttpStatusCode.Redirect)]
    public async Task A_time_that_summer_time_leaves_out_is_refused(string time, HttpStatusCode status)
    {
        var page = await (await _app.ClientAs("sanne")).Fill("/tasks/new", PlannedTasks.Typed("Vroeg op", new(2027, 3, 28), OwnTaskKind.Appointment, time), "main form.rc-form");
        Assert.Equal(status, page.Status);
        if (status == HttpStatusCode.BadRequest)
            Assert.Equal(["Op 28 maart 2027 bestaat de tijd 02:30 niet: dan begint de zomertijd en gaat de klok van 02:00 naar 03:00. Kies een andere tijd."], page.Errors);
    }

    [Fact]
    public async Task A_name_of_a_child_is_asked_about_and_no_other_case_is_given_away()
    {
        await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye"));
        await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Named("Selam", "Kiflemariam"), "joris");
        var client = await _app.ClientAs("sanne");
        var asked = await client.Fill("/tasks/new", PlannedTasks.Typed("Bellen over Tesfayes papieren", Later), "main form.rc-form");
        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Contains("Noem geen namen", Assert.Single(asked.Errors), StringComparison.Ordinal);
        await _app.InDatabase(async db => Assert.Empty(await db.OwnTasks.ToListAsync()));
        Assert.Equal("/tasks", (await client.Submit(asked, "main form.rc-form", new() { ["Input.NoName"] = "true" })).RedirectsTo);
        Assert.Equal("/tasks", (await client.Fill("/tasks/new", PlannedTasks.Typed("Bellen over Kiflemariam", Later), "main form.rc-form")).RedirectsTo);

        var appointment = PlannedTasks.Typed("Gesprek", Later, OwnTaskKind.Appointment, "9:30");
        appointment["Input.Place"] = "bij Yonas thuis";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Fill("/tasks/new", appointment, "main form.rc-form")).Status);
    }

    [Fact]
    public async Task A_task_that_somebody_gave_says_who_that_was()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var sanne = await _app.ActorOf("sanne");
        var typed = PlannedTasks.Typed("Overdracht voorbereiden", CasePageCases.Today.AddDays(1));
        typed["Input.Owner"] = sanne.Id;
        await (await _app.ClientAs("ingrid")).Fill($"/cases/{number}/task", typed, "main form.rc-form");
        var ingrid = await _app.ActorOf("ingrid");
        var client = await _app.ClientAs("sanne");
        foreach (var address in (string[])["/tasks", $"/cases/{number}"])
            Assert.Contains($"gegeven door {ingrid.Name}", (await client.Get(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_remark_at_the_end_of_a_task_keeps_itself()
    {
        var id = await _app.Plan(PlannedTasks.Task("Iets", 1), null);
        var client = await _app.ClientAs("sanne");
        await client.Press(await client.Get($"/tasks/{id}"), new() { ["Note"] = "Voogd is ziek" }, "#close");
        var back = await client.Get($"/tasks/{id}");
        Assert.Equal(("Voogd is ziek", "Iets"), (back.Typed("Note"), back.Typed("Input.What")));
        Assert.Contains("Taak afsluiten", (await client.Get("/drafts")).Text, StringComparison.Ordinal);
        Assert.Equal("/tasks", (await client.Submit(back, "#close", button: "button[value=Done]")).RedirectsTo);
        Assert.Equal((OwnTaskState.Done, "Voogd is ziek"), ((await _app.Planned(id)).State, (await _app.Planned(id)).Note));
        Assert.Empty(await _app.Drafts());
    }

    [Fact]
    public async Task Two_people_who_change_the_same_see_that_and_lose_nothing()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var id = await _app.Plan(PlannedTasks.Task("Eerst", 1), number);
        var (sanne, ingrid) = (await _app.ClientAs("sanne"), await _app.ClientAs("ingrid"));
        var page = await sanne.Get($"/tasks/{id}");
        await ingrid.Fill($"/tasks/{id}", PlannedTasks.Typed("Van de teamleider", Later), "main form.rc-form");

        var refused = await sanne.Submit(page, "main form.rc-form", PlannedTasks.Typed("Van de regievoerder", Later));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("Van de regievoerder", refused.Value("Input.What"));
        Assert.Equal("Van de teamleider", (await _app.Planned(id)).What);
        Assert.Equal("/tasks", (await sanne.Submit(refused, "main form.rc-form")).RedirectsTo);
        Assert.Equal("Van de regievoerder", (await _app.Planned(id)).What);
    }

    [Fact]
    public async Task Cancelled_with_a_note_it_can_be_read_and_not_changed()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var id = await _app.Plan(PlannedTasks.Task("Iets", 1), number);
        var client = await _app.ClientAs("sanne");
        await client.Fill($"/tasks/{id}", new() { ["Note"] = "Voogd is ziek" }, "#close", "button[value=Cancelled]");
        var page = await client.Get($"/tasks/{id}");
        Assert.Contains("Voogd is ziek", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form.rc-form"));
        Assert.Equal(OwnTaskState.Cancelled, (await _app.Planned(id)).State);
    }

    [Fact]
    public async Task What_was_closed_by_mistake_is_opened_again_and_keeps_its_remark()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var id = await _app.Plan(PlannedTasks.Task("Iets", 1), number);
        var client = await _app.ClientAs("sanne");
        await client.Fill($"/tasks/{id}", new() { ["Note"] = "Te vroeg gedrukt" }, "#close", "button[value=Done]");
        var page = await client.Get($"/tasks/{id}");
        Assert.Equal("/tasks", (await client.Submit(page, "#reopen")).RedirectsTo);
        var task = await _app.Planned(id);
        Assert.Equal((OwnTaskState.Open, null, null), (task.State, task.ClosedAt, task.ClosedById));
        Assert.Contains("Weer open: Iets", (await client.Get("/tasks")).Text, StringComparison.Ordinal);
        Assert.Equal("Te vroeg gedrukt", (await client.Get($"/tasks/{id}")).Find("#close textarea").TextContent.Trim());
        Assert.Contains(_app.Audit.All, row => row is { Action: ReturnCase.Data.Audit.AuditAction.TaskChanged, Detail: "Open" });

        await client.Submit(page, "#reopen");
        Assert.Contains("Dit stond al open", (await client.Get("/tasks")).Text, StringComparison.Ordinal);
        await client.Submit(await client.Get("/tasks"), $"form[action='/tasks/{id}?handler=Close']", button: "button");
        Assert.Equal((OwnTaskState.Done, "Te vroeg gedrukt"), ((await _app.Planned(id)).State, (await _app.Planned(id)).Note));
    }

    [Fact]
    public async Task Opened_again_after_its_owner_lost_the_case_it_is_for_the_counsellor_of_the_case()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var id = await _app.Plan(PlannedTasks.Task("Iets", 1), number);
        await (await _app.ClientAs("sanne")).Fill($"/tasks/{id}", [], "#close", "button[value=Done]");
        var joris = await _app.ActorOf("joris");
        await (await _app.ClientAs("ingrid")).Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = joris.Id });
        await (await _app.ClientAs("ingrid")).Fill($"/tasks/{id}", [], "#reopen");
        Assert.Equal("joris", (await _app.Planned(id)).Owner!.UserName);
    }

    [Fact]
    public async Task What_was_given_to_a_colleague_stands_with_that_colleague_only()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        await _app.Plan(PlannedTasks.Task("Voor de teamleider", 0), number, "ingrid");
        await _app.Plan(PlannedTasks.Task("Voor mijzelf", 0), number);
        var client = await _app.ClientAs("sanne");
        var ingrid = (await _app.ActorOf("ingrid")).Name;
        Assert.DoesNotContain("Voor de teamleider", (await client.Get("/")).Find(".rc-tasks-start").TextContent, StringComparison.Ordinal);
        var page = await client.Get("/tasks");
        Assert.Equal(["Voor mijzelf"], Titles(page, "today"));
        Assert.Equal(["Voor de teamleider"], Titles(page, "given"));
        Assert.Contains($"voor {ingrid}", page.Find("section[aria-labelledby=given]").TextContent, StringComparison.Ordinal);
        Assert.Contains($"voor {ingrid}", (await client.Get($"/cases/{number}")).Find("section[aria-labelledby=tasks-title]").TextContent, StringComparison.Ordinal);
        var (viewer, others) = (await _app.ViewerOf("sanne"), await _app.ViewerOf("ingrid"));
        Assert.Equal(["Voor mijzelf"], (await _app.With((TaskQueries tasks) => tasks.PlannedAsync(viewer, new()))).Select(row => row.What));
        Assert.Equal([1], (await _app.With((TaskQueries tasks) => tasks.CountPlannedAsync(viewer, CasePageCases.Today, CasePageCases.Today))).Select(count => count.Today));
        Assert.Equal(["Voor de teamleider"], (await _app.With((TaskQueries tasks) => tasks.PlannedAsync(others, new() { CounsellorId = others.UserId }))).Select(row => row.What));

        static IEnumerable<string> Titles(HtmlPage page, string part) => page.Document.QuerySelectorAll($"section[aria-labelledby={part}] .rc-tasks__what > a").Select(link => link.TextContent);
    }

    [Fact]
    public async Task Whoever_left_is_named_as_such_and_cannot_be_chosen()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var id = await _app.Plan(PlannedTasks.Task("Blijft liggen", 0), number, "joris");
        var (joris, sanne) = (await _app.ActorOf("joris"), await _app.ActorOf("sanne"));
        await _app.InDatabase(db => db.Users.Where(user => user.Id == joris.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.Disabled, true)));
        var client = await _app.ClientAs("sanne");
        var page = await client.Get($"/tasks/{id}");
        var left = $"voor {joris.Name} (werkt hier niet meer)";
        Assert.Contains(left, page.Find(".rc-page-head__meta").TextContent, StringComparison.Ordinal);
        Assert.Contains(left, (await client.Get($"/cases/{number}")).Find("section[aria-labelledby=tasks-title]").TextContent, StringComparison.Ordinal);
        Assert.Contains(left, (await client.Get("/tasks")).Find("section[aria-labelledby=today]").TextContent, StringComparison.Ordinal);
        Assert.Equal([sanne.Name], page.Document.QuerySelectorAll("select[name='Input.Owner'] option").Select(option => option.TextContent.Trim()));

        Assert.Equal("/tasks", (await client.Submit(page, "main form.rc-form")).RedirectsTo);
        Assert.Equal("sanne", (await _app.Planned(id)).Owner!.UserName);
    }

    [Fact]
    public async Task What_is_open_goes_along_when_the_case_goes_to_a_colleague_or_to_nobody()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var (open, done, others) = (await _app.Plan(PlannedTasks.Task("Open", 1), number), await _app.Plan(PlannedTasks.Task("Gedaan", 1), number), await _app.Plan(PlannedTasks.Task("Van de teamleider", 1), number, "ingrid"));
        var ingrid = await _app.ClientAs("ingrid");
        var sanne = await _app.ClientAs("sanne");
        await sanne.Fill($"/tasks/{done}", [], "#close", "button[value=Done]");
        var joris = await _app.ActorOf("joris");

        await ingrid.Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = joris.Id });
        Assert.Equal(["joris", "sanne", "ingrid"], await Owners());
        Assert.Equal(HttpStatusCode.NotFound, (await sanne.Get($"/tasks/{open}")).Status);
        Assert.Contains("Open", (await (await _app.ClientAs("joris")).Get("/tasks")).Text, StringComparison.Ordinal);

        await ingrid.Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = "nobody" });
        Assert.Equal([null, "sanne", "ingrid"], await Owners());
        Assert.Contains("Open", (await ingrid.Get("/tasks?counsellor=none")).Text, StringComparison.Ordinal);

        await ingrid.Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = joris.Id });
        Assert.Equal(["joris", "sanne", "ingrid"], await Owners());

        async Task<IReadOnlyList<string?>> Owners() => [.. (await Task.WhenAll(_app.Planned(open), _app.Planned(done), _app.Planned(others))).Select(task => task.Owner?.UserName)];
    }

    [Fact]
    public async Task Who_covers_plans_for_the_absent_and_both_see_it_also_afterwards()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var (sanne, joris, ingrid) = (await _app.ActorOf("sanne"), await _app.ActorOf("joris"), await _app.ActorOf("ingrid"));
        await _app.InDatabase(async db =>
        {
            db.Add(new AbsenceCover(ingrid, _app.Clock.GetUtcNow().UtcDateTime, "Noord", sanne, joris, (CasePageCases.Today, CasePageCases.Today.AddDays(1))));
            await db.SaveChangesAsync();
        });
        var covering = await _app.ClientAs("joris");
        var typed = PlannedTasks.Typed("Waarnemen", CasePageCases.Today);
        typed["Input.Owner"] = joris.Id;
        Assert.Equal($"/cases/{number}", (await covering.Fill($"/cases/{number}/task", typed)).RedirectsTo);
        await _app.Plan(PlannedTasks.Task("Van de afwezige", 0), number);
        var covers = (await covering.Get("/tasks")).Find("section[aria-labelledby=today]").TextContent;
        Assert.Contains("Waarnemen", covers, StringComparison.Ordinal);
        Assert.Contains("Van de afwezige", covers, StringComparison.Ordinal);
        var meanwhile = await (await _app.ClientAs("sanne")).Get("/tasks");
        Assert.DoesNotContain("Waarnemen", meanwhile.Find("section[aria-labelledby=today]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Waarnemen", meanwhile.Find("section[aria-labelledby=given]").TextContent, StringComparison.Ordinal);

        _app.Clock.Set(new(CasePageCases.Today.AddDays(2), new TimeOnly(12, 0), TimeSpan.Zero));
        Assert.DoesNotContain("Waarnemen", (await covering.Get("/tasks")).Text, StringComparison.Ordinal);
        var own = await (await _app.ClientAs("sanne")).Get("/tasks");
        Assert.Contains("Waarnemen", own.Find("section[aria-labelledby=overdue]").TextContent, StringComparison.Ordinal);
        Assert.Contains("voor J. Bakker", own.Find("section[aria-labelledby=overdue]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_a_task_keeps_itself_and_forgets_once_it_is_sent()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var client = await _app.ClientAs("sanne");
        foreach (var address in (string[])["/tasks/new", $"/cases/{number}/task"])
        {
            var page = await client.Get(address);
            await client.Submit(page, "main form.rc-form", PlannedTasks.Typed("Half getypt", Later), "button[name='Draft.Keep']");
            Assert.Contains("Taak of afspraak", (await client.Get("/drafts")).Find(".rc-drafts").TextContent, StringComparison.Ordinal);
            page = await client.Get(address);
            Assert.Equal("Half getypt", page.Value("Input.What"));
            await client.Submit(page, "main form.rc-form");
            await _app.InDatabase(async db => Assert.Equal(0, await db.Drafts.CountAsync()));
        }
    }

    [Fact]
    public async Task A_task_is_no_fact_and_shows_beside_the_case_to_whoever_may_open_it()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var before = await _app.Read(number);
        var client = await _app.ClientAs("sanne");
        await client.Fill($"/cases/{number}/task", PlannedTasks.Typed("Voogd bellen", CasePageCases.Today));
        var after = await _app.Read(number);
        Assert.Equal((before.Version, before.Entries.Count), (after.Version, after.Entries.Count));
        var panel = (await client.Get($"/cases/{number}")).Find("section[aria-labelledby=tasks-title]");
        Assert.Contains("Voogd bellen", panel.TextContent, StringComparison.Ordinal);
        Assert.NotNull(panel.QuerySelector("form"));
        Assert.Contains(_app.Audit.All, row => row is { Action: ReturnCase.Data.Audit.AuditAction.TaskPlanned, Detail: "Task" });
    }

    [Fact]
    public async Task It_goes_with_its_case_and_is_in_the_dossier_of_the_child()
    {
        var builder = DueCases.Closed();
        var number = await _app.KeptFor(builder);
        var id = await _app.Plan(PlannedTasks.Task("Zonderlinge notitie", 0), number);
        var file = await _app.Read(number);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");
        var dossier = await _app.With((ReturnCase.Web.Privacy.DossierReader reader) => reader.ReadAsync(file));
        Assert.Contains(dossier.Parts.SelectMany(part => part.Fields), field => field is { Value: "Zonderlinge notitie", Kind: ReturnCase.Web.Privacy.FieldKind.Words });

        var list = await _app.Prepare(number);
        Assert.IsType<ReturnCase.Data.Retention.SignResult.Done>(await _app.Sign(list, [number]));
        await _app.InDatabase(async db => Assert.False(await db.OwnTasks.AnyAsync(task => task.Id == id)));
        Assert.Empty(ByteSearch.Traces(ByteSearch.Database(_app.DatabasePath), "Zonderlinge"));
    }

    [Fact]
    public async Task What_had_no_case_is_forgotten_a_year_after_it_was_closed_and_nothing_else_is()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var (gone, open, ofCase) = (await _app.Plan(PlannedTasks.Task("Weg", 1), null), await _app.Plan(PlannedTasks.Task("Open", 1), null), await _app.Plan(PlannedTasks.Task("Van de zaak", 1), number));
        var client = await _app.ClientAs("sanne");
        foreach (var id in (int[])[gone, ofCase])
            await client.Fill($"/tasks/{id}", [], "#close", "button[value=Done]");
        foreach (var (days, left) in ((int, int[])[])[(364, [gone, open, ofCase]), (366, [open, ofCase])])
        {
            await using var scope = _app.Services.CreateAsyncScope();
            await PrivacyUpkeep.RunAsync(scope.ServiceProvider, _app.Clock.GetUtcNow().UtcDateTime.AddDays(days));
            await _app.InDatabase(async db => Assert.Equal(left, await db.OwnTasks.OrderBy(task => task.Id).Select(task => task.Id).ToListAsync()));
        }
    }
}
