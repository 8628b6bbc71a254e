using System.Collections;
using System.Reflection;
using System.Runtime.Loader;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace ReturnCase.Mutations;

/// <summary>One test with its arguments, called without a runner: the tests of the domain need no more than their class.</summary>
internal sealed class TestCase(MethodInfo method, object?[] arguments)
{
    private static readonly string[] Long = ["RandomWalkTests", "AsOfWalkTests", "AsOfCoverageTests", "DisclosureTests", "RealCaseTests"];

    /// <summary>How long it took on the domain as it is.</summary>
    public TimeSpan Took { get; set; }

    /// <summary>The groups of mutants that it ran.</summary>
    public HashSet<int> Ran { get; } = [];

    /// <summary>Whether it compares with what was recorded: that finds that something changed, and says not which of the two is right.</summary>
    public bool IsRecorded => method.DeclaringType!.Name.StartsWith("Recorded", StringComparison.Ordinal);

    public string Name => $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", arguments)})";

    /// <summary>Whether it passes.</summary>
    public bool Passes()
    {
        try
        {
            var test = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!);
            try
            {
                if (method.Invoke(test, arguments) is Task task)
                    task.GetAwaiter().GetResult();
            }
            finally
            {
                (test as IDisposable)?.Dispose();
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>The tests of the domain in a folder of built tests, whose assemblies are loaded from there; without those that take seconds, or with them.</summary>
    public static IReadOnlyList<TestCase> In(string folder, bool thorough)
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => Path.Combine(folder, $"{name.Name}.dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        return [.. AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, "ReturnCase.Tests.dll")).GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && (thorough || !Long.Contains(type.Name)) && type.Namespace is { } space && (space.StartsWith("ReturnCase.Tests.Domain", StringComparison.Ordinal) || space.StartsWith("ReturnCase.Tests.Exploration", StringComparison.Ordinal)))
            .SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null }).SelectMany(Of)];
    }

    private static IEnumerable<TestCase> Of(MethodInfo method) => method.GetCustomAttributes().OfType<IDataAttribute>().ToArray() is { Length: > 0 } sources
        ? sources.SelectMany(source => Rows(source, method)).Select(row => new TestCase(method, row))
        : [new TestCase(method, [])];

    private static IEnumerable<object?[]> Rows(IDataAttribute source, MethodInfo method)
    {
        if (source is not MemberDataAttribute from)
            return source.GetData(method, new DisposalTracker()).AsTask().GetAwaiter().GetResult().Select(row => row.GetData());
        var member = (from.MemberType ?? method.DeclaringType!).GetMember(from.MemberName).Single();
        var rows = (IEnumerable)(member is PropertyInfo property ? property.GetValue(null) : ((MethodInfo)member).Invoke(null, from.Arguments))!;
        return rows.Cast<object>().Select(row => row is ITheoryDataRow data ? data.GetData() : (object?[])row);
    }
}
