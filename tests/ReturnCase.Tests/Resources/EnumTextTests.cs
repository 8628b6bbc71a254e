using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web;

namespace ReturnCase.Tests.Resources;

public sealed class EnumTextTests
{
    // These say themselves in the domain, or are never shown.
    private static readonly Type[] Elsewhere =
        [typeof(CasePhase), typeof(CaseTrigger), typeof(ClosingReason), typeof(OutcomeKind), typeof(GuardCode), typeof(GuardRemedy), typeof(MoveScope)];

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Every_choice_of_the_domain_has_words(string language)
    {
        await using var app = new ReturnCaseApp();
        var text = app.Services.GetRequiredService<EnumText>();
        CultureInfo.CurrentUICulture = new CultureInfo(language);

        var choices = typeof(CaseFile).Assembly.GetExportedTypes().Where(t => t.IsEnum).Except(Elsewhere).SelectMany(t => Enum.GetValues(t).Cast<Enum>());

        Assert.All(choices, choice => Assert.NotEmpty(text[choice]));
    }
}
