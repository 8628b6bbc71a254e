using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Packages;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Commands;
using ReturnCase.Web.Packages;

namespace ReturnCase.Tests.Commands;

/// <summary>What is published about a package is what a package is, by a validator that the program does not use.</summary>
public sealed class SchemaTests
{
    private static readonly Lazy<JsonSchema> Referral = new(() => JsonSchema.FromFile(Path.Combine(Repository.Root, SchemaDocument.ReferralPlace)));
    private static readonly Lazy<JsonSchema> Manifest = new(() => JsonSchema.FromFile(Path.Combine(Repository.Root, SchemaDocument.ManifestPlace)));

    public static TheoryData<ReferralKind> Kinds() => [.. Enum.GetValues<ReferralKind>()];

    [Fact]
    public async Task Every_generated_document_says_what_the_code_does() =>
        Assert.All(
            (await Docs.WriteAsync()).Select(text => (Place: text.Key, Content: Encoding.UTF8.GetBytes(text.Value))).Concat((await Docs.WorkbooksAsync()).Select(book => (Place: book.Key, Content: book.Value))),
            document => Assert.True(Docs.IsFresh(Path.Combine(Repository.Root, document.Place), document.Content), $"{document.Place} is stale: run the command docs and commit the result."));

    [Fact]
    public void The_examples_are_what_the_schemas_describe()
    {
        Assert.Empty(Complaints(Referral.Value, File.ReadAllText(Path.Combine(Repository.Root, ExampleReferrals.ReferralsPlace))));
        Assert.Empty(Complaints(Manifest.Value, File.ReadAllText(Path.Combine(Repository.Root, ExampleReferrals.ManifestPlace))));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_referral_of_every_kind_is_as_the_schema_says(ReferralKind kind)
    {
        var packed = Packed(kind);
        Assert.Equal(kind, packed.Kind);
        var first = await Json(packed);
        Assert.Empty(Complaints(Referral.Value, first));
        Assert.Empty(Complaints(Referral.Value, await Json(packed with
        {
            Version = 2,
            Replaces = new(1, new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc), 4),
            NewFactsOn = new(2026, 3, 2),
            Gaps = ["Lawyer", "GuardiansView"],
            ReleasedDespite = "the lawyer is ill",
        })));
        Assert.Equal(packed.Content, JsonNode.Parse(first)!["referrals"]![0]!["content"]!.ToJsonString());
    }

    [Fact]
    public async Task A_case_in_which_everything_is_on_file_is_as_the_schema_says()
    {
        var c = FullCase.Build();
        Assert.Empty(Complaints(Referral.Value, await Json(Numbered(FullCase.Packed(c) with { Content = FullCase.Told(c).Write() }))));
    }

    [Theory]
    [InlineData("unknown", "{}")]
    [InlineData("kind", "\"Something\"")]
    [InlineData("vNumber", "\"12\"")]
    [InlineData("confirmedOn", "\"2 maart\"")]
    [InlineData("child", null)]
    public async Task What_is_not_as_it_should_be_is_refused(string field, string? value)
    {
        var file = JsonNode.Parse(await Json(Packed(ReferralKind.ShelterFound)))!;
        var content = file["referrals"]![0]!["content"]!.AsObject();
        content.Remove(field);
        if (value is not null)
            content[field] = JsonNode.Parse(value);
        Assert.NotEmpty(Complaints(Referral.Value, file.ToJsonString()));
    }

    [Fact]
    public void What_was_always_told_is_required_and_what_came_later_is_not()
    {
        var content = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, SchemaDocument.ReferralPlace)))!["$defs"]!["FrozenReferral"]!;
        Assert.Equal(["referral", "kind", "confirmedOn", "case", "vNumber", "team", "ruleSet", "child"], content["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.All(content["properties"]!.AsObject(), property => Assert.False(string.IsNullOrWhiteSpace(property.Value!["description"]!.GetValue<string>())));
        Assert.False(content["additionalProperties"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_manifest_is_as_its_schema_says_and_both_read_into_the_published_types()
    {
        using var bytes = new MemoryStream();
        await PackageManifest.WriteAsync(bytes, new(7, new(2026, 3, 4, 9, 30, 0, DateTimeKind.Utc), "Pieter", 1), [new("referrals.json", 12, new string('a', 64))], TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(bytes.ToArray());
        Assert.Empty(Complaints(Manifest.Value, text));
        var strict = new JsonSerializerOptions(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
        Assert.Equal("referrals.json", JsonSerializer.Deserialize<PackageFormat.Manifest>(text, strict)!.Parts.Single().Name);
        Assert.Equal("0000000001", JsonSerializer.Deserialize<PackageFormat.Referrals>(await Json(Packed(ReferralKind.InsufficientCooperation)), strict)!.Sent.Single().Content.VNumber);
    }

    private static IEnumerable<string> Complaints(JsonSchema schema, string json)
    {
        var result = schema.Evaluate(JsonNode.Parse(json), new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return result.IsValid ? [] : [.. result.Details.Where(detail => detail.HasErrors).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))];
    }

    private static PackedReferral Packed(ReferralKind kind)
    {
        var born = new PartialDate(2010, 5);
        var c = kind switch
        {
            ReferralKind.ShelterFound => CaseBuilder.In(CasePhase.ShelterFound, born),
            ReferralKind.CooperatedNoShelter => CaseBuilder.In(CasePhase.CooperatedNoShelter, born),
            ReferralKind.InsufficientCooperation => CaseBuilder.In(CasePhase.InsufficientCooperation, born),
            ReferralKind.CooperatedCannotLeave => CaseBuilder.In(CasePhase.CooperatedCannotLeave, born),
            ReferralKind.ShelterLostAfterReturnDecision => CaseBuilder.In(CasePhase.ReturnPreparation, born).Do(b => b.File.ReportShelterLost(b.By(Staff.Sanne), b.NextNumber(), "the aunt moved")),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return Numbered(FullCase.Packed(c));
    }

    // The numbers that the tests give are not those that the program gives.
    private static PackedReferral Numbered(PackedReferral packed)
    {
        var content = FrozenReferral.Read(packed.Content) with { Referral = "RF-2026-000123", VNumber = "0000000001", EarlierReferrals = null };
        return packed with { Number = "RF-2026-000123", Content = content.Write() };
    }

    private static async Task<string> Json(PackedReferral packed)
    {
        using var bytes = new MemoryStream();
        await ReferralJson.WriteAsync(bytes, new(7, new(2026, 3, 4, 9, 30, 0, 123, DateTimeKind.Utc), "Pieter", 1), PackageWriterTests.Of([packed]));
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
