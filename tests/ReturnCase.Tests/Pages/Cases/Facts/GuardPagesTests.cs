using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>A guard that names a page leads to one that is there.</summary>
public sealed class GuardPagesTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Every_guard_with_a_page_leads_to_it()
    {
        var at = await _app.Put(FactCases.In(CasePhase.ShelterSearch));
        var client = await _app.ClientAs("ingrid");
        var missing = new List<string>();
        foreach (var pages in GuardCatalogue.All.Where(guard => guard.Remedy is GuardRemedy.Page or GuardRemedy.SupervisorPage).GroupBy(guard => guard.Page))
        {
            if ((await client.Get($"{at}/{pages.Key}")).Status is not HttpStatusCode.OK and var status)
                missing.Add($"{pages.Key}: {(int)status}, for {string.Join(", ", pages.Select(guard => guard.Code))}");
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void What_only_the_ind_can_do_is_recorded_as_a_decision() =>
        Assert.All(GuardCatalogue.All.Where(guard => guard.Remedy == GuardRemedy.IndOnly), guard => Assert.Equal("decision", guard.Page));

    [Fact]
    public void Nobody_is_sent_to_a_page_by_a_guard_that_no_page_can_satisfy() =>
        Assert.All(GuardCatalogue.All.Where(guard => guard.Remedy is GuardRemedy.Form or GuardRemedy.AnotherPerson or GuardRemedy.Nothing), guard => Assert.Null(guard.Page));
}
