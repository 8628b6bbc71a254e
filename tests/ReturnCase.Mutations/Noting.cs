using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ReturnCase.Mutations;

/// <summary>How the place of a mutant notes, in the code as it was, that a test came by. What does not compile gives way to the next, and without any the whole method counts.</summary>
internal enum Note
{
    /// <summary>Only where the mutant would give something else there.</summary>
    Difference,

    /// <summary>Wherever the place is reached.</summary>
    Reached,

    /// <summary>As <see cref="Reached"/>, of a condition that names what it found for where it holds.</summary>
    ReachedAnd,

    /// <summary>As <see cref="Reached"/>, of a condition that names what it found for where it does not hold.</summary>
    ReachedOr,
    None,
}

/// <summary>Puts the notes of mutants into the code as it was.</summary>
internal static class Noting
{
    /// <summary>Where the notes of mutants stand among the groups.</summary>
    public const int Notes = 10000;

    public static Note First(Mutant mutant) => mutant.Old switch
    {
        // Left out of a list, there is no place of its own.
        ExpressionElementSyntax => Note.None,
        ExpressionStatementSyntax => Note.Reached,
        _ when Names(mutant) => Note.ReachedAnd,
        IdentifierNameSyntax => Note.Difference,
        BinaryExpressionSyntax binary when binary.Kind() is not (SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression) => Note.Difference,
        // Always something else.
        _ => Note.Reached,
    };

    public static Note Next(Mutant mutant, Note note) => mutant.Old is LiteralExpressionSyntax or ExpressionStatementSyntax && note != Note.Difference ? Note.None : note + 1;

    /// <summary>Whether the place gives a name to what it finds, which the rest of the method may use.</summary>
    public static bool Names(Mutant mutant) => Place(mutant).DescendantNodes().Any(node => node is SingleVariableDesignationSyntax);

    public static T In<T>(T member, IEnumerable<(Mutant Mutant, int Id)> mutants, Func<int, Note> noteOf)
        where T : SyntaxNode
    {
        var places = mutants.Where(one => noteOf(one.Id) != Note.None).ToLookup(one => Place(one.Mutant));
        return member.ReplaceNodes(places.Select(of => of.Key), (original, within) =>
            places[original].Aggregate(within, (changed, one) => Noted(original, changed, one.Mutant, one.Id, noteOf(one.Id))).WithTriviaFrom(original));
    }

    // The call of which a name changes, the condition of a choice, or else the place itself.
    private static SyntaxNode Place(Mutant mutant) => mutant.Old switch
    {
        IdentifierNameSyntax { Parent.Parent: { } call } => call,
        ConditionalExpressionSyntax choice => choice.Condition,
        var itself => itself,
    };

    private static SyntaxNode Noted(SyntaxNode original, SyntaxNode within, Mutant mutant, int id, Note note) => within is StatementSyntax
        ? ParseStatement($"{{ global::{Switched.Chooser}.At({id}); {within} }}")
        : ParseExpression(note switch
        {
            Note.Difference => $"global::{Switched.Chooser}.Try({id}, {within}, () => {mutant.In(original)})",
            Note.Reached => $"global::{Switched.Chooser}.At({id}, {within})",
            Note.ReachedAnd => $"(global::{Switched.Chooser}.At({id}) && ({within}))",
            _ => $"(!global::{Switched.Chooser}.At({id}) || ({within}))",
        });
}
