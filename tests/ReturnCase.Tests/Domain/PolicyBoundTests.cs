using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Tests.Domain;

/// <summary>Each term that is a setting is taken from its least to its greatest value, and refused by its own sentence on both sides.</summary>
public sealed partial class PolicyBoundTests
{
    private static readonly string[] BoundToAnother = [nameof(CasePolicy.DiligenceWarningDays), nameof(CasePolicy.LongAppealWeeks)];

    public static TheoryData<string> Terms => [.. typeof(CasePolicy).GetProperties().Where(property => property.PropertyType == typeof(int)).Select(property => property.Name).Except(BoundToAnother)];

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_term_is_taken_up_to_the_bounds_that_its_sentence_names(string term)
    {
        var bounds = Bounds().Match(With(term, 9_999).FirstFault() ?? "");
        Assert.True(bounds.Success, $"{term} has no bounds.");
        var (least, most) = (int.Parse(bounds.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(bounds.Groups[2].Value, CultureInfo.InvariantCulture));
        foreach (var outside in (int[])[least - 1, most + 1])
            Assert.StartsWith($"Policy:{term} is {outside}; it must be {least} to {most}.", With(term, outside).FirstFault(), StringComparison.Ordinal);
        foreach (var inside in (int[])[least, most])
            Assert.DoesNotContain($"Policy:{term} is", With(term, inside).FirstFault() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(28, 0, true)]
    [InlineData(28, -1, false)]
    [InlineData(28, 27, true)]
    [InlineData(28, 28, false)]
    public void The_warning_of_a_gap_is_shorter_than_the_gap(int gap, int warning, bool taken) =>
        Assert.Equal(taken, new CasePolicy { DiligenceGapDays = gap, DiligenceWarningDays = warning }.FirstFault() is null);

    [Theory]
    [InlineData(4, 4, true)]
    [InlineData(4, 3, false)]
    [InlineData(12, 12, true)]
    [InlineData(4, 12, true)]
    [InlineData(4, 13, false)]
    public void The_long_term_of_appeal_is_no_shorter_than_the_short_one(int shorter, int longer, bool taken) =>
        Assert.Equal(taken, new CasePolicy { ShortAppealWeeks = shorter, LongAppealWeeks = longer }.FirstFault() is null);

    [Theory]
    [InlineData(24, 3, 1, 14, true)]
    [InlineData(25, 3, 1, 14, false)]
    [InlineData(4, 3, 2, 27, true)]
    [InlineData(3, 3, 1, 14, false)]
    [InlineData(6, 2, 2, 14, false)]
    [InlineData(6, 2, 1, 1, true)]
    [InlineData(6, 2, 0, 14, false)]
    [InlineData(6, 3, 1, 0, false)]
    [InlineData(6, 3, 1, 28, false)]
    public void Alarm_steps_come_one_after_the_other(int first, int second, int third, int fourth, bool taken) =>
        Assert.Equal(taken, new CasePolicy { AlarmSteps = new() { FirstMonths = first, SecondMonths = second, ThirdMonths = third, FourthDays = fourth } }.FirstFault() is null);

    [Theory]
    [InlineData(AlarmStep.None, AlarmStep.Due, false)]
    [InlineData(AlarmStep.Due, AlarmStep.Due, true)]
    [InlineData(AlarmStep.Due, AlarmStep.TwoWeeks, false)]
    public void A_team_box_is_told_no_earlier_than_supervisors(AlarmStep supervisors, AlarmStep box, bool taken) =>
        Assert.Equal(taken, new CasePolicy { Escalation = new() { SupervisorFrom = supervisors, TeamBoxFrom = box } }.FirstFault() is null);

    private static CasePolicy With(string term, int value)
    {
        var policy = CasePolicy.Default with { };
        typeof(CasePolicy).GetProperty(term, BindingFlags.Public | BindingFlags.Instance)!.SetValue(policy, value);
        return policy;
    }

    [GeneratedRegex("it must be (\\d+) to (\\d+)\\.")]
    private static partial Regex Bounds();
}
