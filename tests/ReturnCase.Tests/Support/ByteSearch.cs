using System.Text;
using ReturnCase.Data.Cases;

namespace ReturnCase.Tests.Support;

/// <summary>Looks for words in files byte by byte, as somebody with the disk would: in UTF-8 and UTF-16, as written and as folded for the search.</summary>
internal static class ByteSearch
{
    /// <summary>Every file in which a word stands, with the word.</summary>
    public static IReadOnlyList<string> Traces(IEnumerable<string> paths, params IReadOnlyCollection<string> words)
    {
        var files = paths.SelectMany(path => Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : File.Exists(path) ? [path] : Array.Empty<string>()).ToArray();
        var needles = words.SelectMany(word => SearchWords.Of(word).Append(word)).Distinct()
            .SelectMany(word => (byte[][])[Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word), Encoding.BigEndianUnicode.GetBytes(word)], (word, bytes) => (word, bytes)).ToArray();
        return [.. from file in files
                   let content = Read(file)
                   from needle in needles
                   where content.AsSpan().IndexOf(needle.bytes) >= 0
                   select $"{Path.GetFileName(file)}: {needle.word}"];
    }

    /// <summary>A database with what lies beside it.</summary>
    public static IEnumerable<string> Database(string path) => [path, $"{path}-wal", $"{path}-shm", $"{path}-journal"];

    // The program may have the file open.
    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
