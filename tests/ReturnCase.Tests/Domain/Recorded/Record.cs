using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain.Recorded;

/// <summary>
/// What the domain answered when it was last recorded, as one line of short prints for each thing asked, in a file beside the tests. Where an answer is another one now, a reader has to see that this is meant:
/// <c>RETURNCASE_RECORD=folder</c> writes every answer in words to that folder (before and after a change, to compare them) and the prints anew.
/// </summary>
internal sealed class Record(string name)
{
    private readonly Lock _writing = new();
    private readonly Lazy<Dictionary<string, string>> _then = new(() => Read(name));

    /// <summary>Whether what is recorded is to be read by people, with what was asked beside each answer.</summary>
    public static bool InWords => Folder is not null;

    private static string? Folder => Environment.GetEnvironmentVariable("RETURNCASE_RECORD") is { Length: > 0 } folder ? folder : null;

    /// <summary>A short print of an answer in words.</summary>
    public static string Print(string words, int length = 8) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..length];

    /// <summary>Fails where what was asked by this name is another answer than the recorded one; the same on every machine, whatever language it speaks.</summary>
    public void Holds(string asked, Func<(string Print, string Words)> answer)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var (print, words) = answer();
            if (Folder is { } folder)
                Write(folder, asked, print, words);
            else
                Assert.True(_then.Value.GetValueOrDefault(asked) == print, $"The domain answers {asked} otherwise than recorded in {name}.txt. Where that is meant, run this test with RETURNCASE_RECORD=FOLDER before the change and after it, compare the two folders, and keep the new file.");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>Fails where the file holds what nobody asks any more, or not all that is asked.</summary>
    public void HoldsJust(IEnumerable<string> asked)
    {
        var all = asked.ToHashSet();
        if (InWords)
            Keep(_ => Read(name).Where(line => all.Contains(line.Key)));
        else
            Assert.Equal(all.Order(StringComparer.Ordinal), _then.Value.Keys.Order(StringComparer.Ordinal));
    }

    private void Write(string folder, string asked, string print, string words)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, name, $"{string.Concat(asked.Select(one => char.IsLetterOrDigit(one) ? one : '-'))}.txt"), words);
        Keep(lines => lines.Where(line => line.Key != asked).Append(new(asked, print)));
    }

    private void Keep(Func<Dictionary<string, string>, IEnumerable<KeyValuePair<string, string>>> lines)
    {
        lock (_writing)
            File.WriteAllLines(At(name), lines(Read(name)).OrderBy(line => line.Key, StringComparer.Ordinal).Select(line => $"{line.Key}: {line.Value}"));
    }

    private static Dictionary<string, string> Read(string name) => File.ReadAllLines(At(name)).Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line[1]);

    private static string At(string name) => Path.Combine(Repository.Root, "tests", "ReturnCase.Tests", "Domain", "Recorded", $"{name}.txt");
}
