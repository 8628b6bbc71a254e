using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Places that several cases of the demo refer to. The first is the aunt of the siblings.</summary>
internal static class DemoPlaces
{
    /// <summary>Who somebody with a place is to the children who refer to it.</summary>
    public const string Relation = "tante van vaders kant";

    /// <summary>Where the house with one place stands among them.</summary>
    public const int Small = 4;

    /// <summary>The town of a place, as the register and every case say it.</summary>
    public static string? TownOf(CarePlace? place) => place?.Name switch
    {
        "Letebrhan Tesfay" => "Mendefera",
        "Opvanghuis De Brug, Oujda" => "Oujda",
        "Jeugdhuis Tirana" => "Tirana",
        "Opvanghuis Nieuwe Start, Conakry" => "Conakry",
        "Huis Kindia" => "Kindia",
        "Huis van de Hoop, Keren" => "Keren",
        _ => null,
    };

    public static IReadOnlyList<CarePlace> Make() =>
    [
        new(ShelterKind.Family, "Letebrhan Tesfay", "ER", 2),
        new(ShelterKind.ReceptionHouse, "Opvanghuis De Brug, Oujda", "MA", 24),
        new(ShelterKind.ReceptionHouse, "Jeugdhuis Tirana", "AL", 12),
        new(ShelterKind.ReceptionHouse, "Opvanghuis Nieuwe Start, Conakry", "GN", 30),
        new(ShelterKind.ReceptionHouse, "Huis Kindia", "GN", 1),
        new(ShelterKind.ReceptionHouse, "Huis van de Hoop, Keren", "ER", 8),
    ];
}
