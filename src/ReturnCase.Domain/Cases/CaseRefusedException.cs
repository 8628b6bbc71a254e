namespace ReturnCase.Domain.Cases;

/// <summary>A verb was refused by rules of the case: all of them at once, none of it done.</summary>
public sealed class CaseRefusedException(IReadOnlyList<GuardCode> guards)
    : Exception($"Refused: {string.Join(", ", guards)}")
{
    /// <summary>Takes a single rule.</summary>
    public CaseRefusedException(GuardCode guard)
        : this([guard])
    {
    }

    /// <summary>Every rule that stands in the way. <see cref="GuardCatalogue"/> says each in words.</summary>
    public IReadOnlyList<GuardCode> Guards { get; } = guards;
}
