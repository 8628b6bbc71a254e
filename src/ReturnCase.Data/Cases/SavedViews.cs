using Microsoft.EntityFrameworkCore;

namespace ReturnCase.Data.Cases;

/// <summary>How a view was kept, or why not.</summary>
public enum SavedViewAnswer
{
    Kept,

    /// <summary>This person has <see cref="SavedView.Most"/> already.</summary>
    TooMany,

    /// <summary>Another view of this person has the name.</summary>
    NameTaken,

    /// <summary>There is no such view of this person.</summary>
    Gone,
}

/// <summary>The saved views of one person. Nobody sees those of another.</summary>
public sealed class SavedViews(ReturnCaseDb db)
{
    private const int ShortestTelling = 3;

    /// <summary>All of them, in their order. One command.</summary>
    public async Task<IReadOnlyList<SavedView>> ListAsync(string userId, CancellationToken cancel = default) =>
        await db.SavedViews.AsNoTracking().Where(view => view.UserId == userId).OrderBy(view => view.Position).ThenBy(view => view.Id).ToListAsync(cancel);

    /// <summary>Takes the names of children out of the names of views, whoever's they are: such a view is called by its place from then on. In the transaction of whoever asks.</summary>
    /// <param name="names">Words of the children's names, as they are searched for.</param>
    /// <param name="numbers">Numbers of their cases and of the IND, as they may stand in a name.</param>
    internal async Task ForgetAsync(IReadOnlySet<string> names, IReadOnlyCollection<string> numbers, CancellationToken cancel)
    {
        var told = (await db.SavedViews.AsNoTracking().Select(view => new { view.Id, view.Name }).ToListAsync(cancel))
            .Where(view => Telling(view.Name).Any(names.Contains) || numbers.Any(number => Digits(view.Name).Contains(Digits(number), StringComparison.Ordinal)));
        foreach (var id in told.Select(view => view.Id).ToArray())
        {
            await db.SavedViews.Where(view => view.Id == id).ExecuteUpdateAsync(set => set.SetProperty(view => view.Name, view => "# " + view.Position), cancel);
        }
    }

    /// <summary>Keeps a new view behind the others.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="name">As its owner calls it; not empty.</param>
    /// <param name="query">Filters, columns and order, as they stand in the address.</param>
    /// <param name="asDefault">Whether the caseload opens with it from now on.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<SavedViewAnswer> AddAsync(string userId, string name, string query, bool asDefault, CancellationToken cancel = default)
    {
        var views = await MineAsync(userId, cancel);
        if (views.Count >= SavedView.Most)
        {
            return SavedViewAnswer.TooMany;
        }

        if (IsTaken(views, name, null))
        {
            return SavedViewAnswer.NameTaken;
        }

        var view = new SavedView { UserId = userId, Name = name, Query = query, Position = views.Count == 0 ? 1 : views.Max(other => other.Position) + 1 };
        db.SavedViews.Add(view);
        return await SaveAsync(views, view, asDefault, cancel);
    }

    /// <summary>Puts other filters, columns and order under the name of a view.</summary>
    public Task<SavedViewAnswer> ReplaceAsync(string userId, int id, string query, bool asDefault, CancellationToken cancel = default) =>
        ChangeAsync(userId, id, (views, view) =>
        {
            view.Query = query;
            return SaveAsync(views, view, asDefault || view.IsDefault, cancel);
        }, cancel);

    /// <summary>Gives a view another name, and says whether the caseload opens with it.</summary>
    public Task<SavedViewAnswer> RenameAsync(string userId, int id, string name, bool isDefault, CancellationToken cancel = default) =>
        ChangeAsync(userId, id, async (views, view) =>
        {
            if (IsTaken(views, name, view))
            {
                return SavedViewAnswer.NameTaken;
            }

            (view.Name, view.IsDefault) = (name, isDefault);
            return await SaveAsync(views, view, isDefault, cancel);
        }, cancel);

    /// <summary>Moves a view one place forward; the first one stays where it is.</summary>
    public Task<SavedViewAnswer> MoveForwardAsync(string userId, int id, CancellationToken cancel = default) =>
        ChangeAsync(userId, id, async (views, view) =>
        {
            var ordered = views.OrderBy(other => other.Position).ThenBy(other => other.Id).ToList();
            var at = ordered.IndexOf(view);
            ordered.RemoveAt(at);
            ordered.Insert(Math.Max(0, at - 1), view);
            foreach (var (i, other) in ordered.Index())
            {
                other.Position = i + 1;
            }

            await db.SaveChangesAsync(cancel);
            return SavedViewAnswer.Kept;
        }, cancel);

    /// <summary>Forgets a view. One that is gone already stays gone.</summary>
    public Task<SavedViewAnswer> DeleteAsync(string userId, int id, CancellationToken cancel = default) =>
        ChangeAsync(userId, id, async (_, view) =>
        {
            db.SavedViews.Remove(view);
            await db.SaveChangesAsync(cancel);
            return SavedViewAnswer.Kept;
        }, cancel);

    private async Task<SavedViewAnswer> ChangeAsync(string userId, int id, Func<List<SavedView>, SavedView, Task<SavedViewAnswer>> change, CancellationToken cancel)
    {
        var views = await MineAsync(userId, cancel);
        return views.Find(view => view.Id == id) is { } found ? await change(views, found) : SavedViewAnswer.Gone;
    }

    private async Task<SavedViewAnswer> SaveAsync(List<SavedView> views, SavedView view, bool asDefault, CancellationToken cancel)
    {
        view.IsDefault = asDefault;
        foreach (var other in views.Where(other => asDefault && other != view))
        {
            other.IsDefault = false;
        }

        await db.SaveChangesAsync(cancel);
        return SavedViewAnswer.Kept;
    }

    // A shorter word is in half of all names. "Tesfaye's" and "Omars" speak of somebody too.
    internal static IEnumerable<string> Telling(string name) =>
        SearchWords.Of(name).SelectMany(word => word.EndsWith('s') ? (string[])[word, word[..^1]] : [word]).Where(word => word.Length >= ShortestTelling && !word.All(char.IsAsciiDigit));

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static bool IsTaken(List<SavedView> views, string name, SavedView? by) => views.Any(view => view != by && string.Equals(view.Name, name, StringComparison.OrdinalIgnoreCase));

    private Task<List<SavedView>> MineAsync(string userId, CancellationToken cancel) => db.SavedViews.Where(view => view.UserId == userId).ToListAsync(cancel);
}
