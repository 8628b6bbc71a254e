using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ReturnCase.Mutations;

/// <summary>The changes that are made: comparisons, logic, arithmetic, numbers, first and last, any and all, guards of a row, and acts that are left out.</summary>
internal static class Mutators
{
    private static readonly Dictionary<SyntaxKind, (SyntaxKind Kind, SyntaxKind Token)> Operators = new()
    {
        [SyntaxKind.LessThanExpression] = (SyntaxKind.LessThanOrEqualExpression, SyntaxKind.LessThanEqualsToken),
        [SyntaxKind.LessThanOrEqualExpression] = (SyntaxKind.LessThanExpression, SyntaxKind.LessThanToken),
        [SyntaxKind.GreaterThanExpression] = (SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.GreaterThanEqualsToken),
        [SyntaxKind.GreaterThanOrEqualExpression] = (SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken),
        [SyntaxKind.EqualsExpression] = (SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken),
        [SyntaxKind.NotEqualsExpression] = (SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken),
        [SyntaxKind.LogicalAndExpression] = (SyntaxKind.LogicalOrExpression, SyntaxKind.BarBarToken),
        [SyntaxKind.LogicalOrExpression] = (SyntaxKind.LogicalAndExpression, SyntaxKind.AmpersandAmpersandToken),
        [SyntaxKind.AddExpression] = (SyntaxKind.SubtractExpression, SyntaxKind.MinusToken),
        [SyntaxKind.SubtractExpression] = (SyntaxKind.AddExpression, SyntaxKind.PlusToken),
    };

    private static readonly Dictionary<string, string> Names = new()
    {
        ["Any"] = "All",
        ["All"] = "Any",
        ["First"] = "Last",
        ["Last"] = "First",
        ["FirstOrDefault"] = "LastOrDefault",
        ["LastOrDefault"] = "FirstOrDefault",
        ["Max"] = "Min",
        ["Min"] = "Max",
        ["MaxBy"] = "MinBy",
        ["MinBy"] = "MaxBy",
        ["OrderBy"] = "OrderByDescending",
        ["SkipWhile"] = "TakeWhile",
        ["TakeWhile"] = "SkipWhile",
    };

    public static IEnumerable<Mutant> Of(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Where(IsRule).SelectMany(node => Changes(node).Select(change => new Mutant(tree, node, change)));

    // Lengths of texts are bounds of columns, attributes are not run, a message for whoever programs is no rule, and a value that a caller leaves out stands in the caller.
    private static bool IsRule(SyntaxNode node) => !node.Ancestors().Any(a => a is AttributeSyntax or ParameterSyntax { Default: not null, Parent: ParameterListSyntax { Parent: not RecordDeclarationSyntax } } or ThrowExpressionSyntax or ThrowStatementSyntax
        || (a is FieldDeclarationSyntax field && field.Declaration.Variables.Any(v => v.Identifier.Text.EndsWith("MaxLength", StringComparison.Ordinal))));

    private static IEnumerable<SyntaxNode?> Changes(SyntaxNode node)
    {
        switch (node)
        {
            case BinaryExpressionSyntax binary when Operators.TryGetValue(binary.Kind(), out var other):
                yield return BinaryExpression(other.Kind, binary.Left, Token(other.Token).WithTriviaFrom(binary.OperatorToken), binary.Right);
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                yield return not.Operand;
                break;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression }:
                yield return LiteralExpression(SyntaxKind.FalseLiteralExpression);
                break;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression }:
                yield return LiteralExpression(SyntaxKind.TrueLiteralExpression);
                break;
            case LiteralExpressionSyntax { Token.Value: int number }:
                yield return LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(number + 1));
                break;
            case ConditionalExpressionSyntax choice:
                yield return choice.WithWhenTrue(choice.WhenFalse).WithWhenFalse(choice.WhenTrue);
                break;
            case IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: <= 1 } } access } name
                when access.Name == name && Names.TryGetValue(name.Identifier.Text, out var renamed):
                yield return IdentifierName(renamed);
                break;
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax not } pattern:
                yield return pattern.WithPattern(not.Pattern);
                break;
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax, Parent: BlockSyntax }:
                yield return Block();
                break;
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax { Elements.Count: > 1 }, Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } element
                when element.SyntaxTree.FilePath.EndsWith("CaseLifecycle.cs", StringComparison.Ordinal):
                yield return null;
                break;
            default:
                break;
        }
    }
}
