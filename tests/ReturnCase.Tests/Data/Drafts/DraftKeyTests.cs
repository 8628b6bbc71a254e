using System.Security.Cryptography;
using ReturnCase.Data.Drafts;

namespace ReturnCase.Tests.Data.Drafts;

public sealed class DraftKeyTests
{
    private static readonly DraftPlace Place = new("user", "RC-2026-000001", "/cases/rc-2026-000001/contact");
    private static readonly DraftText Text = new([new("Input.Notes", "een woord"), new("Input.Cited", "1"), new("Input.Cited", "2")], 7);

    private readonly DraftKey _key = new(RandomNumberGenerator.GetBytes(DraftKey.Length));

    [Fact]
    public void It_reads_what_it_wrote()
    {
        var read = _key.Decrypt(Place, _key.Encrypt(Place, DraftKey.Plain(Text)))!;
        Assert.True(read.SaysSameAs(Text));
        Assert.Equal(7, read.Version);
    }

    [Fact]
    public void The_same_text_is_written_differently_each_time() =>
        Assert.NotEqual(_key.Encrypt(Place, DraftKey.Plain(Text)), _key.Encrypt(Place, DraftKey.Plain(Text)));

    [Theory]
    [InlineData("other", "RC-2026-000001", "/cases/rc-2026-000001/contact")]
    [InlineData("user", "RC-2026-000002", "/cases/rc-2026-000001/contact")]
    [InlineData("user", null, "/cases/rc-2026-000001/contact")]
    [InlineData("user", "RC-2026-000001", "/cases/rc-2026-000001/request")]
    public void It_cannot_be_read_in_another_place(string user, string? number, string form) =>
        Assert.Null(_key.Decrypt(new(user, number, form), _key.Encrypt(Place, DraftKey.Plain(Text))));

    [Fact]
    public void Another_key_or_a_changed_byte_reads_nothing()
    {
        var content = _key.Encrypt(Place, DraftKey.Plain(Text));
        Assert.Null(new DraftKey(RandomNumberGenerator.GetBytes(DraftKey.Length)).Decrypt(Place, content));
        content[^1] ^= 1;
        Assert.Null(_key.Decrypt(Place, content));
        Assert.Null(_key.Decrypt(Place, [1]));
    }
}
