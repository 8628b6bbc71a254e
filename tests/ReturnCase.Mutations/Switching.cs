using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ReturnCase.Mutations;

/// <summary>
/// Puts the mutants of one file into it. A method or a property that computes becomes a choice between copies of it, one for each mutant and one as it was; elsewhere the expression becomes a choice.
/// What neither fits keeps its place outside, without a group.
/// </summary>
internal sealed class Switching : CSharpSyntaxRewriter
{
    private readonly Dictionary<SyntaxNode, (Mutant Mutant, int Id)[]> _of;
    private readonly Dictionary<int, int> _groups;
    private readonly HashSet<int> _inPlace;
    private readonly Func<int, Note> _noteOf;

    public Switching(IEnumerable<(Mutant Mutant, int Id)> mutants, Dictionary<int, int> groups, HashSet<int> inPlace, Func<int, Note> noteOf)
    {
        (_groups, _inPlace, _noteOf) = (groups, inPlace, noteOf);
        _of = mutants.GroupBy(one => (SyntaxNode)one.Mutant.Old.Ancestors().OfType<MemberDeclarationSyntax>().First()).ToDictionary(of => of.Key, of => of.ToArray());
    }

    public override SyntaxNode VisitClassDeclaration(ClassDeclarationSyntax node) => node.WithMembers(Members(node));

    public override SyntaxNode VisitStructDeclaration(StructDeclarationSyntax node) => node.WithMembers(Members(node));

    public override SyntaxNode VisitRecordDeclaration(RecordDeclarationSyntax node) => node.WithMembers(Members(node));

    private SyntaxList<MemberDeclarationSyntax> Members(TypeDeclarationSyntax type) => List(type.Members.SelectMany(member =>
        member is TypeDeclarationSyntax inner ? [(MemberDeclarationSyntax)Visit(inner)!] : _of.TryGetValue(member, out var mutants) ? Switch(member, mutants) : [member]));

