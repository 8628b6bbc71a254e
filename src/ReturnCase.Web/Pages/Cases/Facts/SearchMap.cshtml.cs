using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>The search as a picture with an equal table.</summary>
public sealed class SearchMapModel(CaseDesk desk) : CasePage(desk)
{
    public Web.Cases.Map.SearchMap Map => Web.Cases.Map.SearchMap.Of(Case);
}
