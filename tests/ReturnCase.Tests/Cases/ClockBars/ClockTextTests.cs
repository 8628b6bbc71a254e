using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases.ClockBars;

namespace ReturnCase.Tests.Cases.ClockBars;

public sealed class ClockTextTests
{
    /// <summary>Kinds that are never said by a word alone.</summary>
    internal static readonly Type[] Sentences = [typeof(ClockStepKind), typeof(StopKind)];

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Every_date_has_its_rule_and_every_step_and_stop_its_sentence(string language)
    {
        await using var app = new ReturnCaseApp();
        var text = app.Services.GetRequiredService<IStringLocalizer<ClockText>>();
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        string[] keys =
        [
            .. Enum.GetValues<ClockKind>().Where(kind => kind != ClockKind.Phase).Select(kind => $"Rule_{kind}"),
            .. Enum.GetValues<DeadlineKind>().Where(kind => kind.Governs() && kind != DeadlineKind.Eighteen).Select(kind => $"Rule_{kind}"),
            .. Enum.GetValues<ClockStepKind>().Select(kind => $"Step{kind}"),
            .. Enum.GetValues<ClockStepKind>().Where(kind => kind > ClockStepKind.Capped).Select(kind => $"Step{kind}One"),
            .. Enum.GetValues<StopKind>().Select(kind => $"Stop{kind}"),
        ];
        Assert.All(keys, key => Assert.False(text[key].ResourceNotFound, key));
    }
}
