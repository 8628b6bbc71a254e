namespace ReturnCase.Domain.Cases;

/// <summary>A verb was refused by rules of the case: all of them at once, none of it done.</summary>
public sealed class CaseRefusedException(IReadOnlyList<GuardCode> guards)
    : Exception($"Refused: {string.Join(", ", guards)}")
{
    /// <summary>Takes a single rule.</summary>
    /// <param name="guard">The rule.</param>
    /// <param name="line">Sequence of the line that is there already; null where none stands in the way.</param>
    public CaseRefusedException(GuardCode guard, int? line = null)
        : this([guard]) => Line = line;

    /// <summary>Every rule that stands in the way. <see cref="GuardCatalogue"/> says each in words.</summary>
    public IReadOnlyList<GuardCode> Guards { get; } = guards;

    /// <summary>Sequence of the line of history that stands in the way, because it says the same already; null where none does.</summary>
    public int? Line { get; }
}