    private IEnumerable<MemberDeclarationSyntax> Switch(MemberDeclarationSyntax member, (Mutant Mutant, int Id)[] mutants)
    {
        switch (member)
        {
            case MethodDeclarationSyntax method when method.Body is not null || method.ExpressionBody is not null:
                var returns = method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } ? "" : "return ";
                var (group, choice) = Choice(mutants, method.Identifier.Text, $"{method.TypeParameterList}({string.Join(", ", method.ParameterList.Parameters.Select(Passed))})", returns);
                return
                [
                    method.WithModifiers(Without(method.Modifiers, SyntaxKind.AsyncKeyword)).WithExpressionBody(null).WithSemicolonToken(default).WithBody(choice),
                    Copy(Noting.In(method, mutants, _noteOf), $"{method.Identifier.Text}__o{group}"),
                    .. mutants.Select(one => Copy((MethodDeclarationSyntax)one.Mutant.In(method), $"{method.Identifier.Text}__m{one.Id}")),
                ];
            case PropertyDeclarationSyntax { ExpressionBody: { } body } property:
                var (whole, get) = Choice(mutants, property.Identifier.Text, "()", "return ");
                return
                [
                    property.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(AccessorList(SingletonList(AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, get)))),
                    Copy(property, Noting.In(body, mutants, _noteOf), $"{property.Identifier.Text}__o{whole}"),
                    .. mutants.Select(one => Copy(property, ((PropertyDeclarationSyntax)one.Mutant.In(property)).ExpressionBody!, $"{property.Identifier.Text}__m{one.Id}")),
                ];
            case PropertyDeclarationSyntax { AccessorList.Accessors: [{ Body: { } block, RawKind: (int)SyntaxKind.GetAccessorDeclaration }] } property:
                var (all, choose) = Choice(mutants, property.Identifier.Text, "()", "return ");
                return
                [
                    property.WithAccessorList(AccessorList(SingletonList(AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, choose)))),
                    Copy(property, Noting.In(block, mutants, _noteOf), $"{property.Identifier.Text}__o{all}"),
                    .. mutants.Select(one => Copy(property, (BlockSyntax)one.Mutant.In(block), $"{property.Identifier.Text}__m{one.Id}")),
                ];
            case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                return [member];
            default:
                return [InPlace(member, mutants)];
        }
    }

    private (int Group, BlockSyntax Choice) Choice((Mutant Mutant, int Id)[] mutants, string name, string arguments, string returns)
    {
        var group = Group(mutants.Select(one => one.Id));
        var cases = mutants.Select(one => $"case {one.Id}: {returns}{name}__m{one.Id}{arguments}; {(returns.Length == 0 ? "return;" : "")}");
        return (group, (BlockSyntax)ParseStatement($"{{ switch (global::{Switched.Chooser}.Of({group})) {{ {string.Join(' ', cases)} default: {returns}{name}__o{group}{arguments}; {(returns.Length == 0 ? "return;" : "")} }} }}"));
    }

    // The expression that changes, or the call of which a name changes.
    private MemberDeclarationSyntax InPlace(MemberDeclarationSyntax member, (Mutant Mutant, int Id)[] mutants)
    {
        var places = mutants.Where(one => one.Mutant is { New: ExpressionSyntax, Old: ExpressionSyntax }).ToLookup(one => one.Mutant.Old is IdentifierNameSyntax { Parent.Parent: { } call } ? call : one.Mutant.Old);
        return member.ReplaceNodes(places.Select(of => of.Key), (original, within) =>
        {
            var choice = (ExpressionSyntax)within;
            foreach (var (mutant, id) in places[original])
            {
                _inPlace.Add(id);
                choice = ParseExpression($"(global::{Switched.Chooser}.Is({Group([id])}, {id}) ? ({mutant.In(original)}) : ({choice}))");
            }

            return choice.WithTriviaFrom(original);
        });
    }

    private int Group(IEnumerable<int> mutants)
    {
        var group = _groups.Count == 0 ? 1 : _groups.Values.Max() + 1;
        foreach (var id in mutants)
            _groups[id] = group;
        return group;
    }

    private static MethodDeclarationSyntax Copy(MethodDeclarationSyntax method, string name) => method.WithIdentifier(Identifier(name)).WithAttributeLists([]).WithExplicitInterfaceSpecifier(null).WithModifiers(Private(method.Modifiers))
        .WithParameterList(method.ParameterList.WithParameters(SeparatedList(method.ParameterList.Parameters.Select(one => one.WithAttributeLists([]).WithModifiers(Without(one.Modifiers, SyntaxKind.ThisKeyword))))));

    private static MethodDeclarationSyntax Copy(PropertyDeclarationSyntax property, ArrowExpressionClauseSyntax body, string name) =>
        MethodDeclaration(property.Type, name).WithModifiers(Private(property.Modifiers)).WithExpressionBody(body).WithSemicolonToken(Token(SyntaxKind.SemicolonToken));

    private static MethodDeclarationSyntax Copy(PropertyDeclarationSyntax property, BlockSyntax body, string name) => MethodDeclaration(property.Type, name).WithModifiers(Private(property.Modifiers)).WithBody(body);

    private static SyntaxTokenList Private(SyntaxTokenList of) =>
        [Token(SyntaxKind.PrivateKeyword).WithTrailingTrivia(Space), .. of.Where(one => one.IsKind(SyntaxKind.StaticKeyword) || one.IsKind(SyntaxKind.AsyncKeyword)).Select(one => one.WithTrailingTrivia(Space))];

    private static SyntaxTokenList Without(SyntaxTokenList of, SyntaxKind kind) => [.. of.Where(one => !one.IsKind(kind))];

    private static string Passed(ParameterSyntax parameter) => string.Join(' ', (string[])
        [.. parameter.Modifiers.Where(one => one.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword).Select(one => one.Text), parameter.Identifier.Text]);
}
