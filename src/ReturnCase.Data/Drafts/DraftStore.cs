using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Drafts;

/// <summary>Keeps, finds and forgets drafts. A draft is no change of a case: it raises no version and is no row of the audit trail.</summary>
public sealed class DraftStore(ReturnCaseDb db, DraftKey key, UniqueIndexes indexes)
{
    // Without its house two lines of the list look the same.
    private const string HouseForms = "/registers/reception-houses/";

    /// <summary>A draft of this person by its number; null where there is none that can be read.</summary>
    public async Task<KeptDraft?> FindAsync(string userId, int id, CancellationToken cancel = default) =>
        Read(await db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == id && draft.UserId == userId, cancel));

    /// <summary>The drafts of the forms on one page, with those that stand beside one.</summary>
    public async Task<IReadOnlyList<KeptDraft>> OnPageAsync(string userId, string page, CancellationToken cancel = default)
    {
        var rows = await db.Drafts.AsNoTracking()
            .Where(draft => draft.UserId == userId && (draft.Form == page || draft.Form.StartsWith(page + "#") || draft.Form.StartsWith(page + DraftPlace.AsideEnd))).OrderBy(draft => draft.Form).ToListAsync(cancel);
        return [.. rows.Select(Read).OfType<KeptDraft>()];
    }

    /// <summary>Keeps a text in the place of the one that was seen last.</summary>
    /// <param name="place">Whose, and of which form.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="seen">The revision that the form saw last; 0 for none.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<DraftAnswer> KeepAsync(DraftPlace place, DraftText text, int seen, DateTime at, CancellationToken cancel = default)
    {
        var plain = DraftKey.Plain(text);
        if (plain.Length > DraftLimits.MostBytes)
        {
            return new DraftAnswer.TooLarge();
        }

        var content = key.Encrypt(place, plain);
        if (await ReplaceAsync(place, content, seen, at, cancel))
        {
            return new DraftAnswer.Kept(await IdAsync(place, cancel), seen + 1, at, place.Form);
        }

        if (await RowAsync(place, cancel) is { } there)
        {
            // What nobody can read any more is in nobody's way; the same text from another window is no quarrel.
            return Read(there) is { } other && !other.Text.SaysSameAs(text) ? new DraftAnswer.Newer(other) : await KeepAsync(place, text, there.Revision, at, cancel);
        }

        return seen > 0 ? new DraftAnswer.Gone()
            : await db.Drafts.CountAsync(draft => draft.UserId == place.UserId, cancel) >= DraftLimits.MostOfOneUser ? new DraftAnswer.TooMany()
            : await AddAsync(place, text, content, at, cancel);
    }

    /// <summary>The text that a form itself holds; null for none that can be read.</summary>
    public async Task<KeptDraft?> OwnAsync(DraftPlace place, CancellationToken cancel = default) => Read(await RowAsync(place.Own, cancel));

    /// <summary>Keeps a text in a place of its own beside its form, over no other one.</summary>
    public async Task<DraftAnswer> KeepAsideAsync(DraftPlace place, DraftText text, DateTime at, CancellationToken cancel = default)
    {
        for (var number = 1; ; number++)
        {
            // The last place that there can be answers itself what it cannot keep.
            if (await KeepAsync(place.Aside(number), text, 0, at, cancel) is var answer && (answer is not DraftAnswer.Newer || number > DraftLimits.MostOfOneUser))
            {
                return answer;
            }
        }
    }

    /// <summary>Somebody chose: their text takes the place of the one that the form itself holds, and where it stood beside that, it is not there a second time.</summary>
    /// <param name="place">Where the chosen text stood until now.</param>
    /// <param name="text">The chosen text.</param>
    /// <param name="seen">Its revision there.</param>
    /// <param name="instead">The revision of the text that it replaces, as it was shown; a newer one is not replaced.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<DraftAnswer> ChooseAsync(DraftPlace place, DraftText text, int seen, int instead, DateTime at, CancellationToken cancel = default)
    {
        var answer = await KeepAsync(place.Own, text, instead, at, cancel);
        // What it was to replace is gone: nothing is in its way.
        answer = answer is DraftAnswer.Gone ? await KeepAsync(place.Own, text, 0, at, cancel) : answer;
        if (answer is DraftAnswer.Kept && place.IsAside)
        {
            await SentAsync(db, new(place.UserId, place.Form, seen), cancel);
        }

        return answer;
    }

    /// <summary>Throws a draft away; one that was kept anew after it was seen stays, and the answer is false.</summary>
    public async Task<bool> DiscardAsync(string userId, int id, int seen, CancellationToken cancel = default)
    {
        await db.Drafts.Where(draft => draft.Id == id && draft.UserId == userId && draft.Revision <= seen).ExecuteDeleteAsync(cancel);
        return !await db.Drafts.AnyAsync(draft => draft.Id == id && draft.UserId == userId, cancel);
    }

    /// <inheritdoc cref="SentAsync(ReturnCaseDb, SentForm, CancellationToken)"/>
    public Task SentAsync(SentForm sent, CancellationToken cancel = default) => SentAsync(db, sent, cancel);

    /// <summary>Deletes the draft of a form that was sent.</summary>
    public static Task SentAsync(ReturnCaseDb db, SentForm sent, CancellationToken cancel = default) =>
        db.Drafts.Where(draft => draft.UserId == sent.UserId && draft.Form == sent.Form && draft.Revision <= sent.Revision).ExecuteDeleteAsync(cancel);

    /// <summary>
    /// The drafts of this person, the newest first: of forms on no page of a case, and of cases on which this person may work or decide now. It is the rule by which each opens. One command.
    /// </summary>
    public async Task<IReadOnlyList<DraftRow>> ListAsync(Viewer viewer, CancellationToken cancel = default)
    {
        // Asked by the number of each draft, of which there are few; the other way round a database reads every case of a team.
        var open = db.CaseFiles.Where(CaseAccess.MayDecideOn(viewer));
        var rows = await db.Drafts.Where(draft => draft.UserId == viewer.UserId && (draft.CaseNumber == null || !draft.Form.StartsWith("/cases/") || draft.Form.Contains(DraftPlace.OfEmergency) || open.Any(file => file.Number == draft.CaseNumber)))
            .OrderByDescending(draft => draft.KeptAt).ThenByDescending(draft => draft.Id)
            .Select(draft => new DraftRow(draft.Id, draft.CaseNumber, draft.Form, draft.KeptAt, draft.Revision)
            {
                About = draft.Form.StartsWith(HouseForms) ? db.CarePlaces.Where(place => draft.Form.StartsWith(HouseForms + place.Id + "/")).Select(place => place.Name).FirstOrDefault() : null,
            }).ToListAsync(cancel);
        var forms = rows.Select(row => row.Form).ToHashSet();
        return [.. rows.Select(row => row with { BesideAnother = new DraftPlace(viewer.UserId, row.CaseNumber, row.Form) is { IsAside: true } place && forms.Contains(place.Own.Form) })];
    }

    /// <summary>Forgets what was kept before an instant.</summary>
    public Task ForgetAsync(DateTime before, CancellationToken cancel = default) =>
        db.Drafts.Where(draft => draft.KeptAt < before).ExecuteDeleteAsync(cancel);

    private async Task<bool> ReplaceAsync(DraftPlace place, byte[] content, int seen, DateTime at, CancellationToken cancel) =>
        seen > 0 && await Of(place).Where(draft => draft.Revision == seen).ExecuteUpdateAsync(
            set => set.SetProperty(draft => draft.Content, content).SetProperty(draft => draft.CaseNumber, place.CaseNumber).SetProperty(draft => draft.Revision, seen + 1).SetProperty(draft => draft.KeptAt, at), cancel) > 0;

    private async Task<DraftAnswer> AddAsync(DraftPlace place, DraftText text, byte[] content, DateTime at, CancellationToken cancel)
    {
        var draft = new Draft { UserId = place.UserId, CaseNumber = place.CaseNumber, Form = place.Form, Content = content, Revision = 1, KeptAt = at };
        db.Drafts.Add(draft);
        try
        {
            await db.SaveOnceAsync(token => Of(place).AnyAsync(kept => kept.KeptAt == at, token), cancel);
            return new DraftAnswer.Kept(await IdAsync(place, cancel), 1, at, place.Form);
        }
        catch (DbUpdateException error) when (indexes.Violated(error)?.Contains(nameof(Draft.Form), StringComparison.Ordinal) == true)
        {
            // Another window began the same draft at this moment.
            db.ChangeTracker.Clear();
            return await KeepAsync(place, text, 0, at, cancel);
        }
    }

    private IQueryable<Draft> Of(DraftPlace place) => db.Drafts.Where(draft => draft.UserId == place.UserId && draft.Form == place.Form);

    private Task<Draft?> RowAsync(DraftPlace place, CancellationToken cancel) => Of(place).AsNoTracking().SingleOrDefaultAsync(cancel);

    private Task<int> IdAsync(DraftPlace place, CancellationToken cancel) => Of(place).Select(draft => draft.Id).SingleOrDefaultAsync(cancel);

    private KeptDraft? Read(Draft? row)
    {
        if (row is null)
        {
            return null;
        }

        var place = new DraftPlace(row.UserId, row.CaseNumber, row.Form);
        return key.Decrypt(place, row.Content) is { } text ? new(row.Id, place, text, row.Revision, row.KeptAt) : null;
    }
}
