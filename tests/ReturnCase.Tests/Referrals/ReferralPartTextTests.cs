using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Referrals;

public sealed class ReferralPartTextTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Every_part_of_a_referral_has_a_name(string language)
    {
        var names = XDocument.Load(Path.Combine(Repository.Web, "Resources", "Referrals", $"ReferralPartText.{language}.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value);
        var parts = typeof(FrozenReferral).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(part => part.SetMethod is not null).Select(part => JsonNamingPolicy.CamelCase.ConvertName(part.Name));
        Assert.Equal(parts.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }
}
