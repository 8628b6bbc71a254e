using System.Globalization;

namespace ReturnCase.Web.Security;

/// <summary>
/// How many notices somebody did not read yet. It is counted at each page, and a supervisor of a large team can have thousands, so it is counted so far and no further.
/// </summary>
/// <param name="Count">At most one more than <see cref="Most"/> of each box.</param>
public readonly record struct UnreadCount(int Count)
{
    public const int Most = 99;

    /// <summary>The number, or that there are more than that.</summary>
    public override string ToString() => Count > Most ? string.Create(CultureInfo.InvariantCulture, $"{Most}+") : Count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Of two boxes together.</summary>
    public UnreadCount With(UnreadCount other) => new(Count + other.Count);
}
