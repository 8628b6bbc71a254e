using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain.Recorded;

/// <summary>
/// What the domain answered when it was last recorded, as one short print a line, in a file beside the tests. Where an answer is another one now, a reader has to see that this is meant:
/// <c>RETURNCASE_RECORD=folder</c> writes every answer in words to that folder (before and after a change, to compare them) and the prints anew.
/// </summary>
internal sealed class Record(string name)
{
    private readonly SortedDictionary<string, (string Print, string Words)> _now = new(StringComparer.Ordinal);

    private string File => Path.Combine(Repository.Root, "tests", "ReturnCase.Tests", "Domain", "Recorded", $"{name}.txt");

    private static string? Folder => Environment.GetEnvironmentVariable("RETURNCASE_RECORD") is { Length: > 0 } folder ? folder : null;

    /// <summary>Whether what is recorded is to be read by people, with what was asked beside each answer.</summary>
    public static bool InWords => Folder is not null;

    /// <summary>Records, and fails where anything is another answer than the recorded one; the same on every machine, whatever language it speaks.</summary>
    public static void Of(string name, Action<Record> answers)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var record = new Record(name);
            answers(record);
            record.Holds();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    public void Add(string key, string print, string words) => _now.Add(key, (print, words));

    public static string Print(string words, int length = 8) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..length];

    private void Holds()
    {
        if (Folder is { } folder)
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            foreach (var (key, (_, words)) in _now)
                System.IO.File.WriteAllText(Path.Combine(folder, name, $"{string.Concat(key.Select(one => char.IsLetterOrDigit(one) ? one : '-'))}.txt"), words);
            System.IO.File.WriteAllLines(File, _now.Select(one => $"{one.Key}: {one.Value.Print}"));
        }

        var then = System.IO.File.ReadAllLines(File).Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line[1]);
        var other = _now.Where(one => then.GetValueOrDefault(one.Key) != one.Value.Print).Select(one => one.Key).Concat(then.Keys.Except(_now.Keys)).ToArray();
        Assert.True(other.Length == 0, $"The domain answers otherwise than recorded in {name}.txt: {string.Join(", ", other.Take(20))}{(other.Length > 20 ? $" and {other.Length - 20} more" : "")}. "
            + "Where that is meant, run this test with RETURNCASE_RECORD=FOLDER before the change and after it, compare the two folders, and keep the new file.");
    }
}
