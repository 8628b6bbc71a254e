using System.Net;
using AngleSharp;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Audit;

/// <summary>The preview, the holds and the lists of the auditor, and the signature of the supervisor.</summary>
public sealed class RetentionPagesTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Bewaren en vernietigen")]
    [InlineData("en", "Retention and destruction")]
    public async Task The_preview_shows_what_is_due_by_number_and_names_nobody(string language, string title)
    {
        var (due, young) = (DueCases.Closed().Named("Selam", "Tesfay"), DueCases.Closed(300));
        await _app.KeepAll([due, young]);
        var client = await _app.ClientAs("willem");
        await client.Speak(language);
        var page = await client.Get("/audit/retention");
        Assert.Equal(title, page.Title);
        Assert.Equal(due.File.Number, Assert.Single(page.Document.QuerySelectorAll("tbody th a")).TextContent);
        Assert.DoesNotContain("Tesfay", page.Document.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(2, (await client.Get("/audit/retention?ahead=year")).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Single((await client.Get("/audit/retention?ahead=year&only=free")).Document.QuerySelectorAll("input[type=checkbox]"));
        Assert.Empty((await client.Get("/audit/retention?reason=aged-out")).Document.QuerySelectorAll("tbody tr"));
        Assert.Empty((await client.Get("/audit/retention?team=Zuid")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Nothing_chosen_gets_a_sentence_and_what_is_no_longer_free_is_named()
    {
        var due = DueCases.Closed();
        await _app.KeepAll([due]);
        var client = await _app.ClientAs("willem");
        var page = await client.Get("/audit/retention");
        var none = await client.Submit(page, "main form[method=post]");
        Assert.Equal((HttpStatusCode.BadRequest, 1), (none.Status, none.Errors.Count));
        await _app.With((LegalHolds holds) => holds.SetAsync(due.File.Number, DueCases.By(Staff.Auditor)));
        var refused = await client.Submit(page, "main form[method=post]", new() { ["Input.Numbers"] = due.File.Number });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains($"{due.File.Number}: Er geldt een bewaarplicht.", refused.Find("#answer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_is_set_and_lifted_with_a_reason_and_seen_on_the_case()
    {
        var due = DueCases.Closed();
        await _app.KeepAll([due]);
        var (auditor, counsellor) = (await _app.ClientAs("willem"), await _app.ClientAs("sanne"));
        var address = $"/audit/holds/{due.File.Number}";
        var found = await auditor.Submit(await auditor.Get("/audit/holds"), "main form", new() { ["Input.Number"] = $" {due.File.Number.ToLowerInvariant()} " });
        Assert.Equal(address, found.RedirectsTo);
        var unknown = await auditor.Submit(await auditor.Get("/audit/holds"), "main form", new() { ["Input.Number"] = "RC-1999-000001" });
        Assert.Equal((HttpStatusCode.BadRequest, "RC-1999-000001"), (unknown.Status, unknown.Value("Input.Number")));

        var empty = await auditor.Submit(await auditor.Get(address), "main form");
        Assert.Equal((HttpStatusCode.BadRequest, 1), (empty.Status, empty.Errors.Count));
        var named = await auditor.Submit(await auditor.Get(address), "main form", new() { ["Input.Reason"] = $"beroep van {due.File.LastName}" });
        Assert.Equal((HttpStatusCode.BadRequest, $"beroep van {due.File.LastName}"), (named.Status, named.Find("textarea").TextContent.Trim()));
        Assert.Contains("de naam of het V-nummer", Assert.Single(named.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("mag niet worden vernietigd", (await counsellor.Get($"/cases/{due.File.Number}")).Text, StringComparison.Ordinal);
        Assert.Equal(address, (await auditor.Submit(await auditor.Get(address), "main form", new() { ["Input.Reason"] = "beroep AWB 26/1" })).RedirectsTo);
        Assert.Contains("mag niet worden vernietigd", (await counsellor.Get($"/cases/{due.File.Number}")).Text, StringComparison.Ordinal);
        Assert.Contains("beroep AWB 26/1", (await auditor.Get("/audit/holds")).Text, StringComparison.Ordinal);
        Assert.Contains("bewaarplicht", (await auditor.Get("/audit/retention")).Find("tbody").TextContent, StringComparison.Ordinal);

        var held = await auditor.Get(address);
        Assert.Equal(address, (await auditor.Submit(held, "main form", new() { ["Input.Reason"] = "uitspraak gedaan" }, "[name='Input.Lift']")).RedirectsTo);
        await auditor.Submit(held, "main form", new() { ["Input.Reason"] = "nog eens" }, "[name='Input.Lift']");
        Assert.Contains("was al opgeheven", (await auditor.Get(address)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mag niet worden vernietigd", (await counsellor.Get($"/cases/{due.File.Number}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get("/audit/holds/RC-1999-000001")).Status);
    }

    [Fact]
    public async Task The_auditor_prepares_the_supervisor_signs_and_only_then_the_case_is_gone()
    {
        var (due, kept, south) = (DueCases.Closed().Named("Selam", "Tesfay"), DueCases.Closed(401), DueCases.Closed(402));
        await _app.KeepAll([due, kept]);
        await _app.KeepAll([south], "omar");
        var (auditor, supervisor) = (await _app.ClientAs("willem"), await _app.ClientAs("ingrid"));
        var answer = await Choose(auditor, due, kept, south);
        Assert.Equal("/audit/retention/lists/1", answer);
        Assert.Equal(3, (await auditor.Get(answer)).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("(2)", (await supervisor.Get("/review")).Find("a[href='/review/destruction']").TextContent, StringComparison.Ordinal);

        var sign = await supervisor.Get("/review/destruction/1");
        Assert.Contains("Selam Tesfay", sign.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(south.File.Number, sign.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.Get(sign.Find($"a[href='/cases/{due.File.Number}']").GetAttribute("href")!)).Status);

        var nothing = await supervisor.Submit(sign, "main form");
        Assert.Equal((HttpStatusCode.BadRequest, 1), (nothing.Status, nothing.Errors.Count));
        var half = await supervisor.Submit(sign, "main form", new() { ["Input.Cases[0].Choice"] = "Destroy", ["Input.Cases[1].Choice"] = "Keep", ["Input.Cases[1].Note"] = " " });
        Assert.Equal((HttpStatusCode.BadRequest, 2), (half.Status, half.Errors.Count));
        Assert.NotNull(half.Find("[name='Input.Cases[0].Choice'][value='Destroy'][checked]"));

        var index = sign.Value("Input.Cases[0].Number") == due.File.Number ? (0, 1) : (1, 0);
        var signed = await supervisor.Submit(sign, "main form", new()
        {
            [$"Input.Cases[{index.Item1}].Choice"] = "Destroy",
            [$"Input.Cases[{index.Item2}].Choice"] = "Keep",
            [$"Input.Cases[{index.Item2}].Note"] = "er loopt een klacht",
            ["Input.Confirmed"] = "true",
        });
        Assert.Equal("/review/destruction/1", signed.RedirectsTo);
        Assert.Contains("Aantal vernietigde zaken: 1.", (await supervisor.Get("/review/destruction/1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Get($"/cases/{due.File.Number}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.Get($"/cases/{kept.File.Number}")).Status);
        var list = await auditor.Get("/audit/retention/lists/1");
        Assert.Contains("er loopt een klacht", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tesfay", list.Text, StringComparison.Ordinal);

        Assert.Equal("/audit/retention/lists/1", (await auditor.Submit(list, "main form")).RedirectsTo);
        Assert.Contains("Ingetrokken", (await auditor.Get("/audit/retention/lists/1")).Text, StringComparison.Ordinal);
        Assert.Single((await auditor.Get("/audit/retention/lists")).Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get("/audit/retention/lists/2")).Status);
    }

    [Fact]
    public async Task Somebody_who_prepared_a_list_and_became_supervisor_since_does_not_sign_it()
    {
        var due = DueCases.Closed();
        await _app.KeepAll([due]);
        var address = await Choose(await _app.ClientAs("willem"), due);
        await _app.InDatabase(db => db.Users.Where(u => u.UserName == "willem").ExecuteUpdateAsync(set => set.SetProperty(u => u.Role, ActorRole.Supervisor).SetProperty(u => u.Team, "Noord")));
        var page = await (await _app.ClientAs("willem")).Get(address.Replace("/audit/retention/lists", "/review/destruction", StringComparison.Ordinal));
        Assert.Contains("Iemand anders moet tekenen", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task What_changed_meanwhile_is_said_before_and_after_signing()
    {
        var due = DueCases.Closed();
        await _app.KeepAll([due]);
        await Choose(await _app.ClientAs("willem"), due);
        await _app.With((LegalHolds holds) => holds.SetAsync(due.File.Number, DueCases.By(Staff.Auditor)));
        var supervisor = await _app.ClientAs("ingrid");
        var page = await supervisor.Get("/review/destruction/1");
        Assert.Contains("Er geldt een bewaarplicht.", page.Text, StringComparison.Ordinal);
        await supervisor.Submit(page, "main form", new() { ["Input.Cases[0].Choice"] = "Destroy", ["Input.Confirmed"] = "true" });
        Assert.Contains($"{due.File.Number}: Er geldt een bewaarplicht.", (await supervisor.Get("/review/destruction/1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.Get($"/cases/{due.File.Number}")).Status);
    }

    [Fact]
    public async Task A_supervisor_of_another_team_finds_no_list()
    {
        var due = DueCases.Closed();
        await _app.KeepAll([due]);
        await Choose(await _app.ClientAs("willem"), due);
        var other = await _app.ClientAs("hassan");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/review/destruction/1")).Status);
        Assert.Empty((await other.Get("/review/destruction")).Document.QuerySelectorAll("tbody tr"));
    }

    private static async Task<string> Choose(PageClient auditor, params CaseBuilder[] builders)
    {
        var page = await auditor.Get("/audit/retention");
        var token = page.Document.QuerySelector("main form[method=post] [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await auditor.Post("/audit/retention", [new("__RequestVerificationToken", token), .. builders.Select(b => KeyValuePair.Create("Input.Numbers", b.File.Number))]);
        return answer.RedirectsTo!;
    }
}
