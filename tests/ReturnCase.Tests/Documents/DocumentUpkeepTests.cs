using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Pages.Cases.Documents;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Documents;

namespace ReturnCase.Tests.Documents;

/// <summary>What an upload leaves behind when its form was never right, or the program stopped between the file and its row.</summary>
public sealed class DocumentUpkeepTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_file_that_no_document_has_goes_within_a_day_after_the_first_and_that_of_a_document_stays()
    {
        var (client, address) = await OpenAsync();
        await client.Upload($"{address}/document", "goed.txt", Papers.Text("hoort bij de zaak"));
        var kept = Assert.Single(Files());
        var refused = await client.Upload($"{address}/document", "half.txt", Papers.Text("formulier nooit afgemaakt"), new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        var left = Assert.Single(Files(), file => file != kept);
        await RoundAsync();
        Assert.Equal(2, Files().Length);

        // Somebody's own file between them is none of ours, and stops nothing.
        var foreign = Path.Combine(Path.GetDirectoryName(left)!, "Thumbs.db");
        await File.WriteAllTextAsync(foreign, "x");
        foreach (var file in (string[])[kept, left, foreign])
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        await RoundAsync();
        Assert.Equal(new[] { kept, foreign }.Order(), Files().Order());
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"{address}/documents/{Assert.Single((await _app.Read(address.Split('/')[^1])).Documents).Sequence}/content")).Status);
    }

    private async Task RoundAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<DocumentUpkeep>(_app.Services).SweepAsync(scope.ServiceProvider, CancellationToken.None);
    }

    private async Task<(PageClient Client, string Address)> OpenAsync()
    {
        _app.Clock.Set(new DateTimeOffset(CasePageCases.Today, new TimeOnly(12, 0), TimeSpan.FromHours(1)));
        var address = await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch));
        return (await _app.ClientAs("sanne"), address);
    }

    private string[] Files() => Directory.GetFiles(_app.DocumentFolder, "*", SearchOption.AllDirectories);
}
