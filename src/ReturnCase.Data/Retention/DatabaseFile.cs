using System.Data.Common;

namespace ReturnCase.Data.Retention;

/// <summary>What can be done with a database as a file. A server keeps its own files; there each answer says what its administrator does.</summary>
public abstract class DatabaseFile
{
    /// <summary>Where the database lies; null on a server.</summary>
    public abstract string? PathOf(ReturnCaseDb db);

    /// <summary>Why this program makes and puts back no backup of this database; null where it does.</summary>
    public abstract string? WhyNot { get; }

    /// <summary>Makes an empty file where there is none, which only the account of the program reads, whatever its umask. One that is there keeps the mode that its operator gave it.</summary>
    public virtual void Make(ReturnCaseDb db)
    {
    }

    /// <summary>A connection string for a database in another file.</summary>
    public abstract string ConnectionTo(string file);

    /// <summary>Overwrites what deletions left behind, in the file and beside it. False where others hold on to it: try again later.</summary>
    public abstract Task<bool> OverwriteAsync(ReturnCaseDb db, CancellationToken cancel = default);

    /// <summary>Writes a whole copy, as the database is at one moment, into an empty file.</summary>
    public abstract Task CopyAsync(ReturnCaseDb db, string file, CancellationToken cancel = default);

    /// <summary>What is wrong with a file as a database, in a sentence; null when it is whole.</summary>
    public abstract Task<string?> FaultAsync(string file, CancellationToken cancel = default);

    /// <summary>What is wrong with the database in use, in a sentence; null when nothing was found.</summary>
    /// <param name="db">The database.</param>
    /// <param name="whole">Reads every page and every index, which takes long on a large one.</param>
    /// <param name="cancel">Stops reading.</param>
    public abstract Task<string?> DamageAsync(ReturnCaseDb db, bool whole, CancellationToken cancel = default);

    /// <summary>Whether something could be kept now. False where another holds the file for longer than seconds: every page would wait for it, because each writes in the audit trail. A server has a lock for each row.</summary>
    public virtual Task<bool> TakesWritesAsync(ReturnCaseDb db, CancellationToken cancel = default) => Task.FromResult(true);

    /// <summary>Whether an error says that the file is damaged or no database at all. That of a server says so in a log of its own.</summary>
    public virtual bool IsDamage(DbException exception) => false;

    /// <summary>What to do about it, in a sentence.</summary>
    public const string Damaged = "Keep a copy of the file as it is, and restore the last backup.";

    /// <summary>A name beside the database for the copy that a restore works on.</summary>
    /// <param name="path">Where the database lies.</param>
    public static string CopyBeside(string path) => $"{path}{Restoring}{Guid.NewGuid():N}";

    /// <summary>The copies that a restore leaves there when it is killed. They hold whole cases, destroyed ones too.</summary>
    /// <param name="path">Where the database lies; null on a server.</param>
    public static IReadOnlyList<string> LeftBehind(string? path) =>
        Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, $"{Path.GetFileName(path)}{Restoring}*").Where(file => Guid.TryParseExact(file[(path!.Length + Restoring.Length)..], "N", out _))] : [];

    private const string Restoring = ".restore-";

    /// <summary>Looks at a sample of every index, so that the database knows which of those that fit leads to few rows. A fraction of a second, however many there are; a server does it by itself. Where another holds the database, it is left for the next time.</summary>
    public virtual Task SampleAsync(ReturnCaseDb db, CancellationToken cancel = default) => Task.CompletedTask;

    /// <summary>Brings everything into the one file and makes sure that nobody else has it open; false when somebody does.</summary>
    public abstract Task<bool> CloseAsync(string file, CancellationToken cancel = default);
}
