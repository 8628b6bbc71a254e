using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>The search as a picture with an equal table.</summary>
public sealed class SearchMapModel(CaseDesk desk) : CasePage(desk)
{
    /// <summary>What stands next for the search as a whole.</summary>
    public SearchStand Stand => SearchStand.Of(Case, Desk.Today, Desk.Change());

    /// <summary>What comes next for a candidate; where the search asks for nothing, only of the place that was found.</summary>
    public string? NextFor(CandidateLine line) => Stand is var stand && (stand.AsksSteps || stand.Places.Concat(stand.Lost.Select(lost => lost.Place)).Contains(line.Candidate)) ? Case.NextFor(line.Candidate, Desk.Today) : null;

    public Web.Cases.Map.SearchMap Map => Web.Cases.Map.SearchMap.Of(Case);
}
