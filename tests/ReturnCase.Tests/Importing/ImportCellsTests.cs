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
    [InlineData("2010-06-14 00:00:00", 2010, 6, 14)]
    public void A_birth_date_is_known_as_far_as_it_is_written(string text, int year, int? month, int? day) =>
        Assert.Equal(new PartialDate(year, month, day), Of(text).Born(ImportColumns.BirthDate));

    [Theory]
    [InlineData("2010-13-01")]
    [InlineData("2010-00-05")]
    [InlineData("30-02-2010")]
    [InlineData("06-2010")]
    [InlineData("2010/06/14")]
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
    [InlineData("2030-01-01", ImportFault.BirthDateAhead)]
    [InlineData("1950", ImportFault.BirthDateTooOld)]
    public void A_birth_date_that_cannot_be_of_a_child_here_is_said_to_lie_ahead_or_too_far_back(string text, object fault)
    {
        var cells = Of(text);
        Assert.Null(cells.Born(ImportColumns.BirthDate));
        Assert.Equal((ImportFault)fault, Assert.Single(cells.Faults).Fault);
    }

    [Theory]
    [InlineData("3/4/2026")]
    [InlineData("2026-2-31")]
    [InlineData("46000")]
    public void A_day_that_can_be_read_in_two_ways_or_in_none_is_not_guessed(string text) => Assert.Null(ImportCells.ReadDay(text));

    [Theory]
    [InlineData("2026-03-31")]
    [InlineData("31-03-2026")]
    [InlineData("2026-03-31 00:00")]
    [InlineData("2026-03-31T00:00:00.000")]
    public void A_day_may_have_the_midnight_that_other_programs_write(string text) => Assert.Equal(new DateOnly(2026, 3, 31), ImportCells.ReadDay(text));

    [Theory]
    [InlineData("2010-06-14 10:15", "DateHasTime 2010-06-14 10:15 2010-06-14")]
    [InlineData("14-06-2010T10:15:00", "DateHasTime 14-06-2010T10:15:00 2010-06-14")]
    [InlineData("2010-06-14 some", "BirthDateWrong 2010-06-14 some")]
    public void A_day_with_a_time_is_said_to_be_so(string text, string said)
    {
        var cells = Of(text);
        Assert.Null(cells.Born(ImportColumns.BirthDate));
        Assert.Equal(said, Assert.Single(cells.Faults) is var fault ? $"{fault.Fault} {string.Join(' ', fault.Details)}" : "");
    }

    [Theory]
    [InlineData(ImportColumns.FirstNames, "Ami\u202Enata", "UnseenSign U+202E")]
    [InlineData(ImportColumns.LastName, "Bar\u0007ry", "UnseenSign U+0007")]
    [InlineData(ImportColumns.LastName, "Bar\nry", "UnseenSign U+000A")]
    [InlineData(ImportColumns.LastName, "Bar\uFFFDry", "UnseenSign U+FFFD")]
    [InlineData(ImportColumns.LastName, "\u2066\u2069", "UnseenSign U+2066")]
    [InlineData(ImportColumns.Languages, "Dari, \u2067Pashto", "UnseenSign U+2067")]
    [InlineData(ImportColumns.Languages, "Dari, , Pashto", "EmptyWord")]
    [InlineData(ImportColumns.Aliases, "Yousef Haydari;", "EmptyWord")]
    [InlineData(ImportColumns.FirstNames, "Ali \u200F Reza", "EmptyWord")]
    [InlineData(ImportColumns.ConfirmedBy, "I.\u202A Smit", "UnseenSign U+202A")]
    [InlineData(ImportColumns.FirstNames, "-", "")]
    [InlineData(ImportColumns.LastName, " \u0645\u062D\u0645\u062F\u200F \u0627\u0644\u062D\u0633\u064A\u0646\u064A ", "")]
    [InlineData(ImportColumns.Languages, "Dari / Pashto; Farsi", "")]
    [InlineData(ImportColumns.Location, "As\u202Esen", "")]
    public void A_name_holds_no_sign_and_no_word_that_nobody_sees(string column, string text, string said)
    {
        var cells = new ImportCells(new(2, [text]), [ImportColumns.Named(column)], Caseload.Today);
        Assert.Equal(said, string.Join(' ', cells.Faults.Select(fault => $"{fault.Fault} {string.Join(' ', fault.Details)}")).Trim());
        Assert.All(cells.Faults, fault => Assert.Equal(column, fault.Column));
    }

    [Fact]
    public void Columns_are_called_as_a_spreadsheet_calls_them() => Assert.Equal(["A", "Z", "AA", "AK"], ((int[])[0, 25, 26, 36]).Select(ImportColumns.LetterOf));

    private static ImportCells Of(string text) => new(new(2, [text]), [ImportColumns.Named(ImportColumns.BirthDate)], Caseload.Today);
}
