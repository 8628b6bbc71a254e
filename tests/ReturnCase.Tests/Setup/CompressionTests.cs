using System.Net;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Setup;

/// <summary>ADR 54: a length never answers a question that another site asked.</summary>
public sealed class CompressionTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("same-origin", "br")]
    [InlineData("none", "br")]
    [InlineData("cross-site", null)]
    [InlineData("same-site", null)]
    [InlineData(null, null)]
    public async Task A_page_is_compressed_where_the_browser_says_that_nobody_else_asked(string? site, string? encoding)
    {
        var client = await _app.ClientAs("sanne");
        using var answer = await AskAsync(client, "/cases", site);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Fact]
    public async Task A_compressed_page_is_less_than_a_quarter_and_says_the_same()
    {
        var client = await _app.ClientAs("sanne");
        using var plain = await AskAsync(client, "/cases/new", "cross-site");
        using var compressed = await AskAsync(client, "/cases/new", "same-origin");
        var (long1, short1) = (await plain.Content.ReadAsByteArrayAsync(), await compressed.Content.ReadAsByteArrayAsync());
        Assert.True(short1.Length * 4 < long1.Length, $"{short1.Length} of {long1.Length} bytes");
        await using var brotli = new System.IO.Compression.BrotliStream(new MemoryStream(short1), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        Assert.Contains("name=\"Input.VNumber\"", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_programs_ask_for_is_sent_as_it_is()
    {
        var client = _app.Client();
        foreach (var path in (string[])["/health/live", "/openapi/v1.json"])
        {
            using var answer = await AskAsync(client, path, "same-origin");
            Assert.Empty(answer.Content.Headers.ContentEncoding);
        }
    }

    private static Task<HttpResponseMessage> AskAsync(PageClient client, string path, string? site)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", "gzip, br");
        client.Http.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        // By a link; what a picture or a frame elsewhere asks for is refused (ADR 19).
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Dest", "document");
        return client.Http.SendAsync(request);
    }
}
