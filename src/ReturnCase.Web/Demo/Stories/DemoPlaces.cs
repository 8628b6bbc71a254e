using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Places that several cases of the demo refer to. The first is the aunt of the siblings.</summary>
internal static class DemoPlaces
{
    /// <summary>Who somebody with a place is to the children who refer to it.</summary>
    public const string Relation = "tante van vaders kant";

    public static IReadOnlyList<CarePlace> Make() =>
    [
        new(ShelterKind.Family, "Letebrhan Tesfay", "ER", 2),
        new(ShelterKind.ReceptionHouse, "Opvanghuis De Brug, Oujda", "MA", 24),
        new(ShelterKind.ReceptionHouse, "Jeugdhuis Tirana", "AL", 12),
        new(ShelterKind.ReceptionHouse, "Opvanghuis Nieuwe Start, Conakry", "GN", 30),
    ];
}
