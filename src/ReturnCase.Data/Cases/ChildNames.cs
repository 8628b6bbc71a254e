using Microsoft.EntityFrameworkCore;

namespace ReturnCase.Data.Cases;

/// <summary>
/// Finds the child of a case in a text that people read who may not read the case: why it was opened in an emergency, held, asked for. There it is "the child", and the case is its number.
/// </summary>
public sealed class ChildNames(ReturnCaseDb db)
{
    private const int ShortestWord = 3;

    // Parts of last names that are words of every text as well, folded as search words are.
    private static readonly HashSet<string> Particles = ["van", "den", "der", "ten", "ter", "het", "een", "ben", "bin", "ibn", "abu", "von", "dos", "das", "del", "the", "and", "al", "el"];

    /// <summary>Whether a text holds the V-number of a case or a word of the names that its child has or had, in any capitals and with or without accents.</summary>
    /// <returns>False also where there is no such case.</returns>
    public async Task<bool> AreInAsync(string? text, string caseNumber, CancellationToken cancel = default)
    {
        var words = SearchWords.Of(text ?? "").Where(word => word.Length >= ShortestWord && !Particles.Contains(word)).ToArray();
        if (words.Length == 0)
        {
            return false;
        }

        var digits = string.Concat(text!.Where(char.IsAsciiDigit));
        return await db.CaseFiles.AnyAsync(
            c => c.Number == caseNumber && (digits.Contains(c.VNumber) || db.SearchTokens.Any(token => token.CaseFileId == c.Id && token.Kind == SearchTokenKind.Word && words.Contains(token.Word))), cancel);
    }

    /// <summary>Whether a text holds a word of the name of a child whose case this person may open: of no other case it says anything.</summary>
    public async Task<bool> AreOfOwnCasesAsync(Viewer viewer, string text, CancellationToken cancel = default)
    {
        var words = SavedViews.Telling(text).Distinct().ToArray();
        var mine = db.CaseFiles.Where(CaseAccess.MayOpen(viewer)).Select(c => c.Id);
        return words.Length > 0 && await db.SearchTokens.AnyAsync(token => token.Kind == SearchTokenKind.Word && words.Contains(token.Word) && mine.Contains(token.CaseFileId), cancel);
    }
}
