using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Reassigning;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Reassigning;
using ReturnCase.Web.Security;

namespace ReturnCase.Tests.Pages.Review.Reassign;

public sealed class ReassignTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Voorbeeld van de herverdeling", "Zaken: 2. Overgedragen: 2. Intussen gewijzigd en niet overgedragen: 0. Niet mogelijk: 0.")]
    [InlineData("en", "Preview of the reassignment", "Cases: 2. Moved: 2. Changed meanwhile and not moved: 0. Not possible: 0.")]
    public async Task All_cases_of_a_counsellor_are_looked_at_confirmed_and_moved_with_what_belongs_to_them(string language, string title, string finished)
    {
        string[] numbers = [await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch)), await _app.KeptFor(CasePageCases.In(CasePhase.ReturnPreparation))];
        var closed = await _app.KeptFor(CasePageCases.In(CasePhase.Closed));
        await Plan(numbers[0], "sanne");
        var ingrid = await _app.ClientAs("ingrid");
        await ingrid.Speak(language);
        var page = await ingrid.Get($"/review/reassign?from={await Address("sanne")}");
        Assert.DoesNotContain(closed, page.Text, StringComparison.Ordinal);

        var preview = await Follow(ingrid, await ingrid.Submit(page, "#reassign-form", new()
        {
            ["Input.Receivers"] = (await _app.ActorOf("joris")).Id,
            ["Input.Instruction"] = "Bel eerst de voogd.",
            ["Input.Reason"] = "Sanne is lang ziek.",
        }));
        Assert.Equal((HttpStatusCode.OK, title), (preview.Status, preview.Title));
        Assert.All(numbers, number => Assert.Contains(number, preview.Text, StringComparison.Ordinal));
        Assert.Contains(preview.Document.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains(language == "nl" ? "Geplande taken: 1" : "Planned tasks: 1", StringComparison.Ordinal));
        await Run();
        Assert.All(await Owners(numbers), owner => Assert.Equal("S. de Wit", owner));

        await ingrid.Submit(preview, "#confirm-form");
        await Run();
        var done = await ingrid.Get(preview.Address);
        Assert.Equal(finished, done.Find("#progress-words").TextContent.Trim());
        Assert.All(await Owners(numbers), owner => Assert.Equal("J. Bakker", owner));
        Assert.Equal("S. de Wit", (await _app.Read(closed)).CounsellorName);
        await _app.InDatabase(async db => Assert.Equal((await _app.ActorOf("joris")).Id, (await db.OwnTasks.SingleAsync()).OwnerId));

        var line = (await _app.Read(numbers[0])).Entries.MaxBy(entry => entry.Sequence)!;
        Assert.Equal((EntryKind.Assigned, (await _app.ActorOf("ingrid")).Name, "Sanne is lang ziek.", "Bel eerst de voogd."), (line.Kind, line.ByName, line.Reason, line.Instruction));
        var joris = await _app.ClientAs("joris");
        Assert.Contains("Bel eerst de voogd.", (await joris.Get($"/cases/{numbers[0]}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirming_twice_moves_nothing_twice()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var ingrid = await _app.ClientAs("ingrid");
        var preview = await Preview(ingrid, "sanne", "joris");
        await ingrid.Submit(preview, "#confirm-form");
        await Run();
        var version = (await _app.Read(number)).Version;
        var again = await ingrid.Submit(preview, "#confirm-form");
        await Run();
        Assert.Contains("Dit was al bevestigd. Er is niets dubbel gedaan.", (await ingrid.Get(again.RedirectsTo!)).Text, StringComparison.Ordinal);
        Assert.Equal(version, (await _app.Read(number)).Version);
        Assert.Single(_app.Audit.All, note => note.Action == AuditAction.ReassignmentConfirmed);
    }

    [Fact]
    public async Task Each_case_gets_its_own_answer_and_what_changed_meanwhile_is_looked_at_again()
    {
        var moved = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var changed = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var closed = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var theirs = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var ingrid = await _app.ClientAs("ingrid");
        var preview = await Preview(ingrid, "sanne", "joris");
        await (await _app.ClientAs("sanne")).Fill($"/cases/{changed}/contacts", new() { ["Input.Role"] = "Lawyer", ["Input.Name"] = "Mr. Advocaat" });
        await ingrid.Fill($"/cases/{theirs}/assign", new() { ["Input.Counsellor"] = (await _app.ActorOf("joris")).Id });
        await _app.InDatabase(db => db.CaseFiles.Where(c => c.Number == closed).ExecuteUpdateAsync(set => set.SetProperty(c => c.Phase, CasePhase.Closed)));
        await ingrid.Submit(preview, "#confirm-form");
        await Run();

        var done = await ingrid.Get(preview.Address);
        Assert.Equal("Zaken: 4. Overgedragen: 1. Waren al bij de nieuwe regievoerder: 1. Intussen gewijzigd en niet overgedragen: 1. Niet mogelijk: 1.", done.Find("#progress-words").TextContent.Trim());
        Assert.Contains("Overgedragen", Row(done, moved), StringComparison.Ordinal);
        Assert.Contains("Intussen gewijzigd, niet overgedragen", Row(done, changed), StringComparison.Ordinal);
        Assert.Contains("De zaak is intussen gesloten.", Row(done, closed), StringComparison.Ordinal);
        Assert.Contains("J. Bakker had deze zaak intussen al.", Row(done, theirs), StringComparison.Ordinal);
        Assert.Equal("S. de Wit", (await _app.Read(changed)).CounsellorName);
        Assert.Contains("Mr. Advocaat", (await _app.Read(changed)).Facts.OfType<ContactPerson>().Select(person => person.Name));

        var again = await ingrid.Get(done.Document.QuerySelector("a[href*='left=']")!.GetAttribute("href")!);
        Assert.Equal([changed], again.Document.QuerySelectorAll("[name='Input.Cases'][checked]").Select(box => box.GetAttribute("value")));
        var second = await Follow(ingrid, await ingrid.Submit(again, "#reassign-form", new() { ["Input.Receivers"] = (await _app.ActorOf("joris")).Id }));
        await ingrid.Submit(second, "#confirm-form");
        await Run();
        Assert.Equal("J. Bakker", (await _app.Read(changed)).CounsellorName);
    }

    [Theory]
    [InlineData("nl", "afwezig tot en met 30 november 2026, S. de Wit neemt waar", "De taken liggen nu bij de nieuwe regievoerder.")]
    [InlineData("en", "absent until 30 November 2026 inclusive, S. de Wit covers", "The tasks are now with the new counsellor.")]
    public async Task A_receiver_who_is_away_is_shown_so_and_the_same_count_comes_again(string language, string away, string along)
    {
        await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var (by, sanne, joris) = (await _app.ActorOf("ingrid"), await _app.ActorOf("sanne"), await _app.ActorOf("joris"));
        await _app.InDatabase(async db =>
        {
            db.Add(new ReturnCase.Data.Access.AbsenceCover(by, _app.Clock.GetUtcNow().UtcDateTime, "Noord", joris, sanne, (CasePageCases.Today, new(2026, 11, 30))));
            await db.SaveChangesAsync();
        });
        var ingrid = await _app.ClientAs("ingrid");
        await ingrid.Speak(language);
        Assert.Contains(away, (await ingrid.Get($"/review/reassign?from={await Address("sanne")}")).Text, StringComparison.Ordinal);
        var preview = await Preview(ingrid, "sanne", "joris");
        await ingrid.Submit(preview, "#confirm-form");
        await Run();
        var words = (await ingrid.Get(preview.Address)).Find("#progress-words").TextContent;
        await ingrid.Submit(preview, "#confirm-form");
        await Run();
        var again = await ingrid.Get(preview.Address);
        Assert.Equal(words, again.Find("#progress-words").TextContent);
        Assert.Contains(along, Assert.Single(again.Document.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_hundred_cases_show_how_far_they_are_and_one_that_changes_stops_none()
    {
        await _app.KeepAll(ListCases.Many(300));
        var ingrid = await _app.ClientAs("ingrid");
        var preview = await Preview(ingrid, "sanne", "joris");
        await ingrid.Submit(preview, "#confirm-form");
        await Run(100);
        Assert.Equal((100, 300, false), await Progress(ingrid, preview.Address));
        Assert.Contains("Gedaan: 100 van 300. Overgedragen: 100. Intussen gewijzigd en niet overgedragen: 0. Niet mogelijk: 0.", (await ingrid.Get(preview.Address)).Text, StringComparison.Ordinal);

        var file = await _app.With(async (CaseStore store) =>
        {
            var waiting = "";
            await _app.InDatabase(async db => waiting = await db.ReassignedCases.Where(item => item.State == ReassignState.Waiting).OrderByDescending(item => item.Id).Select(item => item.Case!.Number).FirstAsync());
            var one = (await store.FindAsync(waiting))!;
            one.RaiseAlarm(new(await _app.ActorOf("sanne"), CasePageCases.Today, _app.Clock.GetUtcNow().UtcDateTime, "kind is weg"), AlarmKind.Missing);
            await store.SaveAsync();
            return one;
        });
        await Run();
        Assert.Equal((300, 300, true), await Progress(ingrid, preview.Address));
        var done = await ingrid.Get(preview.Address);
        Assert.Equal("Zaken: 300. Overgedragen: 299. Intussen gewijzigd en niet overgedragen: 1. Niet mogelijk: 0.", done.Find("#progress-words").TextContent.Trim());
        Assert.Equal(300, done.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Intussen gewijzigd", Row(done, file.Number), StringComparison.Ordinal);
        await _app.InDatabase(async db =>
        {
            Assert.Equal(299, await db.CaseFiles.CountAsync(c => c.CounsellorName == "J. Bakker"));
            Assert.Equal(2 * 299, await db.CaseFiles.Where(c => c.CounsellorName == "J. Bakker").SelectMany(c => c.Entries).CountAsync(e => e.Kind == EntryKind.Assigned));
        });
    }

    [Fact]
    public async Task What_stopped_in_the_middle_is_carried_on_by_the_next_program_that_runs()
    {
        await _app.KeepAll(ListCases.Many(8));
        var ingrid = await _app.ClientAs("ingrid");
        await ingrid.Submit(await Preview(ingrid, "sanne", "joris"), "#confirm-form");
        await Run(3);
        using var next = new ReturnCaseApp(_app.DatabasePath) { Also = services => services.AddHostedService<ReassignJob>() };
        next.Clock.Set(_app.Clock.GetUtcNow());
        _ = next.Services;
        for (var tries = 0; tries < 600 && await Waiting() > 0; tries++)
            await Task.Delay(50);
        await _app.InDatabase(async db =>
        {
            Assert.Equal(8, await db.ReassignedCases.CountAsync(item => item.State == ReassignState.Moved));
            Assert.Equal(16, await db.CaseFiles.SelectMany(c => c.Entries).CountAsync(e => e.Kind == EntryKind.Assigned));
        });

        async Task<int> Waiting()
        {
            var left = 0;
            await _app.InDatabase(async db => left = await db.ReassignedCases.CountAsync(item => item.State == ReassignState.Waiting));
            return left;
        }
    }

    [Fact]
    public async Task Two_who_do_the_same_case_at_once_move_it_once_and_call_it_moved()
    {
        var saving = new BeforeSaving();
        using var app = new ReturnCaseApp { Interceptors = [saving] };
        var number = await app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var ingrid = await app.ClientAs("ingrid");
        var preview = await Preview(ingrid, "sanne", "joris", app);
        await ingrid.Submit(preview, "#confirm-form");
        var id = (await app.With((ReassignRun run) => run.WaitingAsync()))!.Value;
        var twice = false;
        saving.Once = () =>
        {
            twice = true;
            return Do(app, id);
        };
        await Do(app, id);
        Assert.True(twice);
        Assert.Equal("Zaken: 1. Overgedragen: 1. Intussen gewijzigd en niet overgedragen: 0. Niet mogelijk: 0.", (await ingrid.Get(preview.Address)).Find("#progress-words").TextContent.Trim());
        Assert.Equal(2, (await app.Read(number)).Entries.Count(entry => entry.Kind == EntryKind.Assigned));
    }

    [Fact]
    public async Task A_case_that_is_saved_at_the_very_moment_keeps_what_was_saved()
    {
        var saving = new BeforeSaving();
        using var app = new ReturnCaseApp { Interceptors = [saving] };
        var number = await app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var (ingrid, sanne) = (await app.ClientAs("ingrid"), await app.ClientAs("sanne"));
        var preview = await Preview(ingrid, "sanne", "joris", app);
        await ingrid.Submit(preview, "#confirm-form");
        var form = await sanne.Get($"/cases/{number}/contacts");
        var id = (await app.With((ReassignRun run) => run.WaitingAsync()))!.Value;
        saving.Once = () => sanne.Submit(form, "main form[method=post]", new() { ["Input.Role"] = "Lawyer", ["Input.Name"] = "Mr. Advocaat" });
        await Do(app, id);
        Assert.Contains("Intussen gewijzigd", Row(await ingrid.Get(preview.Address), number), StringComparison.Ordinal);
        var file = await app.Read(number);
        Assert.Equal(("S. de Wit", EntryKind.ContactPerson), (file.CounsellorName, file.Entries.MaxBy(entry => entry.Sequence)!.Kind));
    }

    [Fact]
    public async Task A_case_that_fails_again_and_again_gets_that_as_its_answer()
    {
        await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var ingrid = await _app.ClientAs("ingrid");
        var preview = await Preview(ingrid, "sanne", "joris");
        await ingrid.Submit(preview, "#confirm-form");
        var id = (await _app.With((ReassignRun run) => run.WaitingAsync()))!.Value;
        for (var time = 0; time < ReassignRun.MostFailures; time++)
        {
            Assert.NotNull(await _app.With((ReassignRun run) => run.WaitingAsync()));
            await using var scope = _app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ReassignRun>().FailedAsync(id);
        }

        Assert.Null(await _app.With((ReassignRun run) => run.WaitingAsync()));
        Assert.Contains("Het is een paar keer mislukt.", (await ingrid.Get(preview.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_what_was_typed_stays()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var ingrid = await _app.ClientAs("ingrid");
        var page = await ingrid.Get($"/review/reassign?from={await Address("sanne")}");
        var nobody = await ingrid.Submit(page, "#reassign-form", new() { ["Input.Instruction"] = "Bel de voogd." });
        Assert.Equal((HttpStatusCode.BadRequest, "Kies ten minste één regievoerder van uw team die de zaken krijgt."), (nobody.Status, Assert.Single(nobody.Errors)));
        Assert.Equal("Bel de voogd.", nobody.Find("#Input_Instruction").TextContent.Trim());
        var other = await ingrid.Submit(page, "#reassign-form", new() { ["Input.Receivers"] = (await _app.ActorOf("omar")).Id });
        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        var theirs = await ingrid.Submit(page, "#reassign-form", new() { ["Input.Receivers"] = (await _app.ActorOf("sanne")).Id });
        Assert.StartsWith("S. de Wit heeft 1 van deze zaken al.", Assert.Single(theirs.Errors), StringComparison.Ordinal);
        var none = await ingrid.Submit(page, "#reassign-form", new() { ["Input.Receivers"] = (await _app.ActorOf("joris")).Id, ["Input.Which"] = "Ticked" });
        Assert.StartsWith("Vink ten minste één zaak aan", Assert.Single(none.Errors), StringComparison.Ordinal);
        var both = await ingrid.Submit(page, "#reassign-form", new() { ["Input.Receivers"] = (await _app.ActorOf("joris")).Id, ["Input.Cases"] = number });
        Assert.StartsWith("Aangevinkt: 1, maar gekozen is: alle zaken", Assert.Single(both.Errors), StringComparison.Ordinal);
        await _app.InDatabase(async db => Assert.False(await db.Reassignments.AnyAsync()));
        Assert.Equal("S. de Wit", (await _app.Read(number)).CounsellorName);
    }

    [Fact]
    public async Task A_supervisor_of_another_team_finds_neither_the_cases_nor_the_reassignment()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var preview = await Preview(await _app.ClientAs("ingrid"), "sanne", "joris");
        var hassan = await _app.ClientAs("hassan");
        Assert.Equal(HttpStatusCode.NotFound, (await hassan.Get(preview.Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hassan.Get($"{preview.Address}?handler=Progress")).Status);
        Assert.DoesNotContain(number, (await hassan.Get($"/review/reassign?from={await Address("sanne")}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await hassan.Get("/review/reassign?from=all")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_can_no_longer_get_a_case_or_give_one_away_moves_none()
    {
        string[] numbers = [await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch)), await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch))];
        var ingrid = await _app.ClientAs("ingrid");
        var preview = await Preview(ingrid, "sanne", "joris");
        await ingrid.Submit(preview, "#confirm-form");
        await _app.InDatabase(db => db.Users.Where(user => user.UserName == "joris").ExecuteUpdateAsync(set => set.SetProperty(user => user.Disabled, true)));
        await Run(1);
        await _app.InDatabase(db => db.Users.Where(user => user.UserName == "ingrid").ExecuteUpdateAsync(set => set.SetProperty(user => user.Team, "Zuid")));
        await Run();
        await _app.InDatabase(async db => Assert.Equal([ReassignRefusal.ReceiverGone, ReassignRefusal.SupervisorGone], (await db.ReassignedCases.Select(item => item.Refusal!.Value).ToListAsync()).Order().ToList()));
        Assert.All(await Owners(numbers), owner => Assert.Equal("S. de Wit", owner));
    }

    private async Task<HtmlPage> Preview(PageClient ingrid, string from, string to, ReturnCaseApp? app = null)
    {
        var page = await ingrid.Get($"/review/reassign?from={UserDesk.AddressOf((await (app ?? _app).ActorOf(from)).Id)}");
        return await Follow(ingrid, await ingrid.Submit(page, "#reassign-form", new() { ["Input.Receivers"] = (await (app ?? _app).ActorOf(to)).Id }));
    }

    private static async Task<HtmlPage> Follow(PageClient client, HtmlPage answer)
    {
        Assert.StartsWith("/review/reassign/", answer.RedirectsTo, StringComparison.Ordinal);
        return await client.Get(answer.RedirectsTo!);
    }

    private async Task Run(int most = int.MaxValue)
    {
        for (var done = 0; done < most && await _app.With((ReassignRun run) => run.WaitingAsync()) is { } id; done++)
            await Do(_app, id);
    }

    private static async Task Do(ReturnCaseApp app, long id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReassignRun>().DoAsync(id);
    }

    private static async Task<(int Done, int All, bool Finished)> Progress(PageClient client, string address)
    {
        var far = JsonDocument.Parse(await client.Http.GetStringAsync(new Uri($"{address}?handler=Progress", UriKind.Relative))).RootElement;
        return (far.GetProperty("done").GetInt32(), far.GetProperty("all").GetInt32(), far.GetProperty("finished").GetBoolean());
    }

    private static string Row(HtmlPage page, string number) => page.Document.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(number, StringComparison.Ordinal)).TextContent;

    private async Task<IReadOnlyList<string?>> Owners(string[] numbers)
    {
        var owners = new List<string?>();
        foreach (var number in numbers)
            owners.Add((await _app.Read(number)).CounsellorName);
        return owners;
    }

    private async Task<string> Address(string userName) => UserDesk.AddressOf((await _app.ActorOf(userName)).Id);

    private async Task Plan(string number, string owner)
    {
        var by = await _app.ActorOf(owner);
        await _app.InDatabase(async db =>
        {
            db.Add(new OwnTask(new(OwnTaskKind.Task, "bellen", CasePageCases.Today, null, null, null), by, _app.Clock.GetUtcNow().UtcDateTime, "Noord", by.Id, (await db.CaseFiles.SingleAsync(c => c.Number == number)).Id));
            await db.SaveChangesAsync();
        });
    }
}
