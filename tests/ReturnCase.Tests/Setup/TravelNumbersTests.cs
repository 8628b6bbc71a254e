using Microsoft.Extensions.Configuration;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Setup;
using ReturnCase.Web.Travel;

namespace ReturnCase.Tests.Setup;

public sealed class TravelNumbersTests
{
    [Fact]
    public void Without_settings_there_are_numbers_that_work_and_none_is_made_up_for_the_service()
    {
        var numbers = Read();
        Assert.Null(numbers.Duty);
        Assert.Equal(["112", "+31343578844", "+31247247247"], numbers.Emergency.Select(one => one.Dialled));
        Assert.NotNull(TravelNumbers.Read(new ConfigurationBuilder().Build(), Demo(true)).Duty);
    }

    [Fact]
    public void A_list_that_is_set_takes_their_place()
    {
        var numbers = Read(("Travel:DutyNumber", " 088 123 45 67 "), ("Travel:EmergencyNumbers:0:Nl", "Ambassade"), ("Travel:EmergencyNumbers:0:En", "Embassy"), ("Travel:EmergencyNumbers:0:Number", "+224 (0)30 12"));
        Assert.Equal("088 123 45 67", numbers.Duty);
        Assert.Equal(new EmergencyNumber("Ambassade", "Embassy", "+224 (0)30 12"), Assert.Single(numbers.Emergency));
    }

    [Theory]
    [InlineData("Travel:DutyNumber", "call me", "Setting Travel:DutyNumber is 'call me'; write a phone number such as 112 or +31 247 247 247.")]
    [InlineData("Travel:DutyNumber", "12", "Setting Travel:DutyNumber is '12'; write a phone number such as 112 or +31 247 247 247.")]
    [InlineData("Travel:DutyNumbr", "112", "Setting Travel:DutyNumbr is not known; under Travel stand DutyNumber and EmergencyNumbers.")]
    [InlineData("Travel:EmergencyNumbers:0:Number", "112", "Setting Travel:EmergencyNumbers:0:Nl says whose number it is; write that in at most 100 characters, on one line.")]
    [InlineData("Travel:EmergencyNumbers:0:Name", "Police", "Setting Travel:EmergencyNumbers:0:Name is not known; of a number stand there Nl, En and Number.")]
    public void A_wrong_one_is_named_with_what_would_be_right(string setting, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<SettingsException>(() => Read((setting, value))).Message);

    [Fact]
    public void More_than_fit_on_the_sheet_are_refused() => Assert.Equal(
        "Setting Travel:EmergencyNumbers holds 9 numbers; write at most 8.",
        Assert.Throws<SettingsException>(() => Read([.. Enumerable.Range(0, 9).Select(i => ($"Travel:EmergencyNumbers:{i}:Number", "112"))])).Message);

    [Fact]
    public void They_are_read_when_the_program_starts_and_not_when_a_page_asks()
    {
        using var app = new ReturnCaseApp { Settings = { ["Travel:DutyNumber"] = "call me" } };
        Assert.ThrowsAny<Exception>(() => app.Services);
    }

    private static TravelNumbers Read(params (string Name, string Value)[] settings) =>
        TravelNumbers.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))).Build(), Demo(false));

    private static DemoOptions Demo(bool enabled) => new(enabled, false, null, false);
}
