using Microsoft.CodeAnalysis;

namespace ReturnCase.Mutations;

/// <summary>One change to one place of the domain.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Old">What stood there.</param>
/// <param name="New">What stands there instead; null where it is taken out.</param>
internal sealed record Mutant(SyntaxTree Tree, SyntaxNode Old, SyntaxNode? New)
{
    public SyntaxTree Changed
    {
        get
        {
            var root = Tree.GetRoot();
            return Tree.WithRootAndOptions(New is null ? root.RemoveNode(Old, SyntaxRemoveOptions.KeepNoTrivia)! : root.ReplaceNode(Old, New.WithTriviaFrom(Old)), Tree.Options);
        }
    }

    public string File => Path.GetFileName(Tree.FilePath);

    /// <summary>Says what it is, whatever line it has moved to since.</summary>
    public string Says => $"{File}: {Short(Old)} => {(New is null ? "(nothing)" : Short(New))}";

    public int Line => Tree.GetLineSpan(Old.Span).StartLinePosition.Line + 1;

    private static string Short(SyntaxNode node) => string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
