using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Packages;

namespace ReturnCase.Tests.Packages;

/// <summary>Whatever a page can record leaves in the JSON, the HTML and the DOCX of a referral, or is on the list of what does not, with the reason.</summary>
public sealed class CompletenessTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    private static IEnumerable<Type> Kinds =>
        [.. typeof(RecordedFact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RecordedFact))), typeof(Suspension), typeof(OutcomeProposal), typeof(SafetyAlarm)];

    public static TheoryData<string> Properties() =>
        [.. Kinds.Where(kind => !LeftOut.Kinds.ContainsKey(kind)).SelectMany(kind => Recorded(kind).Select(property => $"{kind.Name}.{property.Name}"))];

    [Theory]
    [MemberData(nameof(Properties))]
    public async Task What_can_be_recorded_leaves_or_is_on_the_list(string name)
    {
        var (kind, property) = Find(name);
        var (one, other) = (await Export(kind, property, 0), await Export(kind, property, 1));
        if (LeftOut.Fields.ContainsKey(name))
        {
            Assert.True(one.Files.SequenceEqual(other.Files), $"{name} is on the list of what does not leave, and leaves all the same.");
            return;
        }

        foreach (var (format, index) in (string[])["JSON", "HTML", "DOCX"] is var formats ? formats.Select((format, index) => (format, index)) : [])
        {
            Assert.True(one.Files[index] != other.Files[index], $"{name} is not in the {format}. Tell it, or say in {nameof(LeftOut)} why it does not leave.");
            if (one.Marker is string marker && property.Name is not ("Nationality" or "Country"))
                Assert.Contains(marker, one.Files[index], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_list_names_only_what_exists()
    {
        var all = Kinds.SelectMany(kind => Recorded(kind).Select(property => $"{kind.Name}.{property.Name}")).ToHashSet();
        Assert.DoesNotContain(LeftOut.Fields.Keys, name => !all.Contains(name));
        Assert.DoesNotContain(LeftOut.OfEveryFact.Keys, name => typeof(RecordedFact).GetProperty(name) is null);
        Assert.DoesNotContain(LeftOut.Kinds.Keys, kind => !Kinds.Contains(kind));
        Assert.All(LeftOut.Fields.Values.Concat(LeftOut.OfEveryFact.Values).Concat(LeftOut.Kinds.Values), why => Assert.EndsWith(".", why, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_field_of_every_fact_is_told_or_on_the_list() =>
        Assert.Equal(
            typeof(RecordedFact).GetProperties().Where(p => p.SetMethod is not null).Select(p => p.Name).Order(),
            LeftOut.OfEveryFact.Keys.Concat([nameof(RecordedFact.Sequence), nameof(RecordedFact.OccurredOn)]).Order());

    [Fact]
    public void Where_a_fact_came_from_and_on_which_line_it_stands_is_told_of_each()
    {
        var c = FullCase.Build();
        foreach (var entry in c.File.Entries)
            Set(entry, typeof(CaseEntry).GetProperty(nameof(CaseEntry.Source))!, $"source{entry.Sequence}x");
        var json = FullCase.Told(c).Write();
        RecordedFact[] told = [.. c.File.Facts.Where(fact => fact.Stands && !LeftOut.Kinds.ContainsKey(fact.GetType()))];
        Assert.True(told.Length > 25, $"{told.Length} facts");
        Assert.All(told, fact => Assert.Contains($"\"source{fact.Sequence}x\"", json, StringComparison.Ordinal));
        Assert.All(told, fact => Assert.Contains($"\"line\":{fact.Sequence}", json, StringComparison.Ordinal));
    }

    [Fact]
    public void A_transfer_that_came_again_and_an_alarm_stay()
    {
        var c = CaseBuilder.In(CasePhase.Closed).TransferredAgain("Repeated");
        c.File.Move(c.By(Staff.Ingrid), CaseTrigger.Reopen);
        c.File.RaiseAlarm(c.By(Staff.Sanne, reason: "because of the alarm"), AlarmKind.Trafficking);
        Assert.DoesNotContain("Repeated", ReferralContent.Fill(c.File, "RF-1", ReferralKind.ShelterFound, c.By(Staff.Ingrid), null, RecipientProfile.Ind).Write(), StringComparison.Ordinal);
        Assert.DoesNotContain("Trafficking", ReferralContent.Fill(c.File, "RF-1", ReferralKind.ShelterFound, c.By(Staff.Ingrid), null, RecipientProfile.Ind).Write(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_write_beside_a_case_is_on_the_list_too()
    {
        // What the program itself keeps of a case, and who looked at it or was told of a term, nobody records on a page of the case.
        string[] kept = ["CaseTasks", "CaseFigures", "SearchTokens", "CaseLooks", "Notices", "ReassignedCases", "PackageLines", "DecisionLines", "NameTokens", "ImportedCases"];
        string[] told = ["CaseEntries", "CaseFacts", "OutcomeProposals", "Suspensions", "SafetyAlarms", "Referrals"];
        await app.InDatabase(db =>
        {
            var beside = db.Model.GetEntityTypes().Where(type => type.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(CaseFile))).Select(type => type.GetTableName()!).Distinct().ToArray();
            Assert.Contains("OwnTasks", beside);
            Assert.Equal(beside.Except(told).Except(kept).Order(StringComparer.Ordinal), LeftOut.Tables.Keys.Intersect(beside).Order(StringComparer.Ordinal));
            Assert.All(LeftOut.Tables, left => Assert.EndsWith(".", left.Value, StringComparison.Ordinal));
            return Task.CompletedTask;
        });
    }

    private static IEnumerable<PropertyInfo> Recorded(Type kind) => kind.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.SetMethod is not null && !LeftOut.OfEveryFact.ContainsKey(property.Name) && property.Name != nameof(RecordedFact.Sequence));

    private static (Type Kind, PropertyInfo Property) Find(string name)
    {
        var kind = Kinds.Single(type => type.Name == name[..name.IndexOf('.', StringComparison.Ordinal)]);
        return (kind, kind.GetProperty(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..])!);
    }

    // The same case twice, in which one field differs: what does not differ in a file is not in it.
    private async Task<(object? Marker, string[] Files)> Export(Type kind, PropertyInfo property, int variant)
    {
        var c = FullCase.Build();
        SameNumbers(c.File);
        var thing = Subject(c.File, kind, property);
        var value = Value(c.File, kind, property, variant);
        Set(thing, property, value);
        var told = FullCase.Told(c);
        var json = told.Write();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("nl-NL");
        var tree = app.Services.GetRequiredService<ReferralDossier>().Of(FrozenReferral.Read(json));
        using var html = new MemoryStream();
        await DossierHtml.WriteAsync(html, tree, app.Services.GetRequiredService<DossierValues>());
        using var docx = new MemoryStream();
        DossierDocx.Write(docx, tree, new(2026, 3, 2));
        docx.Position = 0;
        using var zip = new ZipArchive(docx);
        using var words = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return (value as string, [json, Encoding.UTF8.GetString(html.ToArray()), await words.ReadToEndAsync()]);
    }

    private static object Subject(CaseFile file, Type kind, PropertyInfo property)
    {
        if (kind == typeof(Suspension))
            return file.Suspensions.Single();
        if (kind == typeof(OutcomeProposal))
            return file.Proposals[^1];
        object thing = file.Facts.Where(fact => fact.GetType() == kind && fact.Stands).Last(fact => fact is not AuthorityDecision { Kind: not DecisionKind.ReturnDecisionIssued });
        if (property.Name == nameof(AuthorityDecision.ReturnDecisionStands))
            Set(thing, typeof(AuthorityDecision).GetProperty(nameof(AuthorityDecision.Kind))!, DecisionKind.RejectionAnnulled);
        return thing;
    }

    // Two values that this field can have; strings are markers.
    private static object? Value(CaseFile file, Type kind, PropertyInfo property, int variant)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return property.Name switch
        {
            "Country" or "Nationality" => variant == 0 ? "SN" : "GN",
            "Candidate" or "Receiver" => file.Standing<ShelterCandidate>().ElementAt(variant).Sequence,
            "Request" => file.Standing<CooperationFact>().ElementAt(variant).Sequence,
            "Document" => file.Standing<TravelDocument>().ElementAt(variant).Sequence,
            "About" => file.Standing<ContactMoment>().Single().Sequence + variant,
            "EndedBy" => file.Entries.First(entry => entry.ByName == (variant == 0 ? Staff.Sanne : Staff.Ingrid).Name).Sequence,
            "AppliedBy" => variant + 1,
            "Month" => 5 + variant,
            "Year" => 2010 + variant,
            "Route" when type.IsEnum => variant == 0 ? ContactRoute.Direct : ContactRoute.Embassy,
            "Agreements" when kind == typeof(Statement) => (ReviewAgreement[])[new($"marker {variant}", new(2026, 4, 1 + variant))],
            "Parts" => (StatementPart[])[new(StatementHeading.Health, $"marker {variant}")],
            "PlanAgreements" => (PlanAgreement[])[new($"marker {variant}", PlanParty.School, new(2026, 4, 1 + variant))],
            "MadeWith" => (PlanParty[])[variant == 0 ? PlanParty.Guardian : PlanParty.Mentor],
            "Answers" => (AgreementAnswer[])[new(1, 1 + variant, AgreementResult.Kept)],
            _ when property.PropertyType == typeof(IReadOnlyList<string>) => (string[])[variant == 0 ? "SN" : "GN"],
            _ when property.PropertyType == typeof(IReadOnlyList<int>) => (int[])[file.Standing<ContactMoment>().Single().Sequence + variant],
            _ when type == typeof(string) => $"marker{property.Name}{variant}",
            _ when type == typeof(bool) => variant == 0,
            _ when type == typeof(int) => 11 + variant,
            _ when type == typeof(long) => 5_000_000L * (variant + 1),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 20 + variant),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(variant),
            _ => throw new InvalidOperationException($"No values are written down for {kind.Name}.{property.Name}."),
        };
    }

    // Each case of the tests has a number of its own; here two must differ in one field only.
    private static void SameNumbers(CaseFile file)
    {
        Set(file, typeof(CaseFile).GetProperty(nameof(CaseFile.Number))!, "RC-2026-000001");
        Set(file, typeof(CaseFile).GetProperty(nameof(CaseFile.VNumber))!, "0000000001");
        foreach (var referral in file.Referrals)
            Set(referral, typeof(Referral).GetProperty(nameof(Referral.Number))!, "RF-2026-000009");
        foreach (var document in file.Facts.OfType<CaseDocument>())
            Set(document, typeof(CaseDocument).GetProperty("StoredAs")!, "stored");
    }

    private static void Set(object thing, PropertyInfo property, object? value) => property.DeclaringType!.GetProperty(property.Name)!.SetValue(thing, value);
}
