using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Importing;

namespace ReturnCase.Tests.Importing;

/// <summary>What a cell may hold, and what is made of it.</summary>
public sealed class ImportCellsTests
{
    [Theory]
    [InlineData("2010-06-14", 2010, 6, 14)]
    [InlineData("14-06-2010", 2010, 6, 14)]
    [InlineData("2010-06", 2010, 6, null)]
    [InlineData("2010", 2010, null, null)]
    [InlineData("00-06-2010", 2010, 6, null)]
    [InlineData("2010-00-00", 2010, null, null)]
    public void A_birth_date_is_known_as_far_as_it_is_written(string text, int year, int? month, int? day) =>
        Assert.Equal(new PartialDate(year, month, day), Of(text).Born(ImportColumns.BirthDate));

    [Theory]
    [InlineData("2010-13-01")]
    [InlineData("2010-00-05")]
    [InlineData("30-02-2010")]
    [InlineData("06-2010")]
    [InlineData("2010/06/14")]
    [InlineData("1950")]
    [InlineData("2030-01-01")]
    [InlineData("geen")]
    [InlineData("2010-06-14-01")]
    [InlineData("-")]
    public void What_is_no_birth_date_is_named(string text)
    {
        var cells = Of(text);
        Assert.Null(cells.Born(ImportColumns.BirthDate));
        Assert.Equal([(ImportColumns.BirthDate, ImportFault.BirthDateWrong)], cells.Faults.Select(fault => (fault.Column!, fault.Fault)));
    }

    [Theory]
    [InlineData("3/4/2026")]
    [InlineData("2026-2-31")]
    [InlineData("46000")]
    public void A_day_that_can_be_read_in_two_ways_or_in_none_is_not_guessed(string text) => Assert.Null(ImportCells.ReadDay(text));

    [Fact]
    public void Columns_are_called_as_a_spreadsheet_calls_them() => Assert.Equal(["A", "Z", "AA", "AK"], ((int[])[0, 25, 26, 36]).Select(ImportColumns.LetterOf));

    private static ImportCells Of(string text) => new(new(2, [text]), [ImportColumns.Named(ImportColumns.BirthDate)], Caseload.Today);
}
