using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Audit;

namespace ReturnCase.Tests.Audit;

/// <summary>A receiver of the processing log that can be down, refuse, or take a part.</summary>
public sealed class ProcessingLogSenderTests : IDisposable
{
    private static readonly ProcessingLogOptions Options = new(new("https://log.example/v1/traces"), new("https://register.example/returncase"));
    private readonly ReturnCaseApp _app = new();
    private readonly Receiver _receiver = new();

    public void Dispose()
    {
        _app.Dispose();
        _receiver.Dispose();
    }

    [Fact]
    public async Task What_was_not_acknowledged_is_sent_again_and_what_was_is_not()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        var number = await _app.KeepCase(built);
        _receiver.Answer = () => throw new HttpRequestException("down");
        await Assert.ThrowsAsync<HttpRequestException>(SendAsync);
        _receiver.Answer = () => new(HttpStatusCode.ServiceUnavailable);
        await Assert.ThrowsAsync<HttpRequestException>(SendAsync);
        _receiver.Answer = () => new(HttpStatusCode.OK) { Content = new StringContent("""{"partialSuccess":{"rejectedSpans":"1"}}""") };
        await Assert.ThrowsAsync<HttpRequestException>(SendAsync);
        var refused = _receiver.Spans[^1].ToJsonString();
        _receiver.Spans.Clear();

        _receiver.Answer = () => new(HttpStatusCode.OK) { Content = new StringContent("{}") };
        await SendAsync();
        var span = Assert.Single(_receiver.Spans);
        Assert.Equal(refused, span.ToJsonString());
        Assert.Equal("CaseAdded", (string?)span["name"]);
        var attributes = span["attributes"]!.AsArray().ToDictionary(a => (string)a!["key"]!, a => (string)a!["value"]!["stringValue"]!);
        Assert.Equal("https://register.example/returncase", attributes["dpl.core.processing_activity_id"]);
        Assert.NotEqual(built.File.VNumber, attributes["dpl.core.data_subject_id"]);
        Assert.DoesNotContain(number, span.ToJsonString(), StringComparison.Ordinal);

        await SendAsync();
        Assert.Single(_receiver.Spans);
    }

    private async Task SendAsync()
    {
        using var http = new HttpClient(_receiver, disposeHandler: false);
        await TrailFollower.FollowAsync(_app.Services.GetRequiredService<IServiceScopeFactory>(), new(http, Options), default);
    }

    private sealed class Receiver : HttpMessageHandler
    {
        public Func<HttpResponseMessage> Answer { get; set; } = () => new(HttpStatusCode.OK);

        public List<JsonNode> Spans { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var message = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            Spans.AddRange(message["resourceSpans"]![0]!["scopeSpans"]![0]!["spans"]!.AsArray().Select(span => span!));
            return Answer();
        }
    }
}
