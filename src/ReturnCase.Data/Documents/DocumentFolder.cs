using System.Security.Cryptography;
using ReturnCase.Domain.Documents;

namespace ReturnCase.Data.Documents;

/// <summary>
/// The folder in which the contents of documents lie, each database in a part of its own: files of one are never taken for the leftovers of another.
/// Names are made here; no word of a user is ever part of a path.
/// </summary>
public sealed class DocumentFolder
{
    private const string Unfinished = ".part";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string _root;

    /// <summary>Makes the folder where it is missing; only the account of the program opens it.</summary>
    /// <param name="root">Where it is.</param>
    /// <param name="looksOnly">Makes nothing, and writes nothing to see whether it can.</param>
    /// <exception cref="IOException">It cannot be made or written in.</exception>
    public DocumentFolder(string root, bool looksOnly = false)
    {
        _root = Path.GetFullPath(root);
        if (looksOnly)
        {
            return;
        }

        Make(_root);
        File.Delete(Write(Path.Combine(_root, $"{NewName()}{Unfinished}"), FileOptions.None, stream => stream.WriteByte(0)));
    }

    /// <summary>Where it is.</summary>
    public string Root => _root;

    /// <summary>A file that is being received, in the part of a database. What is not kept is gone when it is disposed.</summary>
    public IncomingFile Begin(string database)
    {
        try
        {
            var name = NewName();
            Make(Path.GetDirectoryName(PathOf(database, name))!);
            return new(PathOf(database, name) + Unfinished, PathOf(database, name), name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NotKeptException(exception);
        }
    }

    /// <summary>Opens a file to be read; null when it is not there.</summary>
    public FileStream? Open(string database, string name)
    {
        try
        {
            return new(PathOf(database, name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether a file is there.</summary>
    public bool Has(string database, string name) => File.Exists(PathOf(database, name));

    /// <summary>Overwrites a file and takes it away.</summary>
    public void Destroy(string database, string name) => Destroy(PathOf(database, name));

    /// <summary>Names of the files of a database last written before an instant, in parts. What has no name of ours, somebody else put there: it is left alone.</summary>
    public IEnumerable<string[]> OlderThan(string database, DateTime before) => Directory.Exists(PlaceOf(database))
        ? Directory.EnumerateFiles(PlaceOf(database), "*", SearchOption.AllDirectories).Where(path => File.GetLastWriteTimeUtc(path) < before).Select(path => Path.GetFileName(path)).Where(name => IsOurs(Bare(name))).Chunk(500)
        : [];

    /// <summary>Takes away what was never finished: it has no row by its nature.</summary>
    public static bool IsUnfinished(string name) => name.EndsWith(Unfinished, StringComparison.Ordinal);

    private string PlaceOf(string database) => Path.Combine(_root, database);

    private string PathOf(string database, string name)
    {
        var bare = Bare(name);
        return IsOurs(bare)
            ? Path.Combine(PlaceOf(database), bare[..2], name)
            : throw new ArgumentException("This is no generated name.", nameof(name));
    }

    private static string Bare(string name) => IsUnfinished(name) ? name[..^Unfinished.Length] : name;

    private static bool IsOurs(string bare) => bare.Length == CaseDocument.StoredAsLength && bare.All(char.IsAsciiHexDigitLower);

    private static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CaseDocument.StoredAsLength / 2));

    private static void Make(string folder)
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

    private static string Write(string path, FileOptions options, Action<FileStream> write)
    {
        using var stream = New(path, options);
        write(stream);
        return path;
    }

    internal static FileStream New(string path, FileOptions also)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 64 * 1024, Options = also };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }

    private static void Destroy(string path)
    {
        try
        {
            using (var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
            {
                var nothing = new byte[64 * 1024];
                for (var left = stream.Length; left > 0; left -= nothing.Length)
                {
                    stream.Write(nothing, 0, (int)Math.Min(left, nothing.Length));
                }

                stream.Flush(flushToDisk: true);
            }

            File.Delete(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Somebody else was faster.
        }
    }
}
