using ReturnCase.Data.Cases;

namespace ReturnCase.Tests.Data.Cases;

/// <summary>A question to whoever types whether two names are of one home or house.</summary>
public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("Tante Binta", "Binta")]
    [InlineData("Mohamed Diallo", "oom Mohammed Diallo")]
    [InlineData("HUIS KINDIA", "Huis Kindia (Guinee)")]
    [InlineData("Fatoumata Bah", "Bah, Fatoumata")]
    [InlineData("Li", "Li")]
    public void These_may_be_one(string one, string other)
    {
        Assert.True(NameLikeness.SoundAlike(one, other));
        Assert.True(NameLikeness.SoundAlike(other, one));
    }

    [Theory]
    [InlineData("Tante Binta", "Tante Aïssatou")]
    [InlineData("Mohamed Diallo", "Mohamed Bah")]
    [InlineData("Huis Kindia", "Huis Labé")]
    [InlineData("Hassan", "Hussein")]
    [InlineData("Li", "Bo")]
    [InlineData("...", "Binta")]
    public void These_are_two(string one, string other)
    {
        Assert.False(NameLikeness.SoundAlike(one, other));
        Assert.False(NameLikeness.SoundAlike(other, one));
    }
}
