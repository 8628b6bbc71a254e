using Microsoft.CodeAnalysis;

namespace ReturnCase.Mutations;

/// <summary>One change to one place of the domain.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Old">What stood there.</param>
/// <param name="New">What stands there instead; null where it is taken out.</param>
internal sealed record Mutant(SyntaxTree Tree, SyntaxNode Old, SyntaxNode? New)
{
    public SyntaxTree Changed => Tree.WithRootAndOptions(In(Tree.GetRoot()), Tree.Options);

    public string File => Path.GetFileName(Tree.FilePath);

    /// <summary>Says what it is and in what text, whatever line it has moved to since.</summary>
    public string Says => $"{File}: {Short(Old)} => {(New is null ? "(nothing)" : Short(New))} in: {Tree.GetText().Lines.GetLineFromPosition(Old.SpanStart).ToString().Trim()}";

    public int Line => Tree.GetLineSpan(Old.Span).StartLinePosition.Line + 1;

    /// <summary>A node around the place, or the place itself, with the change in it.</summary>
    public SyntaxNode In(SyntaxNode around) => New is null ? around.RemoveNode(Old, SyntaxRemoveOptions.KeepNoTrivia)! : around.ReplaceNode(Old, New.WithTriviaFrom(Old));

    private static string Short(SyntaxNode node) => string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
