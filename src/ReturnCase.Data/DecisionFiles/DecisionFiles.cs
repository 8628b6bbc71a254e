using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.DecisionFiles;

/// <summary>A decision file without its lines.</summary>
public sealed record DecisionFileRow(
    int Id, string ById, string ByName, DateTime AddedAt, DecisionFileFormat Format, bool IsWindows1252, int Size, string Sha256, DateTime? ForgottenAt, DateTime? SetAsideAt, string? SetAsideByName);

/// <summary>How many lines of a file stand where. Each line is in one of the numbers behind the first.</summary>
/// <param name="All">All lines.</param>
/// <param name="Good">Can be recorded as they are.</param>
/// <param name="Doubtful">Can be recorded once a person looked: they clash, or something about them is remarkable.</param>
/// <param name="Known">On file already.</param>
/// <param name="Faulty">With an error.</param>
/// <param name="Waiting">Chosen.</param>
/// <param name="Recorded">Recorded.</param>
/// <param name="Refused">Could not be recorded.</param>
public sealed record DecisionCounts(int All, int Good, int Doubtful, int Known, int Faulty, int Waiting, int Recorded, int Refused)
{
    /// <summary>Of a file without lines.</summary>
    public static DecisionCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>How many can be chosen to be recorded.</summary>
    public int Choosable => Good + Doubtful + Refused;

    /// <summary>How many wait for a person or for their turn.</summary>
    public int Left => Good + Doubtful + Waiting;
}

/// <summary>A line as the pages show it.</summary>
/// <param name="CaseNumber">The case it is about; null where that is not known.</param>
public sealed record DecisionLineRow(
    long Id, int Item, int Line, byte[] Content, DecisionLineState State, string Faults, string Warnings, bool Clashes, string? Opens, string? Answers, string? CaseNumber, DateTime AnsweredAt)
{
    /// <summary>It can be chosen to be recorded.</summary>
    public bool MayBeChosen => State is DecisionLineState.Good or DecisionLineState.Refused;

    /// <summary>It is chosen unless a person says otherwise.</summary>
    public bool IsChosenAtFirst => State == DecisionLineState.Good && !IsDoubtful;

    /// <summary>A person is to look at it before it is recorded.</summary>
    public bool IsDoubtful => Clashes || Warnings.Length > 0;
}

/// <summary>Decision files, for whoever may see referrals: found, chosen from, forgotten. What a line says is for others to read.</summary>
public sealed class DecisionFiles(ReturnCaseDb db, AuditTrail trail)
{
    /// <summary>Files on one page of the list.</summary>
    public const int PageSize = 25;

    /// <summary>Lines on one page of a file, and as many as are recorded at a time.</summary>
    public const int LinesAtOnce = 200;

    /// <summary>Keeps a file, and gives its number.</summary>
    public async Task<int> AddAsync(DecisionFile file, CancellationToken cancel = default)
    {
        db.Add(file);
        trail.Changes(AuditAction.DecisionFileAdded, FormattableString.Invariant($"{file.Lines.Count} lines"));
        await db.SaveOnceAsync(token => Kept(file).AnyAsync(token), cancel);
        // After a connection that broke it is only known that the commit arrived, not under which number.
        return file.Id > 0 ? file.Id : await Kept(file).MaxAsync(kept => kept.Id, cancel);
    }

