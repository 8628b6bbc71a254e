using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Cases;

public class SlugsTests
{
    [Fact]
    public void A_name_becomes_kebab_case()
    {
        Assert.Equal("accept-without-return-decision", Slugs.Of(CaseTrigger.AcceptWithoutReturnDecision));
        Assert.Equal("ready", Slugs.Of(CaseTrigger.Ready));
    }

    [Fact]
    public void Every_move_outcome_and_statement_comes_back_from_its_slug()
    {
        ComesBack<CaseTrigger>();
        ComesBack<OutcomeKind>();
        ComesBack<StatementKind>();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Ready")]
    [InlineData("ready-")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_spelling_is_no_slug(string? slug) => Assert.False(Slugs.TryParse<CaseTrigger>(slug, out _));

    private static void ComesBack<TEnum>()
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            Assert.True(Slugs.TryParse<TEnum>(Slugs.Of(value), out var parsed), value.ToString());
            Assert.Equal(value, parsed);
        }
    }
}
