using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Setup;
using ReturnCase.Web.WhereAmI;

namespace ReturnCase.Tests.Setup;

public sealed class WhereAmISetupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("returncase-texts-");

    [Fact]
    public void A_folder_that_is_not_there_stops_the_program_with_a_sentence() =>
        Assert.Equal("Setting WhereAmI:Texts is '/no/such/folder'; there is no such folder. Name the folder with your own files of texts, or leave it out.", Assert.Throws<SettingsException>(() => Read("/no/such/folder")).Message);

    [Fact]
    public void Dutch_and_English_must_be_whole()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "nl.json"), "{}");
        Assert.StartsWith("The texts of the child's page in nl.json are not whole: ", Assert.Throws<SettingsException>(() => Read(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_file_of_another_language_stops_nothing_and_is_named_on_the_page()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "ti.json"), "{}");
        await using var app = new ReturnCaseApp { Settings = { ["WhereAmI:Texts"] = _folder.FullName } };
        var page = await (await app.ClientAs("sanne")).Get(await app.Keep(CasePageCases.In(CasePhase.ShelterSearch)) + "/where-am-i");
        Assert.Contains("ti.json", page.Find(".rc-wai-tools details").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ti.json", page.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.Document.QuerySelectorAll(".rc-wai-tools__languages li").Length);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static ChildLanguages Read(string folder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["WhereAmI:Texts"] = folder;
        builder.AddReturnCaseWhereAmI();
        return builder.Services.BuildServiceProvider().GetRequiredService<ChildLanguages>();
    }
}
