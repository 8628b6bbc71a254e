using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

public static class FactAuthors
{
    /// <summary>Name of the person who recorded a fact.</summary>
    public static string AuthorOf(this CaseFile file, RecordedFact fact) => file.Entries.Single(e => e.Sequence == fact.Sequence).ByName;
}
