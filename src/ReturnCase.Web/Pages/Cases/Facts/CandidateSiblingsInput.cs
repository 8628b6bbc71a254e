using System.Globalization;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>What the page binds that gives a candidate to brothers and sisters.</summary>
public sealed record CandidateSiblingsInput : FactInput
{
    /// <summary>One line for each brother or sister.</summary>
    public List<AlsoFor> Siblings { get; init; } = [];

    public string? Capacity { get; set; }

    public int? Beds => int.TryParse(Capacity, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Numbers of the cases that get the candidate.</summary>
    public IReadOnlyList<string> Also => [.. Siblings.Where(line => line is { Ticked: true, Number: not null }).Select(line => line.Number!)];
}
