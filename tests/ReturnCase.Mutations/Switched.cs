using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReturnCase.Mutations;

/// <summary>One assembly that holds all mutants it can, of which one at most is chosen while it runs; it also notes what was run, in groups.</summary>
internal sealed partial class Switched
{
    /// <summary>The type that is added to the domain: the number of the mutant that is chosen, and the groups that were run.</summary>
    public const string Chooser = "Mutating.Chosen";

    private const int MostRounds = 60;

    private readonly Dictionary<int, int> _groups = [];
    private readonly HashSet<int> _dropped = [];
    private readonly HashSet<int> _inPlace = [];

    /// <summary>The group of each mutant that the assembly holds. The others are compiled one by one.</summary>
    public IReadOnlyDictionary<int, int> Groups => _groups;

    /// <summary>Those that are a choice in an expression outside methods: what that makes may have been made before a choice.</summary>
    public IReadOnlySet<int> InPlace => _inPlace;

    /// <summary>Writes the assembly; what does not compile in it is left out until all of it does.</summary>
    public void Emit(Domain domain, IReadOnlyList<Mutant> mutants, string to)
    {
        var ids = mutants.Select((mutant, id) => (Mutant: mutant, Id: id + 1)).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            _groups.Clear();
            var compilation = domain.With(ids.Where(one => !_dropped.Contains(one.Id)).GroupBy(one => one.Mutant.Tree)
                .Select(of => ((SyntaxTree?)of.Key, of.Key.WithRootAndOptions(new Switching(of, _groups, _inPlace).Visit(of.Key.GetRoot()), of.Key.Options)))
                .Append((null, CSharpSyntaxTree.ParseText(Source, (CSharpParseOptions)domain.Trees[0].Options, "Chosen.cs", System.Text.Encoding.UTF8))));
            var wrong = Domain.Write(compilation, to);
            if (wrong.Count == 0)
                return;
            var drop = wrong.Select(Of).ToArray();
            foreach (var id in drop.SelectMany(one => one))
                _dropped.Add(id);
            if (Array.Exists(drop, one => one.Count == 0))
                throw new InvalidOperationException($"Nothing that was changed explains: {wrong[Array.FindIndex(drop, one => one.Count == 0)]}");
        }

        throw new InvalidOperationException("What was changed does not compile, whatever is left out of it.");
    }

    private List<int> Of(Diagnostic error)
    {
        var node = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan);
        foreach (var around in node.AncestorsAndSelf())
        {
            var name = around switch
            {
                MethodDeclarationSyntax method => method.Identifier.Text,
                ConditionalExpressionSyntax choice => choice.Condition.ToString(),
                _ => "",
            };
            if (One().Match(name) is { Success: true } one)
                return [Number(one)];
            if (Original().Match(name) is { Success: true } original)
                return [.. _groups.Where(of => of.Value == Number(original)).Select(of => of.Key)];
            if (around is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax && Whole().Match(around.ToString()) is { Success: true } whole)
                return [.. _groups.Where(of => of.Value == Number(whole)).Select(of => of.Key)];
        }

        return [.. Choices().Matches(node.ToString()).Select(Number)];

        static int Number(Match match) => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?:__m|Chosen\.Is\(\d+, )(\d+)\)?$")]
    private static partial Regex One();

    [GeneratedRegex(@"Chosen\.Is\(\d+, (\d+)\)")]
    private static partial Regex Choices();

    [GeneratedRegex(@"__o(\d+)$")]
    private static partial Regex Original();

    [GeneratedRegex(@"Chosen\.Of\((\d+)\)")]
    private static partial Regex Whole();

    // What turns round without end is found by its steps, and what calls itself without end before it fells the process.
    private const string Source = """
        namespace Mutating
        {
            public static class Chosen
            {
                public static int One;
                public static long Steps;
                public static bool[] Ran = new bool[20000];

                public static int Of(int group)
                {
                    Ran[group] = true;
                    if (One != 0 && ++Steps > 50_000_000)
                        throw new System.InvalidOperationException("This never ends.");
                    System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                    return One;
                }

                public static bool Is(int group, int one) => Of(group) == one;
            }
        }
        """;
}
