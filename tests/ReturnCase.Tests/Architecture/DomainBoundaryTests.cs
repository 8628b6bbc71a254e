using System.Text.RegularExpressions;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Architecture;

public sealed partial class DomainBoundaryTests
{
    private static string Domain => Path.Combine(Repository.Root, "src", "ReturnCase.Domain");

    [Fact]
    public void The_domain_references_Stateless_and_the_base_library_only() =>
        Assert.All(
            typeof(CaseFile).Assembly.GetReferencedAssemblies().Select(a => a.Name!),
            name => Assert.True(name == "Stateless" || name.StartsWith("System.", StringComparison.Ordinal), name));

    [Fact]
    public void Two_files_know_the_machine() =>
        Assert.Equal(
            ["CaseFile.Lifecycle.cs", "CaseLifecycle.cs"],
            Sources(Domain, "*.cs").Where(path => NamesMachine().IsMatch(Code(path))).Select(Path.GetFileName).Order());

    [Fact]
    public void No_verb_and_no_page_reads_the_clock_of_the_machine_it_runs_on() =>
        Assert.DoesNotContain(
            Sources(Domain, "*.cs").Concat(Sources(Path.Combine(Repository.Web, "Pages"), "*.cs")).Concat(Sources(Path.Combine(Repository.Web, "Pages"), "*.cshtml")),
            path => ReadsClock().IsMatch(Code(path)));

    [Fact]
    public void Verbs_of_the_case_take_a_change_first()
    {
        var verbs = typeof(CaseFile).GetMethods().Where(m => m.DeclaringType == typeof(CaseFile) && m.GetParameters().Any(p => p.ParameterType == typeof(Change)));
        Assert.All(verbs, verb => Assert.Equal(typeof(Change), verb.GetParameters()[0].ParameterType));
        Assert.DoesNotContain(typeof(CaseFile).GetProperties(), p => p.SetMethod is { IsPublic: true });
    }

    private static IEnumerable<string> Sources(string folder, string pattern) => Directory
        .EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));

    // What is said about the machine in a comment does not count.
    private static string Code(string path) => string.Join('\n', File.ReadLines(path).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex(@"\b(using Stateless|StateMachine|LifecycleMachine|CaseLifecycle\.Build)\b")]
    private static partial Regex NamesMachine();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b")]
    private static partial Regex ReadsClock();
}
