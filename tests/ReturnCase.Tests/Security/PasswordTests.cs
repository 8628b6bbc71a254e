using System.Buffers.Binary;
using System.Text;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Security;

namespace ReturnCase.Tests.Security;

public sealed class PasswordTests
{
    private static readonly PasswordRules Rules = new(new DemoOptions(false, false, null, false));

    [Theory]
    [InlineData("kort", PasswordFault.PasswordTooShort)]
    [InlineData("elf tekens.", PasswordFault.PasswordTooShort)]
    [InlineData("welkom123456", PasswordFault.PasswordCommon)]
    [InlineData("Wachtwoord2026!", PasswordFault.PasswordCommon)]
    [InlineData("P@ssword1234", PasswordFault.PasswordCommon)]
    [InlineData("passwordpassword", PasswordFault.PasswordCommon)]
    [InlineData("qwertyuiop123", PasswordFault.PasswordCommon)]
    [InlineData("123456789012", PasswordFault.PasswordCommon)]
    [InlineData("1qaz2wsx3edc", PasswordFault.PasswordCommon)]
    [InlineData("aaaaaaaaaaaa", PasswordFault.PasswordCommon)]
    [InlineData("abcdefghijkl", PasswordFault.PasswordCommon)]
    [InlineData("Zomer2026!!!!", PasswordFault.PasswordCommon)]
    [InlineData("mijn sanne is lief", PasswordFault.PasswordHoldsName)]
    [InlineData("ezel fluit maanlicht", null)]
    [InlineData("correct horse battery staple", null)]
    [InlineData("kmwpzvtrqxhd", null)]
    [InlineData("een lang wachtwoord", null)]
    public void A_password_is_long_and_not_one_that_is_guessed_first(string password, PasswordFault? fault) =>
        Assert.Equal(fault, Rules.FirstFault(password, "sanne"));

    [Fact]
    public void Long_ones_are_taken_up_to_a_limit()
    {
        var long_ = string.Concat(Enumerable.Range(0, 300).Select(i => (char)('a' + i * 7 % 26)));
        Assert.Null(Rules.FirstFault(long_[..256], "sanne"));
        Assert.Equal(PasswordFault.PasswordTooLong, Rules.FirstFault(long_[..257], "sanne"));
    }

    /// <summary>Where Identity writes the rounds into a hash: four bytes after a mark and the number of the function.</summary>
    [Fact]
    public async Task Outside_the_demo_a_hash_has_the_rounds_that_are_advised_and_an_older_one_is_renewed_at_sign_in()
    {
        using var app = ReturnCaseApp.WithoutDemo(new Dictionary<string, string?> { ["Authentication:RequireSecondFactor"] = "false" }, hashesAsInUse: true);
        Assert.Equal(1u, await Rounds());
        Assert.Equal("/", (await app.Client().SignIn("sanne")).RedirectsTo);
        Assert.Equal(210_000u, await Rounds());

        async Task<uint> Rounds() => BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String((await app.User("sanne")).PasswordHash!).AsSpan(5));
    }

    /// <summary>The examples of RFC 6238, appendix B, of which apps show the last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void One_time_codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, OneTimeCode.Of(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / 30));

    [Fact]
    public void A_secret_is_written_as_apps_read_it_and_read_back()
    {
        var secret = Encoding.ASCII.GetBytes("12345678901234567890");
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", OneTimeCode.Text(secret));
        Assert.Equal(secret, OneTimeCode.Bytes("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
    }
}
