using ReturnCase.Domain.Cases;

namespace ReturnCase.Tests.Domain;

public sealed class CaseNumberTests
{
    [Theory]
    [InlineData("RC-2026-000083", "RC-2026-000083")]
    [InlineData(" rc-2026-83 ", "RC-2026-000083")]
    [InlineData("2026-83", "RC-2026-000083")]
    [InlineData("2026 000083", "RC-2026-000083")]
    [InlineData("RC 2026–83", "RC-2026-000083")]
    [InlineData("rc2026000083", "RC-2026-000083")]
    [InlineData("Zaak RC-2026-000083", "RC-2026-000083")]
    [InlineData("zaaknummer: RC-2026-83", "RC-2026-000083")]
    [InlineData("case number RC-2026-000083", "RC-2026-000083")]
    [InlineData("Zaak 83", null)]
    [InlineData("Zaakia RC-2026-000083", null)]
    [InlineData("83", null)]
    [InlineData("RC-2026", null)]
    [InlineData("RC-2026-0000083", null)]
    [InlineData("2026000083", null)]
    [InlineData("RF-2026-000083", null)]
    [InlineData("RC-2026-000083\n", "RC-2026-000083")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_number_is_read_as_people_type_it(string? typed, string? number) => Assert.Equal(number, CaseNumber.Read(typed));

    [Theory]
    [InlineData("2026", "RC-2026-000000", "RC-2026-999999")]
    [InlineData("rc-2026", "RC-2026-000000", "RC-2026-999999")]
    [InlineData("RC-2026-", "RC-2026-000000", "RC-2026-999999")]
    [InlineData("2026-0000", "RC-2026-000000", "RC-2026-000099")]
    [InlineData("2026-00008", "RC-2026-000080", "RC-2026-000089")]
    public void A_beginning_is_a_stretch_of_numbers(string typed, string first, string last) => Assert.Equal((first, last), CaseNumber.ReadBeginning(typed));

    [Theory]
    [InlineData("RC-2026-000083")]
    [InlineData("RC")]
    [InlineData("RC-20")]
    [InlineData("83")]
    [InlineData("20260")]
    [InlineData("3026")]
    [InlineData("Tesfaye 2026")]
    public void What_is_none_begins_no_number(string typed) => Assert.Null(CaseNumber.ReadBeginning(typed));
}
