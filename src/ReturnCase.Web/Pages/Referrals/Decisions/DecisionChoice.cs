namespace ReturnCase.Web.Pages.Referrals.Decisions;

/// <summary>The lines that somebody chose to be recorded.</summary>
public sealed record DecisionChoice
{
    /// <summary>Those that are ticked.</summary>
    public List<int> Items { get; set; } = [];

    /// <summary>All about which there is nothing to look at first.</summary>
    public bool All { get; set; }

    /// <summary>The page begins behind the line with this number.</summary>
    public int After { get; set; }

    /// <summary>About how many children they are, as somebody filled it in.</summary>
    public int? Children { get; set; }
}
