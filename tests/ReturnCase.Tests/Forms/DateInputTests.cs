using ReturnCase.Web.Forms;

namespace ReturnCase.Tests.Forms;

public sealed class DateInputTests
{
    [Theory]
    [InlineData("23", "11", "2026", true)]
    [InlineData(" 1 ", "02", "2024", true)]
    [InlineData("29", "2", "2024", true)]
    [InlineData("29", "2", "2025", false)]
    [InlineData("31", "4", "2026", false)]
    [InlineData("0", "1", "2026", false)]
    [InlineData("1", "13", "2026", false)]
    [InlineData("1", "1", "26", false)]
    [InlineData("-1", "1", "2026", false)]
    [InlineData("een", "1", "2026", false)]
    [InlineData("1", null, "2026", false)]
    public void Only_days_of_the_calendar_are_dates(string? day, string? month, string? year, bool real) =>
        Assert.Equal(real, new DateInput { Day = day, Month = month, Year = year }.ToDate() is not null);

    [Fact]
    public void A_date_survives_the_form()
    {
        var date = new DateOnly(2026, 11, 23);
        Assert.Equal(date, DateInput.From(date).ToDate());
        Assert.True(DateInput.From(null).IsEmpty);
    }
}
