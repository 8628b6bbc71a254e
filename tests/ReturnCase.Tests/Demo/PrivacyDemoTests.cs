using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Retention;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Demo.Stories;

namespace ReturnCase.Tests.Demo;

public sealed class PrivacyDemoTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_demo_has_cases_that_are_due_one_on_hold_and_a_request_in_review()
    {
        _app.CreateClient().Dispose();
        await _app.Services.GetRequiredService<StorySeeder>().SeedDemoAsync();
        await using (var scope = _app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<PrivacyDemoSeeder>().SeedAsync();
        var due = await _app.With((RetentionQueries q) => q.PageAsync(new(), CasePageCases.Today, null));
        Assert.True(due.Rows.Count(row => !row.Held) >= 2);
        Assert.Single(due.Rows, row => row.Held);
        await _app.InDatabase(async db => Assert.Equal(AccessRequestState.InReview, (await db.AccessRequests.SingleAsync()).State));
    }
}
