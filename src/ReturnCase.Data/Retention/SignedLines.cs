using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReturnCase.Data.Retention;

/// <summary>A signed file is not as it was written. The message is the sentence that says where.</summary>
public sealed class SignedLinesException(string message) : Exception(message);

internal static class SignedLines
{
    /// <summary>Opens or makes a file that only the account of the program can read.</summary>
    public static FileStreamOptions OwnersOnly(FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}

/// <summary>
/// A file of lines that is only added to. Each line is JSON, carries the signature of the one before, and ends with its own (HMAC-SHA-256 over everything before it).
/// What was written has reached the disk before <see cref="Append"/> returns. A line that was cut off in the middle never counted and is written over.
/// </summary>
public sealed class SignedLines<T>(string path, byte[] key)
{
    private const string BeforeSignature = ",\"mac\":\"";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public string Path => path;

    /// <summary>Every line, the oldest first.</summary>
    /// <exception cref="SignedLinesException">A line was changed, taken out, added or put in another place.</exception>
    public IReadOnlyList<T> Read() => [.. Lines().Select(line => line.Entry)];

    /// <summary>Adds lines and waits until they are on the disk. Only one at a time may do this.</summary>
    public void Append(IReadOnlyCollection<T> entries)
    {
        var known = Lines();
        var (number, last) = known.Count == 0 ? (0, "") : (known[^1].Number, known[^1].Signature);
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            var open = JsonSerializer.Serialize(new Line(++number, last, entry, ""), Options);
            var signed = open[..open.LastIndexOf(BeforeSignature, StringComparison.Ordinal)];
            last = Sign(signed);
            text.Append(signed).Append(BeforeSignature).Append(last).Append("\"}\n");
        }

        using var file = new FileStream(path, SignedLines.OwnersOnly(FileShare.Read));
        file.SetLength(WholeLength(file));
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        file.Flush(flushToDisk: true);
    }

    private List<Line> Lines()
    {
        var lines = new List<Line>();
        if (!File.Exists(path))
        {
            return lines;
        }

        var text = File.ReadAllText(path);
        foreach (var written in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (number, last) = lines.Count == 0 ? (1, "") : (lines[^1].Number + 1, lines[^1].Signature);
            lines.Add(Read(written) is { } line && line.Number == number && line.Previous == last
                ? line
                : throw new SignedLinesException($"The file {path} is not as it was written: line {number} does not fit. Put a copy back that is whole, with the key it was signed with."));
        }

        return lines;
    }

    private Line? Read(string written)
    {
        var at = written.LastIndexOf(BeforeSignature, StringComparison.Ordinal);
        if (at < 0 || written[at..] != $"{BeforeSignature}{Sign(written[..at])}\"}}")
        {
            return null;
        }

        return JsonSerializer.Deserialize<Line>(written, Options);
    }

    private string Sign(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    private static long WholeLength(FileStream file)
    {
        for (var length = file.Length; length > 0; length--)
        {
            file.Position = length - 1;
            if (file.ReadByte() == '\n')
            {
                return length;
            }
        }

        return 0;
    }

    private sealed record Line(
        [property: JsonPropertyName("n")] int Number, [property: JsonPropertyName("prev")] string Previous, T Entry, [property: JsonPropertyName("mac")] string Signature);
}
