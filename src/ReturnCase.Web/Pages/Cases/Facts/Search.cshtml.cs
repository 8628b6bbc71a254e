using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class SearchModel(CaseDesk desk) : CasePage(desk)
{
    public SearchOverview Overview => SearchOverview.Of(Case);
}
