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
    private const string Unassigned = "CS0165";

    private readonly Dictionary<int, int> _groups = [];
    private readonly HashSet<int> _dropped = [];
    private readonly Dictionary<int, Note> _notes = [];
    private readonly Dictionary<int, string> _files = [];
    private readonly HashSet<int> _inPlace = [];

    /// <summary>Whether the assembly holds a mutant. The others are compiled one by one.</summary>
    public bool Holds(int id) => _groups.ContainsKey(id);

    /// <summary>What a test must have noted to be able to find a mutant: the mutant itself, or the method that it is in.</summary>
    public int KeyOf(int id) => NoteOf(id) == Note.None ? _groups[id] : Noting.Notes + id;

    /// <summary>The methods of a file that the assembly holds mutants of.</summary>
    public IReadOnlySet<string> GroupsIn(string file) => _groups.Where(of => _files[of.Key] == file).Select(of => of.Value.ToString(CultureInfo.InvariantCulture)).ToHashSet();

    /// <summary>How many mutants the assembly holds, and how many of them have a note of their own.</summary>
    public (int Held, int Noted) Count => (_groups.Count, _groups.Keys.Count(id => NoteOf(id) != Note.None));

    /// <summary>Those that are a choice in an expression outside methods: what that makes may have been made before a choice.</summary>
    public IReadOnlySet<int> InPlace => _inPlace;

    /// <summary>Writes the assembly; what does not compile in it is left out until all of it does.</summary>
    public void Emit(Domain domain, IReadOnlyList<Mutant> mutants, string to)
    {
        var ids = mutants.Select((mutant, id) => (Mutant: mutant, Id: id + 1)).ToArray();
        foreach (var (mutant, id) in ids)
            (_notes[id], _files[id]) = (Noting.First(mutant), mutant.File);
        for (var round = 0; round < MostRounds; round++)
        {
            _groups.Clear();
            var compilation = domain.With(ids.Where(one => !_dropped.Contains(one.Id)).GroupBy(one => one.Mutant.Tree)
                .Select(of => ((SyntaxTree?)of.Key, of.Key.WithRootAndOptions(new Switching(of, _groups, _inPlace, NoteOf).Visit(of.Key.GetRoot()), of.Key.Options)))
                .Append((null, CSharpSyntaxTree.ParseText(Source, (CSharpParseOptions)domain.Trees[0].Options, "Chosen.cs", System.Text.Encoding.UTF8))));
            var wrong = Domain.Write(compilation, to);
            if (wrong.Count == 0)
                return;
            var less = wrong.Select(error => Notes(error, mutants)).ToArray();
            foreach (var id in less.SelectMany(one => one).ToHashSet())
                _notes[id] = Noting.Next(mutants[id - 1], _notes[id]);
            var drop = wrong.Where((_, at) => less[at].Count == 0).Select(Of).ToArray();
            foreach (var id in drop.SelectMany(one => one))
                _dropped.Add(id);
            if (Array.Exists(drop, one => one.Count == 0))
                throw new InvalidOperationException($"Nothing that was changed explains: {wrong.Where((_, at) => less[at].Count == 0).ElementAt(Array.FindIndex(drop, one => one.Count == 0))}");
        }

        throw new InvalidOperationException("What was changed does not compile, whatever is left out of it.");
    }

    private Note NoteOf(int id) => _inPlace.Contains(id) ? Note.None : _notes[id];

    // The notes that may be to blame: what is not known to be given a value, by those that give names; else the nearest around it, else all of the method.
    private List<int> Notes(Diagnostic error, IReadOnlyList<Mutant> mutants)
    {
        var around = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan).AncestorsAndSelf().ToArray();
        if (around.OfType<MethodDeclarationSyntax>().Select(method => Original().Match(method.Identifier.Text)).FirstOrDefault(match => match.Success) is not { } original)
            return [];
        var all = _groups.Where(of => of.Value == Number(original) && NoteOf(of.Key) != Note.None).Select(of => of.Key).ToList();
        var named = error.Id == Unassigned ? all.Where(id => Noting.Names(mutants[id - 1])).ToList() : [];
        return named.Count > 0 ? named
            : around.Select(node => OwnNote().Match(node.ToString())).FirstOrDefault(match => match.Success) is { } nearest && all.Contains(Number(nearest)) ? [Number(nearest)]
            : all;
    }

    private static int Number(Match match) => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

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
            if (around is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax) && Whole().Match(around.ToString()) is { Success: true } whole)
                return [.. _groups.Where(of => of.Value == Number(whole)).Select(of => of.Key)];
        }

        // Of what is chosen in place the choices in what is wrong, or else in all of the member.
        var member = node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First().ToString();
        return [.. new[] { node.ToString(), member }.Select(text => Choices().Matches(text)).FirstOrDefault(choices => choices.Count > 0)?.Select(Number) ?? []];
    }

    [GeneratedRegex(@"(?:__m|Chosen\.Is\(\d+, )(\d+)\)?$")]
    private static partial Regex One();

    [GeneratedRegex(@"Chosen\.Is\(\d+, (\d+)\)")]
    private static partial Regex Choices();

    [GeneratedRegex(@"__o(\d+)$")]
    private static partial Regex Original();

    [GeneratedRegex(@"^(?:\(!?)?global::Mutating\.Chosen\.(?:Try|At)\((\d+)")]
    private static partial Regex OwnNote();

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

                private const int Notes = 10000;
                private const ushort MostTries = 20000;
                public static ushort[] Tries = new ushort[Notes];

                [System.ThreadStatic]
                private static bool _tries;

                public static bool At(int id)
                {
                    Ran[Notes + id] = true;
                    return true;
                }

                public static T At<T>(int id, T was)
                {
                    Ran[Notes + id] = true;
                    return was;
                }

                // What was tried too often, or fails, counts as a difference.
                public static T Try<T>(int id, T was, System.Func<T> other)
                {
                    if (One != 0 || _tries || Ran[Notes + id])
                        return was;
                    _tries = true;
                    try
                    {
                        if (++Tries[id] >= MostTries || !System.Collections.Generic.EqualityComparer<T>.Default.Equals(was, other()))
                            Ran[Notes + id] = true;
                    }
                    catch (System.Exception)
                    {
                        Ran[Notes + id] = true;
                    }
                    finally
                    {
                        _tries = false;
                    }

                    return was;
                }
            }
        }
        """;
}
