using System.Text;
using System.Text.Json;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Referrals;

public sealed class ReferralPackageTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+31612345678", "\"'+31612345678\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("zei \"ja\"", "\"zei \"\"ja\"\"\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData(null, "\"\"")]
    public void No_cell_can_be_a_formula(string? value, string cell) => Assert.Equal(cell, ReferralPackage.Cell(value));

    [Fact]
    public void The_table_has_a_mark_semicolons_and_whole_lines()
    {
        var builder = CasePageCases.In(CasePhase.Intake).Named("=cmd|' /C calc'!A0", "Ünal");
        builder.Rejected().Moved(CaseTrigger.AcceptWithoutReturnDecision).GroundsForShelterFound().Confirmed(OutcomeKind.ShelterFound);
        var bytes = ReferralPackage.Csv(builder.By(Staff.Pieter), [builder.Referral]);

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.Equal(ReferralPackage.ColumnNames, lines[0].Split(';').Select(cell => cell.Trim('"')));
        Assert.Contains($"\"{builder.File.VNumber}\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"'=cmd|' /C calc'!A0\";\"Ünal\"", lines[1], StringComparison.Ordinal);
        Assert.Empty(lines[2]);
    }

    [Fact]
    public void The_file_for_systems_holds_the_frozen_contents()
    {
        var builder = CasePageCases.In(CasePhase.InsufficientCooperation);
        using var json = JsonDocument.Parse(ReferralPackage.Json(7, builder.By(Staff.Pieter), [builder.Referral]));

        Assert.Equal(ReferralPackage.SchemaVersion, json.RootElement.GetProperty("schemaVersion").GetInt32());
        var item = Assert.Single(json.RootElement.GetProperty("referrals").EnumerateArray());
        Assert.Equal(builder.Referral.Content, item.GetProperty("content").GetRawText());
    }

    [Theory]
    [InlineData(CasePhase.ShelterFound)]
    [InlineData(CasePhase.CooperatedNoShelter)]
    [InlineData(CasePhase.InsufficientCooperation)]
    [InlineData(CasePhase.CooperatedCannotLeave)]
    public void What_is_frozen_is_all_read_back(CasePhase phase)
    {
        var content = CasePageCases.In(phase, new PartialDate(2010, 5)).Referral.Content;
        Assert.NotNull(JsonSerializer.Deserialize<FrozenReferral>(content, Strict));
        Assert.Equal(5, FrozenReferral.Read(content).Child.Born.Month);
    }
}
