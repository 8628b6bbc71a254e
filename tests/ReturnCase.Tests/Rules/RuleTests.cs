using System.Reflection;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Domain;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Commands;
using ReturnCase.Web.Privacy;
using ReturnCase.Web.Rules;

namespace ReturnCase.Tests.Rules;

public sealed partial class RuleTests
{
    [Fact]
    public void Every_rule_has_a_test_that_is_there_and_names_it()
    {
        Assert.Equal(GuardCatalogue.All.Select(info => info.Code), Rule.All.Select(rule => rule.Info.Code));
        foreach (var rule in Rule.All)
        {
            Assert.True(rule.Proofs.Count > 0, $"{rule.Info.Code} has no test.");
            Assert.All(rule.Proofs, proof => Assert.True(Names(proof, rule.Info.Code), $"{proof} says nothing about {rule.Info.Code}."));
        }
    }

    [Fact]
    public void Every_rule_is_headed_by_what_it_asks_and_not_by_the_refusal()
    {
        Assert.All(Rule.All, rule => Assert.All((string[])["nl", "en"], language =>
        {
            var (asks, refusal) = (rule.Asks.In(language), rule.Info.Sentence.In(language));
            Assert.False(string.IsNullOrWhiteSpace(asks) || asks.EndsWith('.'), $"{rule.Info.Code}: {asks}");
            // Where the refusal itself says the rule, it is no harm that the two are alike.
            Assert.True(rule.Info.Code == GuardCode.SameCandidate || asks != refusal.TrimEnd('.'), $"{rule.Info.Code}: {asks}");
        }));
        Assert.All(Rule.All, rule => Assert.NotEqual(rule.Asks.Nl, rule.Asks.En));
        Assert.All(Rule.All, rule => Assert.Contains($"## {rule.Info.Code}: {rule.Asks.En}\n\n- nl: **{rule.Asks.Nl}.** ", RulesDocument.Write(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_is_in_the_catalogue_once_with_the_place_it_has()
    {
        var settings = Leaves(typeof(CasePolicy), "").Order().ToArray();
        Assert.Equal(settings, Setting.All.Select(setting => setting.Name).Order());
        var sets = new RuleSets();
        sets.Keep([new(1, CasePolicy.Default, DateTime.UnixEpoch)]);
        var now = new CasePolicy { SearchTermYears = 2, AlarmSteps = new() { FourthDays = 10 } } with { Sets = sets };
        var terms = now.For(CaseBuilder.In(CasePhase.Intake).File);
        Assert.Equal(("1", "10"), (Of("SearchTermYears").ValueIn(terms), Of("AlarmSteps:FourthDays").ValueIn(terms)));
        Assert.All(Setting.All, setting => Assert.False(string.IsNullOrWhiteSpace(setting.Says.Nl) || string.IsNullOrWhiteSpace(setting.Says.En) || setting.Says.Nl == setting.Says.En));
    }

    [Fact]
    public void In_Dutch_no_name_of_a_source_is_left_in_English()
    {
        string[] sources = [.. GuardCatalogue.All.Select(info => info.Source), .. Setting.All.Select(setting => setting.Source)];
        using (new Spoken("en"))
            Assert.All(sources, source => Assert.Equal(source, RuleSource.Here(source)));
        using var dutch = new Spoken("nl");
        Assert.All(sources.SelectMany(source => source.Split([", ", "; "], StringSplitOptions.None)).Where(part => !Sign().IsMatch(part)), part => Assert.NotEqual(part, RuleSource.Here(part)));
    }

    [Fact]
    public void The_documents_are_as_the_code_has_them()
    {
        foreach (var (place, text) in ((string, string)[])[(RulesDocument.Place, RulesDocument.Write()), (ExplorationDocument.Place, ExplorationDocument.Write())])
            Assert.True(File.ReadAllText(Path.Combine(Repository.Root, place)).ReplaceLineEndings("\n") == text, $"{place} is stale: run the command docs and commit the result.");
    }

    // A line, a section, an invariant, and where it was decided; an article is named with its treaty.
    [System.Text.RegularExpressions.GeneratedRegex(@"^(L\d+|I\d+( D)?|§[\d.]+( D)?|D|S|art\. \d+)$")]
    private static partial System.Text.RegularExpressions.Regex Sign();

    private static Setting Of(string name) => Setting.All.Single(setting => setting.Name == name);

    private static IEnumerable<string> Leaves(Type type, string before) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property =>
        property.PropertyType.IsEnum || property.PropertyType.IsPrimitive ? [before + property.Name] : Leaves(property.PropertyType, $"{before}{property.Name}:"));

    // The theory over all moves breaks every guard of every row, but for those that it lists; any other test names the rule it expects.
    private static bool Names(string proof, GuardCode guard)
    {
        var (type, method) = (proof.Split('.')[0], proof.Split('.')[1]);
        if (typeof(GuardTests).Assembly.GetType($"ReturnCase.Tests.Domain.{type}")?.GetMethod(method) is not { } test || !test.GetCustomAttributes().Any(a => a is FactAttribute))
            return false;
        var source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "ReturnCase.Tests", "Domain", $"{type}.cs"));
        if (method == nameof(GuardTests.Each_guard_that_is_broken_is_the_reason_given))
            return CaseLifecycle.Moves.Any(m => m.Guards.Contains(guard)) && !GuardTests.NotBrokenHere.Contains(guard);
        var body = source[source.IndexOf($" {method}(", StringComparison.Ordinal)..];
        var end = body.IndexOf("\n    [", StringComparison.Ordinal);
        return (end < 0 ? body : body[..end]).Split(guard.ToString()) is { Length: > 1 } parts
            && parts.Skip(1).Any(after => after.Length == 0 || !char.IsLetterOrDigit(after[0]));
    }
}
