
namespace ReturnCase.Web.Letters;

/// <summary>Where the value of a placeholder is recorded.</summary>
public static class PlaceholderPlaces
{
    /// <summary>The page of a case on which somebody records it; null where no page of the case does.</summary>
    public static string? Path(this PlaceholderSource source) => source switch
    {
        PlaceholderSource.Letter or PlaceholderSource.Settings => null,
        PlaceholderSource.Case => "",
        PlaceholderSource.Identity => "/identity",
        PlaceholderSource.BirthDate => "/birth-date",
        PlaceholderSource.Contacts => "/contacts",
        PlaceholderSource.Contact => "/contact",
        PlaceholderSource.Decision => "/decisions",
        PlaceholderSource.Suspensions => "/suspensions",
        PlaceholderSource.Clocks => "/clocks",
        PlaceholderSource.TravelDocument => "/travel-document",
        PlaceholderSource.ReturnPlan => "/return-plan",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };
}
