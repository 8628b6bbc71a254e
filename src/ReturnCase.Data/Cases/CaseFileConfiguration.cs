using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Data.Cases;

internal sealed class CaseFileConfiguration : IEntityTypeConfiguration<CaseFile>
{
    public const string Owner = "CaseFileId";
    public const string NumberIndex = "UX_Cases_Number";
    public const string VNumberIndex = "UX_Cases_VNumber";

    public void Configure(EntityTypeBuilder<CaseFile> builder)
    {
        builder.ToTable("Cases");
        builder.Property(c => c.Number).HasMaxLength(CaseFile.NumberMaxLength);
        builder.Property(c => c.VNumber).HasMaxLength(VNumber.Length);
        builder.Property(c => c.RuleSet).HasMaxLength(20);
        builder.Property(c => c.Team).HasMaxLength(CaseFile.TeamMaxLength);
        builder.Property(c => c.CounsellorId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(c => c.CounsellorName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(c => c.FirstNames).HasMaxLength(RecordedFact.LineMaxLength);
        builder.Property(c => c.LastName).HasMaxLength(RecordedFact.LineMaxLength);
        builder.Property(c => c.Nationality).HasMaxLength(RecordedFact.CountryLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.Number, NumberIndex).IsUnique();
        builder.HasIndex(c => c.VNumber, VNumberIndex).IsUnique();
        builder.Property<DateOnly>(SearchIndex.DeadlineOrder);
        builder.Property<DateTime>(SearchIndex.LastRecordedAt);
        builder.Property<string>(SearchIndex.NameOrder).IsRequired().HasMaxLength(SearchIndex.NameOrderMaxLength);
        builder.Property<int>(SearchIndex.IndexEdition);
        // Kept as a number: what is compared with 1 is answered from an index on both databases, a bare column is not.
        builder.Property(c => c.AwaitsOtherSupervisor).HasConversion<int>();
        builder.Property(c => c.ReviewOwed).HasConversion<int>();
        builder.Property(c => c.ReopeningOwed).HasConversion<int>();
        Index(builder);
        builder.HasIndex(c => new { c.PhaseSince, c.Id });
        // The alarms walk the open cases of every team from the nearest deadline on.
        builder.HasIndex(SearchIndex.DeadlineOrder, nameof(CaseFile.Id));
        builder.HasMany(c => c.Entries).WithOne().HasForeignKey(Owner).IsRequired();
        builder.HasMany(c => c.Facts).WithOne().HasForeignKey(Owner).IsRequired();
        builder.HasMany(c => c.Proposals).WithOne().HasForeignKey(Owner).IsRequired();
        builder.HasMany(c => c.SuspensionVersions).WithOne().HasForeignKey(Owner).IsRequired();
        builder.HasMany(c => c.Alarms).WithOne().HasForeignKey(Owner).IsRequired();
        builder.HasMany(c => c.Referrals).WithOne().HasForeignKey(Owner).IsRequired();
        Ignore(builder, c => c.BirthDate, c => c.Identity, c => c.OpenProposal, c => c.LastMove, c => c.PhaseLines, c => c.Countries, c => c.CurrentPlan, c => c.JudgementInForce);
        Ignore(builder, c => c.Decisions, c => c.Rejection, c => c.ReturnDecision, c => c.IncompleteReturnDecision, c => c.Permit, c => c.WaitingDecisions, c => c.CurrentReferral);
        Ignore(builder, c => c.OpenAlarms, c => c.NewSinceProposal, c => c.BehindProposal, c => c.Reviews, c => c.OpenAgreements, c => c.WaitingTransfers, c => c.Documents, c => c.Letters, c => c.StandingInstruction, c => c.Suspensions);
        Ignore(builder, c => c.Clashes, c => c.Questions, c => c.CurrentTravelDetails, c => c.TravelDetailsInForce, c => c.PlannedReceiver, c => c.PlanVersions, c => c.MayGoAbroad, c => c.ToTellJourneyOff);
        Ignore(builder, c => c.KnownSince, c => c.LateDecisions, c => c.ResolvedClashes, c => c.ResolvedBirthClashes);
    }

    // A list shows the cases of one counsellor or one team, in one of its orders; a supervisor's also those that wait for another team. What few cases have is indexed for those alone.
    private static void Index(EntityTypeBuilder<CaseFile> builder)
    {
        foreach (var order in (string[])[SearchIndex.DeadlineOrder, nameof(CaseFile.LastContactOn), SearchIndex.NameOrder])
        {
            builder.HasIndex(nameof(CaseFile.CounsellorId), order, nameof(CaseFile.Id));
            builder.HasIndex(nameof(CaseFile.Team), order, nameof(CaseFile.Id));
            builder.HasIndex(nameof(CaseFile.AwaitsOtherSupervisor), order, nameof(CaseFile.Id)).HasFilter("[AwaitsOtherSupervisor] = 1");
        }

        builder.HasIndex(nameof(CaseFile.CounsellorId), SearchIndex.LastRecordedAt, nameof(CaseFile.Id));
        builder.HasIndex(nameof(CaseFile.Team), nameof(CaseFile.Phase), SearchIndex.DeadlineOrder, nameof(CaseFile.Id));
        // What is counted of the open ones is answered from here alone: the closed ones are nineteen of twenty.
        string[] counted = [nameof(CaseFile.Phase), nameof(CaseFile.GoverningDeadline), nameof(CaseFile.DecisionWaitsSince), nameof(CaseFile.ProposedOutcome), nameof(CaseFile.ReviewOwed)];
        builder.HasIndex([nameof(CaseFile.AwaitsOtherSupervisor), nameof(CaseFile.Team), nameof(CaseFile.CounsellorId), .. counted, nameof(CaseFile.OpenAlarmCount), nameof(CaseFile.ReopeningOwed)], "IX_Cases_AwaitsOtherSupervisor_Counted")
            .HasFilter("[AwaitsOtherSupervisor] = 1");
        foreach (var key in (string[])[nameof(CaseFile.CounsellorId), nameof(CaseFile.Team)])
        {
            builder.HasIndex([key, .. key == nameof(CaseFile.Team) ? [nameof(CaseFile.CounsellorId)] : Array.Empty<string>(), .. counted], $"IX_Cases_{key}_Open").HasFilter("[Phase] <> 'Closed'");
            foreach (var (name, filter) in (ReadOnlySpan<(string, string)>)
                [(nameof(CaseFile.DecisionWaitsSince), "IS NOT NULL"), (nameof(CaseFile.ProposedOutcome), "IS NOT NULL"), (nameof(CaseFile.OpenAlarmCount), "> 0"), (nameof(CaseFile.ReviewOwed), "= 1"), (nameof(CaseFile.ReopeningOwed), "= 1")])
            {
                builder.HasIndex([key, SearchIndex.DeadlineOrder, nameof(CaseFile.Id)], $"IX_Cases_{key}_{name}").HasFilter($"[{name}] {filter}");
            }
        }
    }

    // Read off the facts, never stored.
    private static void Ignore(EntityTypeBuilder<CaseFile> builder, params Expression<Func<CaseFile, object?>>[] derived)
    {
        foreach (var property in derived)
        {
            builder.Ignore(property);
        }
    }
}

internal sealed class CaseEntryConfiguration : IEntityTypeConfiguration<CaseEntry>
{
    public void Configure(EntityTypeBuilder<CaseEntry> builder)
    {
        builder.ToTable("CaseEntries");
        builder.Property(e => e.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(e => e.ByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(e => e.ForId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(e => e.ForName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(e => e.Instruction).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(e => e.Reason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(e => e.Source).HasMaxLength(Change.SourceMaxLength);
        builder.Property(e => e.Detail).HasMaxLength(Actor.NameMaxLength);
        builder.Property<string?>("GivenToTeam").HasMaxLength(CaseFile.TeamMaxLength);
        builder.Property<string?>("GivenToId").HasMaxLength(Actor.IdMaxLength);
        builder.Property<string?>("GivenToName").HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(CaseFileConfiguration.Owner, nameof(CaseEntry.Sequence)).IsUnique();
    }
}

internal sealed class OutcomeProposalConfiguration : IEntityTypeConfiguration<OutcomeProposal>
{
    public void Configure(EntityTypeBuilder<OutcomeProposal> builder)
    {
        builder.ToTable("OutcomeProposals");
        builder.HasIndex([CaseFileConfiguration.Owner], "IX_OutcomeProposals_CaseFileId");
        // A list asks it of every open case, and few have one.
        builder.HasIndex([CaseFileConfiguration.Owner], "IX_OutcomeProposals_Returned").HasFilter("[State] = 'Returned'");
        builder.Property(p => p.Grounds).HasMaxLength(RecordedFact.NoteMaxLength);
        builder.Property(p => p.ReturnReason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(p => p.ProposedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(p => p.ProposedByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(p => p.GroundsById).HasMaxLength(Actor.IdMaxLength);
    }
}

internal sealed class SuspensionConfiguration : IEntityTypeConfiguration<Suspension>
{
    public void Configure(EntityTypeBuilder<Suspension> builder)
    {
        builder.ToTable("Suspensions");
        builder.Property(s => s.Reference).HasMaxLength(RecordedFact.LineMaxLength);
        builder.Property(s => s.Reason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property<DateOnly?>("EndAsRecorded");
    }
}

internal sealed class SafetyAlarmConfiguration : IEntityTypeConfiguration<SafetyAlarm>
{
    public void Configure(EntityTypeBuilder<SafetyAlarm> builder)
    {
        builder.ToTable("SafetyAlarms");
        builder.Property(a => a.OwnerId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(a => a.OwnerName).HasMaxLength(Actor.NameMaxLength);
        // Reports to the police that are late are looked for among the few alarms that are open.
        builder.HasIndex(a => a.ReportDueAt).HasFilter("[ClosedOn] IS NULL");
    }
}

internal sealed class ReferralConfiguration : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("Referrals");
        builder.Property(r => r.Number).HasMaxLength(Referral.NumberMaxLength);
        builder.Property(r => r.SupersededByNumber).HasMaxLength(Referral.NumberMaxLength);
        builder.Property(r => r.ReceiptReference).HasMaxLength(RecordedFact.LineMaxLength);
        builder.Property(r => r.GapCodes).HasMaxLength(ReferralGaps.CodesMaxLength);
        builder.Ignore(r => r.Gaps).Ignore(r => r.FrozenBy).Ignore(r => r.ContentVersion);
        builder.HasMany(r => r.Earlier).WithOne().HasForeignKey("ReferralId").IsRequired();
        builder.HasMany(r => r.Standings).WithOne().HasForeignKey("ReferralId").IsRequired();
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => new { r.State, r.FiledOn, r.Id });
    }
}

internal sealed class ReferralVersionConfiguration : IEntityTypeConfiguration<ReferralVersion>
{
    public void Configure(EntityTypeBuilder<ReferralVersion> builder)
    {
        builder.ToTable("ReferralVersions");
        builder.Property(v => v.GapCodes).HasMaxLength(ReferralGaps.CodesMaxLength);
    }
}
