using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Drafts;

namespace ReturnCase.Tests.Pages.Drafts;

/// <summary>Drafts are told apart, and a form says that it is not the only text.</summary>
public sealed class DraftListTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/registers/reception-houses/new", "Nieuw opvanghuis in het register")]
    [InlineData("/registers/reception-houses/3/change", "Opvanghuis in het register wijzigen")]
    [InlineData("/registers/reception-houses/3/close", "Opvanghuis sluiten of weer openen")]
    [InlineData("/registers/countries/gn/change", "Land in het register wijzigen: Guinee")]
    [InlineData("/cases/rc-2026-000001/retract/12", "Feit als fout terugnemen (regel 12)")]
    public void Forms_that_are_alike_have_names_of_their_own(string form, string name)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");
        using var scope = _app.Services.CreateScope();
        Assert.Equal(name, scope.ServiceProvider.GetRequiredService<DraftWords>().FormName(form));
    }

    [Fact]
    public async Task A_user_who_is_changed_is_named_in_the_list_and_a_referral_by_its_number()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound).Exported();
        await _app.KeepAll([builder]);
        var noor = await _app.ClientAs("noor");
        var address = (await noor.Get("/admin")).Document.QuerySelectorAll("tbody a").First(link => link.TextContent.Contains("S. de Wit", StringComparison.Ordinal)).GetAttribute("href")!;
        await noor.Press(await noor.Get(address), new() { ["Input.DisplayName"] = "S. de Witte" });
        Assert.Equal("Gebruiker wijzigen: S. de Wit", (await noor.Get("/drafts")).Find(".rc-drafts a").TextContent);

        var pieter = await _app.ClientAs("pieter");
        await pieter.Press(await pieter.Get($"/referrals/{builder.Referral.Number}/receipt"), new() { ["Input.Reference"] = "ONT-1" });
        await _app.InDatabase(db => db.Drafts.Where(draft => draft.Form.StartsWith("/referrals/")).ExecuteUpdateAsync(set => set.SetProperty(draft => draft.Form, "/referrals/rf-2026-000123/receipt")));
        Assert.StartsWith("Ontvangst vastleggen · RF-2026-000123", (await pieter.Get("/drafts")).Find(".rc-drafts a").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_two_texts_says_so_and_a_text_stands_beside_no_other_once_that_was_sent()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch);
        var address = $"/cases/{await _app.KeepCase(builder)}/request";
        var client = await _app.ClientAs("sanne");
        var (first, second) = (await client.Get(address), await client.Get(address));
        await client.Autosave(first, new() { ["Input.Asked"] = "De eerste tekst van dit formulier." });
        await client.Autosave(second, new() { ["Input.Asked"] = "Een heel andere tekst van dit formulier." });
        var drafts = await _app.Drafts();
        Assert.Equal(2, drafts.Count);

        var aside = drafts.Single(draft => draft.Form.EndsWith('~'));
        var form = await client.Get(address);
        Assert.Single(form.Document.QuerySelectorAll(".rc-put-back"));
        Assert.Equal($"/resume/{aside.Id}", form.Find(".rc-put-beside a").GetAttribute("href"));
        Assert.Contains("naast een andere tekst", (await client.Get("/drafts")).Find(".rc-drafts").TextContent, StringComparison.Ordinal);
        Assert.Null((await client.Get($"{address}?resume={aside.Id}")).Document.QuerySelector(".rc-put-beside"));

        var own = drafts.Single(draft => draft != aside);
        await client.Submit(await client.Get("/drafts"), $".rc-drafts form[action^='/resume/{own.Id}']");
        Assert.Equal(aside.Id, Assert.Single(await _app.Drafts()).Id);
        Assert.DoesNotContain("naast een andere tekst", (await client.Get("/drafts")).Find(".rc-drafts").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await client.Get(address)).Find(".rc-put-beside"));
    }
}
