using System.Text;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Tests.Referrals;

/// <summary>What comes in as a file: each way of writing it, each limit, and where each decision stands in it.</summary>
public sealed class DecisionFileReaderTests
{
    private const string Head = "indReference;referral;case;vNumber;kind;date;ground;dueOn;unlawfulStay;dutyToLeave;departureTermDays;countries";
    private static readonly DateOnly Today = new(2026, 11, 27);

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public void The_examples_are_read_and_both_say_the_same(string ending)
    {
        var records = DecisionFileReader.Read(File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "schemas", "examples", $"decisions.{ending}"))).Records;
        DecisionLineInput[] read = [.. records.Select(record => DecisionLineInput.Of(record, Today))];
        Assert.All(read, input => Assert.Empty(input.Faults));
        Assert.Equal(
            [DecisionKind.ReturnDecisionIssued, DecisionKind.ResidenceNotGranted, DecisionKind.ResidenceGranted, DecisionKind.FurtherInvestigation, DecisionKind.NothingFurther, DecisionKind.FindingRejected, DecisionKind.ReturnDecisionWithdrawn, DecisionKind.ReturnDecisionUpheld],
            read.Select(input => input.Kind!.Value));
        Assert.Equal(("Z1-2026-0001", "RF-2026-000123", "RC-2026-000123", "0123456789", new DateOnly(2026, 11, 20)), (read[0].Reference, read[0].Referral, read[0].CaseNumber, read[0].VNumber, read[0].Date));
        Assert.Equal((true, true, 28, "GN SN"), (read[0].Content.UnlawfulStay, read[0].Content.DutyToLeave, read[0].Content.DepartureTermDays, string.Join(' ', read[0].Content.Countries)));
        Assert.Equal("Verblijf bij familie: artikel 8 EVRM, gezinsleven met zijn zus Zoë", read[2].Ground);
        Assert.Equal(new DateOnly(2027, 1, 31), read[3].DueOn);
        Assert.Null(read[6].Referral);
    }

    [Fact]
    public void Line_numbers_are_those_of_the_file_also_behind_a_cell_of_several_lines_and_an_empty_one()
    {
        var records = Read($"{Head}\r\nZ-1;;;0123456789;ResidenceGranted;2026-11-20;\"one\r\ntwo \"\"three\"\"; four\";;;;;\r\n\r\n;;;;;;;;;;;\r\nZ-2;;;0123456789;NothingFurther;20-11-2026;;;;;;").Records;
        Assert.Equal([(1, 2), (2, 6)], records.Select(record => (record.Item, record.Line)));
        Assert.Equal("one\ntwo \"three\"; four", records[0][DecisionFields.Ground]);
        Assert.Equal(new DateOnly(2026, 11, 20), DecisionLineInput.Of(records[1], Today).Date);
        var json = Read("{ \"schemaVersion\": 1,\n \"decisions\": [\n {\"indReference\":\"a\"},\n\n {\"indReference\":\"b\"} ] }").Records;
        Assert.Equal([(1, 3), (2, 5)], json.Select(record => (record.Item, record.Line)));
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Semicolons_commas_and_tabs_separate_and_names_may_be_written_otherwise(string separator)
    {
        var text = string.Join(separator, "IND-Reference", "v_number", "KIND", "Date", "ground") + "\n" + string.Join(separator, "Z-1", "0123456789", "residence-granted", "2026-11-20", "\"a, b; c\"") + "\n";
        var record = Assert.Single(Read(text).Records);
        Assert.Equal(("Z-1", "a, b; c"), (record[DecisionFields.IndReference], record[DecisionFields.Ground]));
        Assert.Equal(DecisionKind.ResidenceGranted, DecisionLineInput.Of(record, Today).Kind);
    }

    [Fact]
    public void Accents_are_right_in_both_encodings_and_the_old_one_is_said()
    {
        const string text = "indReference;vNumber;kind;date;ground\nZ-1;0123456789;ResidenceGranted;2026-11-20;Zoë – één € per dag\n";
        var old = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        foreach (var (bytes, isOld) in new[] { (Encoding.UTF8.GetBytes(text), false), ([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], false), (old.GetBytes(text), true) })
        {
            var content = DecisionFileReader.Read(bytes);
            Assert.Equal((isOld, "Zoë – één € per dag"), (content.IsWindows1252, content.Records[0][DecisionFields.Ground]));
        }
    }

    [Fact]
    public void What_a_spreadsheet_saves_as_Unicode_text_is_read()
    {
        const string text = "indReference\tvNumber\tkind\tdate\tground\r\nZ-1\t0123456789\tResidenceGranted\t2026-11-20\tZoë\r\n";
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
            Assert.Equal("Zoë", Assert.Single(DecisionFileReader.Read((byte[])[.. encoding.Preamble, .. encoding.GetBytes(text)]).Records)[DecisionFields.Ground]);
        var json = Encoding.Unicode.GetBytes("{\"decisions\":[{\"indReference\":\"Zoë\"}]}");
        Assert.Equal("Zoë", Assert.Single(DecisionFileReader.Read((byte[])[.. Encoding.Unicode.Preamble, .. json]).Records)[DecisionFields.IndReference]);
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void A_first_line_may_say_which_separator_it_is(string separator)
    {
        var record = Assert.Single(Read($"sep={separator}\r\n{string.Join(separator, "indReference", "vNumber", "kind", "date")}\r\n{string.Join(separator, "Z-1", "0123456789", "NothingFurther", "2026-11-20")}\r\n").Records);
        Assert.Equal((3, "Z-1", "2026-11-20"), (record.Line, record[DecisionFields.IndReference], record[DecisionFields.Date]));
    }

    public static TheoryData<string, DecisionFileFault> Refused() => new()
    {
        { " \r\n ", DecisionFileFault.Empty },
        { "PK\u0003\u0004\0\0", DecisionFileFault.NotText },
        { $"{Head}\n", DecisionFileFault.NoLines },
        { "indReference;vNumber;kind;date;colour\nZ;1;2;3;4\n", DecisionFileFault.UnknownColumn },
        { "indReference;vNumber;kind;date;Kind\nZ;1;2;3;4\n", DecisionFileFault.DoubleColumn },
        { "indReference;vNumber;kind\nZ;1;2\n", DecisionFileFault.MissingColumn },
        { $"{Head}\nZ-1;\"open;;\n", DecisionFileFault.OpenQuote },
        { "{ \"decisions\": [ { \"indReference\": \"Z\", } ] }", DecisionFileFault.NotJson },
        { "{ \"decisions\": [ {} ] } more", DecisionFileFault.NotJson },
        { "{ \"decisions\": [] }", DecisionFileFault.NoDecisions },
        { "[]", DecisionFileFault.NoDecisions },
        { "{ \"schemaVersion\": 2, \"decisions\": [ {} ] }", DecisionFileFault.OtherVersion },
        { "{ \"letters\": [] }", DecisionFileFault.UnknownColumn },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_such_file_is_refused_by_name(string text, DecisionFileFault fault) => Assert.Equal(fault, Assert.Throws<DecisionFileException>(() => Read(text)).Fault);

    [Fact]
    public void Limits_hold_at_their_edge()
    {
        string Lines(int count) => "indReference;vNumber;kind;date\n" + string.Concat(Enumerable.Repeat("Z;0123456789;NothingFurther;2026-11-20\n", count));
        Assert.Equal(DecisionFile.MostLines, Read(Lines(DecisionFile.MostLines)).Records.Count);
        Assert.Equal(DecisionFileFault.TooManyLines, Assert.Throws<DecisionFileException>(() => Read(Lines(DecisionFile.MostLines + 1))).Fault);
        var json = $"{{\"decisions\":[{string.Join(',', Enumerable.Repeat("{}", DecisionFile.MostLines + 1))}]}}";
        Assert.Equal(DecisionFileFault.TooManyLines, Assert.Throws<DecisionFileException>(() => Read(json)).Fault);
        Assert.Equal(DecisionFileFault.TooLarge, Assert.Throws<DecisionFileException>(() => DecisionFileReader.Read(new byte[DecisionFile.MostBytes + 1])).Fault);
        var record = Assert.Single(Read($"indReference;vNumber;kind;date\n{new string('x', DecisionFields.MostCharacters + 1)};0123456789;NothingFurther;2026-11-20\n").Records);
        Assert.Contains("TooLong:indReference", record.Faults);
    }

    public static TheoryData<string, string[]> Wrong() => new()
    {
        { ";;;;;;;;;;;", [] },
        { "Z;;;123456789;NothingFurther;2026-11-20;;;;;;", ["WrongVNumber"] },
        { "Z;;RC-12;;NothingFurther;2026-11-20;;;;;;", ["WrongCaseNumber"] },
        { "Z;RF-2026-000123;;;NothingFurther;2026-11-20;;;;;;", ["MissingCase"] },
        { ";;;0123456789;;;;;;;;", ["MissingReference", "MissingKind", "MissingDate"] },
        { "Z;;;0123456789;AsylumRejected;31-02-2026;;;;;;", ["UnknownKind", "WrongDate"] },
        { "Z;;;0123456789;NothingFurther;2026-11-28;;;;;;", ["FutureDate"] },
        { "Z;;;0123456789;ResidenceGranted;2026-11-20;;;;;;", ["MissingGround"] },
        { "Z;;;0123456789;FurtherInvestigation;2026-11-20;;2026-11-19;;;;", ["DueBeforeDate"] },
        { "Z;;;0123456789;ReturnDecisionIssued;2026-11-20;;;;;;", ["MissingUnlawfulStay", "MissingDutyToLeave"] },
        { "Z;;;0123456789;ReturnDecisionIssued;2026-11-20;;;perhaps;ja;731;GN NL", ["UnknownCountry", "WrongTerm", "WrongUnlawfulStay"] },
        { "Z;;;0123456789;NothingFurther;2026-11-20;;;;;;;;extra", ["TooManyCells"] },
        { "Z;;;0123456789;ResidenceNotGranted;2026-11-20;asylum;;;;;", ["NotWithKind:ground"] },
        { "Z;;;0123456789;ReturnDecisionWithdrawn;2026-11-20;;2027-01-01;true;;28;GN", ["NotWithKind:countries", "NotWithKind:departureTermDays", "NotWithKind:dueOn", "NotWithKind:unlawfulStay"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_mistake_in_a_line_has_a_name_of_its_own(string line, string[] faults)
    {
        var records = Read($"{Head}\nA;;;0123456789;NothingFurther;2026-11-20;;;;;;\n{line}").Records;
        if (faults.Length == 0)
        {
            Assert.Single(records);
            return;
        }

        Assert.Equal(faults.Order(), DecisionLineInput.Of(records[1], Today).Faults.Order());
    }

    [Fact]
    public void Members_of_the_JSON_are_taken_by_their_kind_and_named_where_they_are_wrong()
    {
        var record = Assert.Single(Read("""{"decisions":[{"indReference":"Z","indReference":"Y","vNumber":123456789,"colour":{"a":[1]},"kind":["x"],"date":null,"returnDecision":{"unlawfulStay":true,"dutyToLeave":false,"departureTermDays":0,"countries":["gn",3],"date":"x"}}]}""").Records);
        Assert.Equal(["FieldTwice:indReference", "NumberNotText:vNumber", "UnknownField", "UnknownField", "WrongType:countries", "WrongType:kind"], record.Faults.Order(StringComparer.Ordinal));
        Assert.Equal(("Z", "123456789", "true", "false", "0"), (record["indReference"], record["vNumber"], record["unlawfulStay"], record["dutyToLeave"], record["departureTermDays"]));
        Assert.Equal(["NotADecision"], Read("""{"decisions":["x"]}""").Records[0].Faults);
        Assert.Equal(["NotADecision"], DecisionLineInput.Of(Read("""{"decisions":[null]}""").Records[0], Today).Faults);
    }

    private static DecisionFileContent Read(string text) => DecisionFileReader.Read(Encoding.UTF8.GetBytes(text));
}