    /// <summary>The newest first, below a number; and the number below which the next page begins, where there is one.</summary>
    public async Task<(IReadOnlyList<(DecisionFileRow File, DecisionCounts Counts)> Files, int? Next)> PageAsync(Viewer viewer, int? below, CancellationToken cancel = default)
    {
        var rows = await Rows(Seen(viewer).Where(file => below == null || file.Id < below).OrderByDescending(file => file.Id).Take(PageSize + 1)).ToListAsync(cancel);
        var counts = await CountsAsync([.. rows.Select(row => row.Id)], cancel);
        return ([.. rows.Take(PageSize).Select(row => (row, counts.GetValueOrDefault(row.Id, DecisionCounts.None)))], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>One file; null where this person may not see it or there is none.</summary>
    public Task<DecisionFileRow?> FindAsync(Viewer viewer, int id, CancellationToken cancel = default) => Rows(Seen(viewer).Where(file => file.Id == id)).SingleOrDefaultAsync(cancel);

    /// <summary>The number of the file with these bytes that was brought before and not forgotten; null where there is none.</summary>
    public Task<int?> SameAsync(Viewer viewer, string sha256, CancellationToken cancel = default) =>
        Seen(viewer).Where(file => file.Sha256 == sha256 && file.ForgottenAt == null).MaxAsync(file => (int?)file.Id, cancel);

    /// <summary>How many lines stand where.</summary>
    public async Task<DecisionCounts> CountsAsync(int id, CancellationToken cancel = default) => (await CountsAsync([id], cancel)).GetValueOrDefault(id, DecisionCounts.None);

    /// <summary>Lines of a file in their order.</summary>
    /// <param name="id">The file.</param>
    /// <param name="after">Behind the line with this number; 0 for the first.</param>
    /// <param name="count">At most so many; null for all.</param>
    /// <param name="onlyFaults">Only those that have something wrong.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<IReadOnlyList<DecisionLineRow>> LinesAsync(int id, int after, int? count, bool onlyFaults = false, CancellationToken cancel = default)
    {
        var lines = db.DecisionLines.Where(line => line.DecisionFileId == id && line.Item > after && (!onlyFaults || line.Faults != "")).OrderBy(line => line.Item).AsQueryable();
        lines = count is { } most ? lines.Take(most) : lines;
        return await lines.Select(line => new DecisionLineRow(line.Id, line.Item, line.Line, line.Content, line.State, line.Faults, line.Warnings, line.Clashes, line.Opens, line.Answers, line.Case!.Number, line.AnsweredAt)).ToListAsync(cancel);
    }

    /// <summary>Chooses lines to be recorded, and says how many; null chooses all about which there is nothing to look at first.</summary>
    public Task<int> ChooseAsync(int id, IReadOnlyCollection<int>? items, CancellationToken cancel = default) =>
        ToChoose(id, items).ExecuteUpdateAsync(set => set.SetProperty(line => line.State, DecisionLineState.Waiting), cancel);

    /// <summary>About how many children the lines are that would be chosen.</summary>
    public Task<int> ChildrenAsync(int id, IReadOnlyCollection<int>? items, CancellationToken cancel = default) => ToChoose(id, items).Select(line => line.CaseFileId).Distinct().CountAsync(cancel);

    /// <summary>Says that a file is not to be used, or that it may be after all. What waits to be recorded is left.</summary>
    /// <param name="id">The file.</param>
    /// <param name="by">Who says so; null where it may be used after all.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task SetAsideAsync(int id, Actor? by, DateTime at, CancellationToken cancel = default)
    {
        var file = await db.DecisionFiles.SingleAsync(file => file.Id == id, cancel);
        if (by is null)
        {
            file.TakeUp();
        }
        else
        {
            file.SetAside(by, at);
            await StopAsync(id, cancel);
        }

        trail.Changes(AuditAction.DecisionFileSetAside, FormattableString.Invariant($"decision file {id}: {(by is null ? "may be used" : "not to be used")}"));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Leaves the chosen lines that were not recorded yet as they were, and says how many.</summary>
    public Task<int> StopAsync(int id, CancellationToken cancel = default) => db.DecisionLines.Where(line => line.DecisionFileId == id && line.State == DecisionLineState.Waiting)
        .ExecuteUpdateAsync(set => set.SetProperty(line => line.State, DecisionLineState.Good), cancel);

    /// <summary>The next lines that wait to be recorded.</summary>
    public async Task<IReadOnlyList<long>> WaitingAsync(int id, int count, CancellationToken cancel = default) =>
        await db.DecisionLines.Where(line => line.DecisionFileId == id && line.State == DecisionLineState.Waiting).OrderBy(line => line.Item).Take(count).Select(line => line.Id).ToListAsync(cancel);

    /// <summary>Forgets what the lines say of files that were brought before an instant. That they were there, and what came of each, stays.</summary>
    public async Task ForgetAsync(DateTime before, DateTime at, CancellationToken cancel = default)
    {
        byte[] nothing = [];
        var old = await db.DecisionFiles.Where(file => file.AddedAt < before && file.ForgottenAt == null).Select(file => file.Id).ToListAsync(cancel);
        await db.DecisionLines.Where(line => old.Contains(line.DecisionFileId)).ExecuteUpdateAsync(set => set.SetProperty(line => line.Content, nothing), cancel);
        await db.DecisionLines.Where(line => old.Contains(line.DecisionFileId) && (line.State == DecisionLineState.Good || line.State == DecisionLineState.Waiting || line.State == DecisionLineState.Refused))
            .ExecuteUpdateAsync(set => set.SetProperty(line => line.State, DecisionLineState.Faulty).SetProperty(line => line.Faults, "Forgotten"), cancel);
        await db.DecisionFiles.Where(file => old.Contains(file.Id)).ExecuteUpdateAsync(set => set.SetProperty(file => file.ForgottenAt, at), cancel);
    }

    private async Task<Dictionary<int, DecisionCounts>> CountsAsync(int[] ids, CancellationToken cancel) =>
        await db.DecisionLines.Where(line => ids.Contains(line.DecisionFileId)).GroupBy(line => line.DecisionFileId).Select(all => new
        {
            all.Key,
            Counts = new DecisionCounts(
                all.Count(), all.Count(line => line.State == DecisionLineState.Good && !line.Clashes && line.Warnings == ""),
                all.Count(line => line.State == DecisionLineState.Good && (line.Clashes || line.Warnings != "")), all.Count(line => line.State == DecisionLineState.Known),
                all.Count(line => line.State == DecisionLineState.Faulty), all.Count(line => line.State == DecisionLineState.Waiting), all.Count(line => line.State == DecisionLineState.Recorded),
                all.Count(line => line.State == DecisionLineState.Refused)),
        }).ToDictionaryAsync(all => all.Key, all => all.Counts, cancel);

    private IQueryable<DecisionLine> ToChoose(int id, IReadOnlyCollection<int>? items)
    {
        var lines = db.DecisionLines.Where(line => line.DecisionFileId == id && line.DecisionFile!.SetAsideAt == null);
        return items is null ? lines.Where(line => line.State == DecisionLineState.Good && !line.Clashes && line.Warnings == "")
            : lines.Where(line => items.Contains(line.Item) && (line.State == DecisionLineState.Good || line.State == DecisionLineState.Refused));
    }

    private IQueryable<DecisionFile> Kept(DecisionFile file) => db.DecisionFiles.Where(kept => kept.ById == file.ById && kept.AddedAt == file.AddedAt && kept.Sha256 == file.Sha256);

    private IQueryable<DecisionFile> Seen(Viewer viewer) => db.DecisionFiles.Where(CaseAccess.MaySeeDecisionFile(viewer));

    private static IQueryable<DecisionFileRow> Rows(IQueryable<DecisionFile> files) => files.Select(file => new DecisionFileRow(
        file.Id, file.ById, file.ByName, file.AddedAt, file.Format, file.IsWindows1252, file.Size, file.Sha256, file.ForgottenAt, file.SetAsideAt, file.SetAsideByName));
}
