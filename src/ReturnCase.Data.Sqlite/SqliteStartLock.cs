using Microsoft.Data.Sqlite;
using ReturnCase.Data.Jobs;

namespace ReturnCase.Data.Sqlite;

/// <summary>A file beside the database that one process at a time has open. A lock of SQLite itself would hold up every write meanwhile.</summary>
internal sealed class SqliteStartLock(string connectionString) : StartLock
{
    private readonly string _path = $"{Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource)}.start";

    public override async Task<IAsyncDisposable> TakeAsync(CancellationToken cancel = default)
    {
        while (true)
        {
            try
            {
                // It stays there: who takes it away may take away the one that another has open.
                return new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                await Task.Delay(Patience, cancel);
            }
        }
    }

    // EAGAIN of Linux, EWOULDBLOCK of macOS, a sharing violation of Windows. Any other fault would never pass by waiting.
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
