using System.Security.Cryptography;
using System.Text;
using ReturnCase.Data.Audit;

namespace ReturnCase.Data.Retention;

/// <summary>How far a destruction came.</summary>
public enum LedgerStep
{
    /// <summary>Two people signed; written before the database is changed for good.</summary>
    Promised,

    /// <summary>The case is gone from the database.</summary>
    Destroyed,

    /// <summary>The database kept the case after all; the signature lapsed.</summary>
    NotDone,
}

/// <summary>A line about one case.</summary>
/// <param name="Database">Identity of the database it was in.</param>
/// <param name="VNumber">Keyed hash: it finds the child's case in a backup and cannot be read back.</param>
/// <param name="List">Number of the destruction list.</param>
/// <param name="PreparedBy">Id of the auditor.</param>
/// <param name="SignedBy">Id of the supervisor.</param>
public sealed record LedgerEntry(LedgerStep Step, string Database, string Case, string VNumber, DateTime At, int List, string PreparedBy, string SignedBy);

/// <summary>A restore.</summary>
/// <param name="Step">Written before the database is put in place, and after.</param>
/// <param name="Sha256">Hash of the backup.</param>
/// <param name="Again">Numbers of the cases that were destroyed again.</param>
/// <param name="Aside">Name of the file, beside this one, with the rows of the audit trail that the backup does not have; null where there were none, or none could be read.</param>
/// <param name="AsideRows">How many those are; null where the database from before could not be read.</param>
public sealed record RestoreEntry(RestoreStep Step, DateTime At, string Database, string Sha256, IReadOnlyList<string> Again, string? Aside = null, long? AsideRows = null);

/// <summary>How far a restore came.</summary>
public enum RestoreStep { Begun, Done }

/// <summary>
/// What was destroyed, written down outside the database, so that a backup from before does not bring it back. Files of signed lines in a folder of their own
/// that only the program's account can open.
/// </summary>
public sealed class DestructionLedger(string folder, byte[] key)
{
    public const string FileName = "destroyed.jsonl";
    public const string RestoresFileName = "restores.jsonl";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SignedLines<LedgerEntry> _destroyed = new(System.IO.Path.Combine(folder, FileName), Part(key, "destroyed"));
    private readonly SignedLines<RestoreEntry> _restores = new(System.IO.Path.Combine(folder, RestoresFileName), Part(key, "restores"));
    private readonly byte[] _vNumbers = Part(key, "v-numbers");

    public string Path => _destroyed.Path;

    /// <summary>Where it lies.</summary>
    public string Folder => folder;

    /// <summary>A V-number as the lines hold it.</summary>
    public string Hash(string vNumber) => Convert.ToHexStringLower(HMACSHA256.HashData(_vNumbers, Encoding.ASCII.GetBytes(vNumber)));

    /// <summary>The last line about each case.</summary>
    public IReadOnlyList<LedgerEntry> Last() =>
        [.. _destroyed.Read().GroupBy(entry => (entry.Database, entry.Case)).Select(about => about.Last())];

    public IReadOnlyList<LedgerEntry> Read() => _destroyed.Read();

    public IReadOnlyList<RestoreEntry> Restores() => _restores.Read();

    public void Append(IReadOnlyCollection<LedgerEntry> entries) => Write(() => _destroyed.Append(entries), entries.Count);

    /// <summary>A signed file for the rows of the audit trail that a restore at an instant would lose.</summary>
    public SignedLines<AuditRow> TrailAside(DateTime at)
    {
        Prepare();
        return new(System.IO.Path.Combine(folder, $"trail-before-restore-{at:yyyyMMdd'T'HHmmss'Z'}.jsonl"), Part(key, "trail"));
    }

    public void Append(RestoreEntry entry) => Write(() => _restores.Append([entry]), 1);

    /// <summary>Keeps every other instance from destroying until it is given back.</summary>
    /// <exception cref="SignedLinesException">Somebody else kept it too long.</exception>
    public async Task<IDisposable> LockAsync(CancellationToken cancel = default)
    {
        Prepare();
        var waited = TimeSpan.Zero;
        var pause = TimeSpan.FromMilliseconds(100);
        while (true)
        {
            try
            {
                return new FileStream(System.IO.Path.Combine(folder, ".lock"), SignedLines.OwnersOnly(FileShare.None));
            }
            catch (IOException) when (waited < Patience)
            {
                await Task.Delay(pause, cancel);
                waited += pause;
            }
            catch (IOException)
            {
                throw new SignedLinesException($"The folder {folder} is in use by another destruction or restore. Try again when that is done.");
            }
        }
    }

    private void Write(Action append, int count)
    {
        if (count > 0)
        {
            Prepare();
            append();
        }
    }

    private void Prepare()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }

    // One key in the file, one for each use.
    private static byte[] Part(byte[] key, string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.ASCII.GetBytes($"ReturnCase destruction {use}"));
}
