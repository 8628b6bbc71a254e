namespace ReturnCase.Web;

/// <summary>A part of an address that asked for something this page does not know.</summary>
/// <param name="Name">Which part.</param>
/// <param name="Asked">What it said, cut short.</param>
public sealed record UnknownChoice(string Name, string Asked)
{
    private const int Longest = 40;

    /// <summary>What an address asked for in vain. A part that is empty asks for nothing.</summary>
    public static IReadOnlyList<UnknownChoice> Of(params ReadOnlySpan<(string Name, string? Asked, bool Known)> parts)
    {
        var unknown = new List<UnknownChoice>();
        foreach (var (name, asked, known) in parts)
        {
            if (!known && !string.IsNullOrWhiteSpace(asked))
                unknown.Add(new(name, asked.Length > Longest ? asked[..Longest] + "…" : asked));
        }

        return unknown;
    }
}
