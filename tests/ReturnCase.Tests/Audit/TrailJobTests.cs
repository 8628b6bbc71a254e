using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReturnCase.Data.Audit;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Audit;

namespace ReturnCase.Tests.Audit;

/// <summary>A job that throws ends the whole program. Those of the trail throw at nothing.</summary>
public sealed class TrailJobTests
{
    [Fact]
    public async Task Following_and_anchoring_go_on_after_whatever_goes_wrong()
    {
        var scopes = new Broken();
        using var follower = new TrailFollower(scopes, NullLogger<TrailFollower>.Instance);
        using var anchors = new AnchorJob(scopes, new AuditAnchors(new AuditKey(TemplateDatabase.AuditKey), new DirectoryInfo(Path.GetTempPath())), new AnchorInterval(TimeSpan.FromMilliseconds(20)), NullLogger<AnchorJob>.Instance);
        await follower.StartAsync(TestContext.Current.CancellationToken);
        await anchors.StartAsync(TestContext.Current.CancellationToken);
        for (var until = DateTime.UtcNow.AddSeconds(30); scopes.Asked < 4 && DateTime.UtcNow < until;)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.True(scopes.Asked >= 4);
        Assert.Equal((false, false), (follower.ExecuteTask!.IsCompleted, anchors.ExecuteTask!.IsCompleted));
        await follower.StopAsync(default);
        await anchors.StopAsync(default);
    }

    private sealed class Broken : IServiceScopeFactory
    {
        private int _asked;

        public int Asked => _asked;

        public IServiceScope CreateScope() => throw new FormatException($"A row is not as it should be ({Interlocked.Increment(ref _asked)}).");
    }
}
