using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ReturnCase.Data.Audit;

/// <summary>The end of a chain as it was anchored.</summary>
public sealed record AnchoredHead(long Sequence, byte[] Mac);

/// <summary>What the file of anchors says.</summary>
/// <param name="At">When the last one was set; null where there is none.</param>
/// <param name="Line">Number of the first line that is not as it was written.</param>
public sealed record AnchorState(DateTime? At, IReadOnlyDictionary<int, AnchoredHead> Heads, long? Line)
{
    public bool IsIntact => Line is null;
}

/// <summary>
/// Writes the ends of the chains to a file outside the database, each line signed on the line before it. Whoever puts back an old copy of the database is found out by the last line.
/// </summary>
/// <param name="key">Signs the lines.</param>
/// <param name="folder">Where the file lies: not with the database and its backups.</param>
public sealed class AuditAnchors(AuditKey key, DirectoryInfo folder)
{
    public const string FileName = "audit-anchors.jsonl";
    private const string Kind = "anchor";
    private const int Attempts = 50;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    /// <summary>Where the file lies.</summary>
    public string Folder => folder.FullName;

    private string Path => System.IO.Path.Combine(folder.FullName, FileName);

    /// <summary>Adds a line, where a chain has grown since the last one. True where it did.</summary>
    /// <param name="db">The database with the chains.</param>
    /// <param name="now">When, in UTC.</param>
    /// <param name="restored">An operator put back a backup: the chains begin again where it ends.</param>
    /// <param name="cancel">Stops before the line is written.</param>
    /// <exception cref="InvalidDataException">The file is not as it was written, or the database is not the one that was anchored; nothing is added.</exception>
    public async Task<bool> SetAsync(ReturnCaseDb db, DateTime now, bool restored = false, CancellationToken cancel = default)
    {
        var heads = await db.AuditHeads.AsNoTracking().OrderBy(head => head.Chain).ToListAsync(cancel);
        await using var file = await OpenAsync(cancel);
        var (state, previous) = await ReadAsync(file, cancel);
        if (!state.IsIntact)
        {
            throw new InvalidDataException($"Line {state.Line} of {FileName} is not as it was written.");
        }

        if (!restored && await FirstLostAsync(db, state, cancel) is { } lost)
        {
            throw new InvalidDataException($"Chain {lost} of the database is not the one that was anchored.");
        }

        if (heads.TrueForAll(head => state.Heads.GetValueOrDefault(head.Chain)?.Sequence == head.LastSequence))
        {
            return false;
        }

        var text = JsonSerializer.Serialize(new Anchor(now, [.. heads.Select(head => new Head(head.Chain, head.LastSequence, Convert.ToHexStringLower(head.LastMac)))]));
        var line = JsonSerializer.SerializeToUtf8Bytes(new Line(text, Convert.ToHexStringLower(key.Line(Kind, previous, text))));
        await file.WriteAsync((byte[])[.. line, (byte)'\n'], cancel);
        file.Flush(flushToDisk: true);
        return true;
    }

    /// <summary>What the last line says, after every line was checked.</summary>
    public async Task<AnchorState> LastAsync(CancellationToken cancel = default)
    {
        if (!File.Exists(Path))
        {
            return new(null, new Dictionary<int, AnchoredHead>(), null);
        }

        await using var file = await OpenAsync(cancel);
        return (await ReadAsync(file, cancel)).State;
    }

    private async Task<(AnchorState State, byte[] Mac)> ReadAsync(FileStream file, CancellationToken cancel)
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        var (last, mac, number) = ((string?)null, AuditKey.Genesis, 0L);
        while (await reader.ReadLineAsync(cancel) is { } written)
        {
            number++;
            if (Read<Line>(written) is not { Text: { } text, Mac: { Length: > 0 } signed } || signed != Convert.ToHexStringLower(mac = key.Line(Kind, mac, text)))
            {
                return (new(null, new Dictionary<int, AnchoredHead>(), number), mac);
            }

            last = text;
        }

        var anchor = last is null ? null : Read<Anchor>(last);
        return (new(anchor?.At, anchor?.Heads.ToDictionary(head => head.Chain, head => new AnchoredHead(head.Sequence, Convert.FromHexString(head.Mac))) ?? [], null), mac);
    }

    // A new anchor on top of a trail that was put back would hide it.
    private static async Task<int?> FirstLostAsync(ReturnCaseDb db, AnchorState state, CancellationToken cancel)
    {
        foreach (var (chain, anchored) in state.Heads.Where(head => head.Value.Sequence > 0))
        {
            var (sequence, mac) = (anchored.Sequence, anchored.Mac);
            if (!await db.AuditRows.AnyAsync(r => r.Chain == chain && r.Sequence == sequence && r.Mac == mac, cancel)
                && !await db.AuditSegments.AnyAsync(s => s.Chain == chain && s.LastSequence >= sequence, cancel))
            {
                return chain;
            }
        }

        return null;
    }

    // Instances share the file; a line takes no longer than a moment.
    private async Task<FileStream> OpenAsync(CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows())
        {
            folder.Create();
        }
        else
        {
            Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                return new FileStream(Path, options);
            }
            catch (IOException) when (attempt < Attempts)
            {
                await Task.Delay(BetweenAttempts, cancel);
            }
        }
    }

    private static T? Read<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(string Text, string Mac);

    private sealed record Anchor(DateTime At, Head[] Heads);

    private sealed record Head(int Chain, long Sequence, string Mac);
}
