using ReturnCase.Data.AccessRequests;

namespace ReturnCase.Web.Privacy;

/// <summary>Some parts of a dossier that are read at once, from one to another, and whether they were.</summary>
public sealed record ReadingPage(int From, int First, int Last, bool IsRead);

/// <summary>How far the auditor is with a dossier.</summary>
public sealed record ReadingProgress(IReadOnlyList<ReadingPage> Pages)
{
    public int Parts => Pages.Count == 0 ? 0 : Pages[^1].Last;

    public int Read => Pages.Where(page => page.IsRead).Sum(page => page.Last - page.First + 1);

    public bool IsWhole => Pages.All(page => page.IsRead);

    public static ReadingProgress Of(AccessRequest asked, Dossier dossier, int caseVersion)
    {
        var read = asked.ReadOf(caseVersion);
        return new([.. dossier.Pages.Select(from => new ReadingPage(from, from + 1, Math.Min(from + Dossier.PartsAtOnce, dossier.Parts.Count), read.Contains(from)))]);
    }
}
