using ReturnCase.Domain.Shelter;
using static ReturnCase.Web.Demo.Stories.SearchStories;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Searches that came to the second step of the leaflet.</summary>
internal static class HouseStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("Search: the last place of a house", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.NotReachable).ReasonAway(ShelterKind.Acquaintance)
            .Ago(50, 70).Try(ShelterKind.ReceptionHouse, CandidateStage.Accepted, s.Places[DemoPlaces.Small]))
        {
            Fix = plan => plan with { Country = "GN" },
        },
        new("Search: many were asked", 1, s => Many(Begun(s))) { Begins = new(230, 280), Fix = plan => plan with { Country = "MA" } },
    ];

    private static void Many(CaseStory s)
    {
        s.Try(ShelterKind.Family, CandidateStage.NotReachable).Try(ShelterKind.Family, CandidateStage.Rejected).Try(ShelterKind.Family, CandidateStage.Withdrawn);
        s.Try(ShelterKind.Acquaintance, CandidateStage.Rejected).Try(ShelterKind.Acquaintance, CandidateStage.ContactAttempted);
        s.AskRedCross().Ago(30, 45).Try(ShelterKind.Family, CandidateStage.Willing).Try(ShelterKind.Family, CandidateStage.Identified).Try(ShelterKind.ReceptionHouse, CandidateStage.ContactMade, s.Places[1]);
    }
}
