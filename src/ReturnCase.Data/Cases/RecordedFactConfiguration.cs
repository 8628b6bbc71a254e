using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Travel;

namespace ReturnCase.Data.Cases;

/// <summary>All facts lie in one append-only table: a case is read whole in a fixed number of commands, and one rule keeps them from being rewritten.</summary>
internal sealed class RecordedFactConfiguration : IEntityTypeConfiguration<RecordedFact>
{
    private static readonly Type[] Kinds =
    [
        typeof(BirthDateVersion), typeof(IdentityVersion), typeof(ContactPerson), typeof(ContactMoment), typeof(CooperationFact), typeof(CooperationResult), typeof(CooperationJudgement),
        typeof(AuthorityDecision), typeof(CountryNamed), typeof(KindReasonedAway), typeof(ShelterCandidate), typeof(CandidateStep), typeof(SafetyCheck),
        typeof(CandidateAssessment), typeof(ShelterVerification), typeof(TravelDocument), typeof(TravelDocumentAnswer), typeof(EmbassyStep), typeof(ReturnPlan), typeof(Statement),
        typeof(RepeatedTransfer), typeof(CaseDocument), typeof(TravelDetails),
    ];

    // Everything else that is text is a note.
    private static readonly string[] Lines =
    [
        "FirstNames", "LastName", "Aliases", "Languages", "Language", "Location", "Name", "Organisation", "Phone", "Email", "Place", "Interpreter", "AlsoWith",
        "Relation", "Kind", "Reference", "ReferralNumber", "Guardian", "RejectionReference", "ReturnDecisionReference",
        "ReceivedBy", "Transport", "MeetingPlace", "ReceiverReach", "EscortReach",
    ];

    public void Configure(EntityTypeBuilder<RecordedFact> builder)
    {
        builder.ToTable("CaseFacts");
        builder.Property(f => f.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Ignore(f => f.EntryKind).Ignore(f => f.Stands);
        builder.HasIndex(CaseFileConfiguration.Owner, nameof(RecordedFact.Sequence)).IsUnique();
        var discriminator = builder.HasDiscriminator<string>("FactType");
        foreach (var kind in Kinds)
        {
            discriminator.HasValue(kind, kind.Name);
        }

        builder.Property("FactType").HasMaxLength(ReturnCaseDb.EnumMaxLength);
    }

    /// <summary>Texts get their length, and kinds of fact that say the same thing share its column.</summary>
    public static void ShareColumns(IMutableModel model)
    {
        // A word can be text in one kind of fact and a choice in another.
        var properties = Kinds.SelectMany(kind => model.FindEntityType(kind)!.GetDeclaredProperties()).ToArray();
        var choices = properties.Where(p => p.ClrType != typeof(string) && !IsOfReview(p)).Select(p => p.Name).ToHashSet();
        foreach (var property in properties)
        {
            var text = property.ClrType == typeof(string);
            property.SetColumnName(IsOfReview(property) ? "ReviewAgreements" : text && choices.Contains(property.Name) ? property.Name + "Text" : property.Name);
            if (text)
            {
                property.SetMaxLength(property.Name switch
                {
                    "Country" or "Nationality" => RecordedFact.CountryLength,
                    "Team" => CaseFile.TeamMaxLength,
                    nameof(CaseDocument.FileName) => CaseDocument.FileNameMaxLength,
                    nameof(CaseDocument.StoredAs) => CaseDocument.StoredAsLength,
                    nameof(CaseDocument.Sha256) => CaseDocument.Sha256Length,
                    _ when Lines.Contains(property.Name) => RecordedFact.LineMaxLength,
                    _ => RecordedFact.NoteMaxLength,
                });
            }
        }
    }

    // What a talk agreed is text and has that column; what a review agreed is a list and has its own.
    private static bool IsOfReview(IMutableProperty property) => property.ClrType == typeof(IReadOnlyList<ReviewAgreement>);
}

internal sealed class CooperationJudgementConfiguration : IEntityTypeConfiguration<CooperationJudgement>
{
    public void Configure(EntityTypeBuilder<CooperationJudgement> builder) =>
        builder.Property(j => j.CitedFacts).HasConversion(
            facts => string.Join(',', facts),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray(),
            new ValueComparer<IReadOnlyList<int>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
}

internal sealed class AuthorityDecisionConfiguration : IEntityTypeConfiguration<AuthorityDecision>
{
    public void Configure(EntityTypeBuilder<AuthorityDecision> builder) =>
        HoldCountries(builder.Property(d => d.Countries));

    internal static void HoldCountries(PropertyBuilder<IReadOnlyList<string>> property) =>
        property.HasMaxLength(RecordedFact.LineMaxLength).HasConversion(
            countries => string.Join(',', countries),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
}

internal sealed class RepeatedTransferConfiguration : IEntityTypeConfiguration<RepeatedTransfer>
{
    public void Configure(EntityTypeBuilder<RepeatedTransfer> builder)
    {
        builder.Ignore(t => t.BirthDate);
        AuthorityDecisionConfiguration.HoldCountries(builder.Property(t => t.Countries));
    }
}

internal sealed class BirthDateVersionConfiguration : IEntityTypeConfiguration<BirthDateVersion>
{
    public void Configure(EntityTypeBuilder<BirthDateVersion> builder) => builder.Ignore(b => b.Value);
}

internal sealed class CaseDocumentConfiguration : IEntityTypeConfiguration<CaseDocument>
{
    public void Configure(EntityTypeBuilder<CaseDocument> builder) => builder.Ignore(d => d.File).Ignore(d => d.Sent);
}

internal sealed class TravelDocumentConfiguration : IEntityTypeConfiguration<TravelDocument>
{
    public void Configure(EntityTypeBuilder<TravelDocument> builder) => FactLists.Hold(builder.Property(d => d.Papers));
}

internal sealed class EmbassyStepConfiguration : IEntityTypeConfiguration<EmbassyStep>
{
    public void Configure(EntityTypeBuilder<EmbassyStep> builder) => FactLists.Hold(builder.Property(s => s.Papers));
}

internal sealed class ReturnPlanConfiguration : IEntityTypeConfiguration<ReturnPlan>
{
    public void Configure(EntityTypeBuilder<ReturnPlan> builder)
    {
        FactLists.Hold(builder.Property(p => p.PlanAgreements));
        FactLists.Hold(builder.Property(p => p.MadeWith));
    }
}

internal sealed class StatementConfiguration : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        // A case is found by the brother or sister that names it.
        builder.HasIndex(s => s.Reference).HasFilter("Reference IS NOT NULL");
        FactLists.Hold(builder.Property(s => s.Agreements));
        FactLists.Hold(builder.Property(s => s.Answers));
        FactLists.Hold(builder.Property(s => s.Parts));
    }
}

/// <summary>Lists of a fact, each in one column.</summary>
internal static class FactLists
{
    private static readonly JsonSerializerOptions Written = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    // Most facts have none, and those of before had no such column.
    public static void Hold<T>(PropertyBuilder<IReadOnlyList<T>> property) => property.IsRequired(false).HasConversion(
        list => JsonSerializer.Serialize(list, Written),
        text => JsonSerializer.Deserialize<T[]>(text, Written)!,
        new ValueComparer<IReadOnlyList<T>>((a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)), list => list.Count, list => list));
}
