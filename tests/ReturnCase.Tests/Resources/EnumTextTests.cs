using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Cases.ClockBars;
using ReturnCase.Tests.Support;
using ReturnCase.Web;

namespace ReturnCase.Tests.Resources;

public sealed class EnumTextTests
{
    // These say themselves in the domain, have sentences with a test of their own, or are never shown.
    private static readonly Type[] Elsewhere =
        [typeof(CasePhase), typeof(CaseTrigger), typeof(ClosingReason), typeof(OutcomeKind), typeof(GuardCode), typeof(GuardRemedy), typeof(MoveScope), typeof(LearntKind), .. ClockTextTests.Sentences];

    [Fact]
    public async Task An_alarm_step_is_named_after_its_setting()
    {
        await using var app = new ReturnCaseApp();
        var text = app.Services.GetRequiredService<IStringLocalizer<EnumText>>();
        CultureInfo.CurrentUICulture = new CultureInfo("nl");
        var words = new EnumText(text, new CasePolicy { AlarmSteps = new() { FirstMonths = 8, FourthDays = 10 } });
        Assert.Equal(["Meer dan 8 maanden", "Binnen 8 maanden", "Binnen 1 maand", "Binnen 10 dagen"], [words[AlarmStep.None], words[AlarmStep.SixMonths], words[AlarmStep.OneMonth], words[AlarmStep.TwoWeeks]]);
        Assert.Equal("Binnen 2 weken", new EnumText(text, CasePolicy.Default)[AlarmStep.TwoWeeks]);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Every_choice_of_the_domain_has_words(string language)
    {
        await using var app = new ReturnCaseApp();
        var text = app.Services.GetRequiredService<EnumText>();
        CultureInfo.CurrentUICulture = new CultureInfo(language);

        var choices = typeof(CaseFile).Assembly.GetExportedTypes().Where(t => t.IsEnum).Except(Elsewhere).Append(typeof(AuditAction)).SelectMany(t => Enum.GetValues(t).Cast<Enum>());

        Assert.All(choices, choice => Assert.NotEmpty(text[choice]));
    }
}
