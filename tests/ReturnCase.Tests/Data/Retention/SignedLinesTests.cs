using ReturnCase.Data.Retention;

namespace ReturnCase.Tests.Data.Retention;

public sealed class SignedLinesTests : IDisposable
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_is_added_is_read_back_in_order()
    {
        Lines().Append([new("one", 1)]);
        Lines().Append([new("two\n\"mac\":\"x\"", 2), new("drie", 3)]);
        Assert.Equal([new("one", 1), new("two\n\"mac\":\"x\"", 2), new("drie", 3)], Lines().Read());
    }

    [Fact]
    public void A_changed_byte_a_missing_line_another_order_and_another_key_are_found()
    {
        Lines().Append([new("one", 1), new("two", 2), new("three", 3)]);
        var whole = File.ReadAllLines(_path);
        foreach (var (lines, wrong) in (IEnumerable<(string[], int)>)
            [([whole[0], whole[1].Replace("two", "twa", StringComparison.Ordinal), whole[2]], 2), ([whole[0], whole[2]], 2), ([whole[1], whole[2]], 1), ([whole[0], whole[2], whole[1]], 2), ([whole[0], whole[1], whole[1]], 3)])
        {
            File.WriteAllText(_path, string.Join('\n', lines) + "\n");
            Assert.Contains($"line {wrong} does not fit", Assert.Throws<SignedLinesException>(() => Lines().Read()).Message, StringComparison.Ordinal);
        }

        File.WriteAllText(_path, string.Join('\n', whole) + "\n");
        Assert.Equal(3, Lines().Read().Count);
        Assert.Throws<SignedLinesException>(() => new SignedLines<Said>(_path, [.. Key.Reverse()]).Read());
    }

    [Fact]
    public void A_line_that_was_cut_off_by_a_crash_never_counted_and_is_written_over()
    {
        Lines().Append([new("one", 1), new("two", 2)]);
        var text = File.ReadAllText(_path);
        File.WriteAllText(_path, text[..^5]);
        Assert.Equal(new Said("one", 1), Assert.Single(Lines().Read()));
        Lines().Append([new("twee", 2)]);
        Assert.Equal([new("one", 1), new("twee", 2)], Lines().Read());
    }

    private SignedLines<Said> Lines() => new(_path, Key);

    private sealed record Said(string Word, int Number);
}
