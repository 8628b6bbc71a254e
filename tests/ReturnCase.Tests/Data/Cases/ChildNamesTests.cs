using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Cases;

public sealed class ChildNamesTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("Gesproken met Zoë over vandaag.", true)]
    [InlineData("Gesproken met ZOE over vandaag.", true)]
    [InlineData("De familie d'Arc-Yildiz belde.", true)]
    [InlineData("De jongere belde zelf.", false)]
    [InlineData("Ik ben van de opvang.", false)]
    [InlineData("Zoëtje is een ander woord.", false)]
    [InlineData("Zie 12 3456.", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task A_word_of_the_childs_names_is_found_whole_in_any_capitals_and_without_accents(string? text, bool found)
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Named("Zoë", "van den Yıldız");
        await _app.KeepAll([builder, CasePageCases.In(CasePhase.ShelterSearch).Named("Jongere", "Vandaag")]);
        Assert.Equal(found, await _app.With((ChildNames names) => names.AreInAsync(text, builder.File.Number)));
        Assert.False(await _app.With((ChildNames names) => names.AreInAsync(text, "RC-2020-999999")));
    }

    [Fact]
    public async Task The_V_number_is_found_however_it_is_grouped()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch);
        await _app.KeepAll([builder]);
        var number = builder.File.VNumber;
        foreach (var typed in (string[])[number, $"V-nummer {number[..4]} {number[4..7]}.{number[7..]}"])
            Assert.True(await _app.With((ChildNames names) => names.AreInAsync(typed, builder.File.Number)));
        Assert.False(await _app.With((ChildNames names) => names.AreInAsync($"Nummer {number[..9]} is te kort", builder.File.Number)));
    }
}
