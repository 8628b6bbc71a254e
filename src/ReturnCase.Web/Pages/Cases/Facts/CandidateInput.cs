using System.Globalization;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>A brother or sister for whom the candidate is too, when ticked.</summary>
public sealed record AlsoFor
{
    public string? Number { get; set; }

    public bool Ticked { get; set; }
}

/// <summary>What the page of a candidate binds.</summary>
public sealed record CandidateInput : FactInput
{
    public const string NewPlace = "new";

    public ShelterKind? Kind { get; set; }

    public string? Name { get; set; }

    public string? Relation { get; set; }

    public string? Country { get; set; }

    public string? Place { get; set; }

    public ContactRoute? Route { get; set; }

    public string? CarePlace { get; set; }

    public string? Capacity { get; set; }

    /// <summary>The new place is another one than the home on file that sounds like it.</summary>
    public bool AnotherPlace { get; set; }

    /// <summary>The candidate is another one than the one on file that sounds like it.</summary>
    public bool AnotherCandidate { get; set; }

    /// <summary>One line for each brother or sister.</summary>
    public List<AlsoFor> Siblings { get; init; } = [];

    public bool IsNewPlace => CarePlace == NewPlace;

    public int? CarePlaceId => Number(CarePlace);

    public int? Beds => Number(Capacity);

    /// <summary>Numbers of the other cases that get the candidate.</summary>
    public IReadOnlyList<string> Also => [.. Siblings.Where(line => line is { Ticked: true, Number: not null }).Select(line => line.Number!)];

    public static CandidateInput From(ShelterCandidate? old, ShelterKind? kind, string? country) => new()
    {
        Kind = old?.Kind ?? kind,
        Name = old?.Name,
        Relation = old?.Relation,
        Country = old?.Country ?? country,
        Place = old?.Place,
        Route = old?.Route,
        CarePlace = old?.CarePlaceId?.ToString(CultureInfo.InvariantCulture),
    };

    /// <param name="place">The place, where there is one.</param>
    /// <param name="placeName">Its name, for a house that was chosen and not named.</param>
    public CandidateDetails Details(int? place, string? placeName) =>
        new(Kind!.Value, Name.Typed() ?? placeName!, Relation.Typed(), Country!, Place.Typed(), Route!.Value, place);

    private static int? Number(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
