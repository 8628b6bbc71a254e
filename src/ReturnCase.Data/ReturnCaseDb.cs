using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReturnCase.Data.Access;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Data.Documents;
using ReturnCase.Data.Drafts;
using ReturnCase.Data.Figures;
using ReturnCase.Data.Importing;
using ReturnCase.Data.Jobs;
using ReturnCase.Data.Letters;
using ReturnCase.Data.Notices;
using ReturnCase.Data.Operations;
using ReturnCase.Data.Reassigning;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.Retention;
using ReturnCase.Data.Rules;
using ReturnCase.Data.SignIn;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Data;

/// <param name="options">Which database.</param>
/// <param name="trail">What is done here, and by whom. Every save writes it in its own transaction.</param>
/// <param name="chain">Keeps the trail; without it, as for the tools that make migrations, nothing can be saved.</param>
public class ReturnCaseDb(DbContextOptions<ReturnCaseDb> options, AuditTrail? trail = null, AuditChain? chain = null) : IdentityUserContext<AppUser>(options), IDataProtectionKeyContext
{
    public const int EnumMaxLength = 40;

    private static int _turns;

    // One chain for all that this context saves: two in one transaction could wait for each other.
    private readonly int _turn = Interlocked.Increment(ref _turns) & int.MaxValue;

    public DbSet<CaseFile> CaseFiles => Set<CaseFile>();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<CarePlace> CarePlaces => Set<CarePlace>();

    public DbSet<CountryPolicy> CountryPolicies => Set<CountryPolicy>();

    public DbSet<DocumentFile> DocumentFiles => Set<DocumentFile>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<SearchToken> SearchTokens => Set<SearchToken>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<SeedRun> SeedRuns => Set<SeedRun>();

    public DbSet<CaseLook> CaseLooks => Set<CaseLook>();

    public DbSet<ReferralBatch> ReferralBatches => Set<ReferralBatch>();

    public DbSet<PackageOrder> PackageOrders => Set<PackageOrder>();

    public DbSet<PackageLine> PackageLines => Set<PackageLine>();

    public DbSet<PackageChunk> PackageChunks => Set<PackageChunk>();
    public DbSet<DecisionFile> DecisionFiles => Set<DecisionFile>();

    public DbSet<ImportedCase> ImportedCases => Set<ImportedCase>();

    public DbSet<KeptRuleSet> RuleSets => Set<KeptRuleSet>();

    public DbSet<LetterTemplate> LetterTemplates => Set<LetterTemplate>();

    public DbSet<DecisionLine> DecisionLines => Set<DecisionLine>();

    public DbSet<UserSession> UserSessions => Set<UserSession>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<SignInDoor> SignInDoors => Set<SignInDoor>();

    public DbSet<AbsenceCover> AbsenceCovers => Set<AbsenceCover>();

    public DbSet<Reassignment> Reassignments => Set<Reassignment>();

    public DbSet<ReassignedCase> ReassignedCases => Set<ReassignedCase>();

    public DbSet<EmergencyAccess> EmergencyAccesses => Set<EmergencyAccess>();

    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    public DbSet<DestructionList> DestructionLists => Set<DestructionList>();

    public DbSet<DatabaseIdentity> DatabaseIdentities => Set<DatabaseIdentity>();

    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<CaseTask> CaseTasks => Set<CaseTask>();

    public DbSet<OwnTask> OwnTasks => Set<OwnTask>();

    public DbSet<CaseFigure> CaseFigures => Set<CaseFigure>();

    public DbSet<MonthFigure> MonthFigures => Set<MonthFigure>();

    public DbSet<ClosedMonth> ClosedMonths => Set<ClosedMonth>();
    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<NoticeMail> NoticeMails => Set<NoticeMail>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<ClientSystem> ClientSystems => Set<ClientSystem>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<IdempotentRequest> IdempotentRequests => Set<IdempotentRequest>();

    public DbSet<EventSubscription> EventSubscriptions => Set<EventSubscription>();

    public DbSet<EventDelivery> EventDeliveries => Set<EventDelivery>();

    public DbSet<JobClaim> JobClaims => Set<JobClaim>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<AuditRow> AuditRows => Set<AuditRow>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<AuditSegment> AuditSegments => Set<AuditSegment>();

    public DbSet<AuditRemoval> AuditRemovals => Set<AuditRemoval>();

    public DbSet<AuditLink> AuditLinks => Set<AuditLink>();

    public DbSet<AuditProgress> AuditProgress => Set<AuditProgress>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<MovedTable> MovedTables => Set<MovedTable>();

    public DbSet<ProcessingSubject> ProcessingSubjects => Set<ProcessingSubject>();

    /// <summary>The form that the next save makes a fact of: its draft goes with that save or stays with it.</summary>
    public SentForm? Sent { get; set; }

    // Only the keys of sessions are saved this way, by a library that knows no other.
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => SaveChangesAsync(acceptAllChangesOnSuccess).GetAwaiter().GetResult();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var looked = Look();
        await SearchIndex.BringAsync(this, cancellationToken);
        await CaseTask.FollowAsync(this, cancellationToken);
        await OwnTask.FollowAsync(this, cancellationToken);
        CaseFigure.Follow(this);
        await ApiEvents.FollowAsync(this, cancellationToken);
        ChangeTracker.DetectChanges();
        var notes = AuditChanges.Of(this, trail?.TakeChanges() ?? []);
        if (notes.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        if (trail is null || chain is null)
        {
            throw new InvalidOperationException("Nothing is saved without an audit trail.");
        }

        var kept = trail.Of(notes);
        if (Database.CurrentTransaction is not null)
        {
            return await SaveWithTrailAsync(chain, kept, acceptAllChangesOnSuccess, cancellationToken);
        }

        var saved = await Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var transaction = await Database.BeginTransactionAsync(token);
                var count = await SaveWithTrailAsync(chain, kept, false, token);
                await transaction.CommitAsync(token);
                return count;
            },
            cancellationToken);
        if (acceptAllChangesOnSuccess)
        {
            ChangeTracker.AcceptAllChanges();
        }

        return saved;
    }

    /// <summary>
    /// Looks once for what was changed, instead of at each question to the tracker until the end: each look goes over everything that was read, and a save asks a dozen times. Within another look it is that one.
    /// </summary>
    internal IDisposable Look()
    {
        if (!ChangeTracker.AutoDetectChangesEnabled)
        {
            return new Looking(null);
        }

        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        return new Looking(ChangeTracker);
    }

    /// <summary>Adds to the trail, in the transaction at hand, what was written past the tracker.</summary>
    internal Task AppendAsync(IReadOnlyList<AuditNote> notes, CancellationToken cancel) =>
        (chain ?? throw new InvalidOperationException("Nothing is saved without an audit trail.")).AppendAsync(this, _turn, [trail!.Of(notes)], cancel);

    private async Task<int> SaveWithTrailAsync(AuditChain chain, AuditNotes notes, bool accept, CancellationToken cancel)
    {
        var count = await base.SaveChangesAsync(accept, cancel);
        if (Sent is { } sent)
        {
            await DraftStore.SentAsync(this, sent, cancel);
        }

        await chain.AppendAsync(this, _turn, [notes], cancel);
        return count;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ReturnCaseDb).Assembly);
        RecordedFactConfiguration.ShareColumns(builder.Model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumMaxLength);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
    }

    private sealed class Looking(ChangeTracker? of) : IDisposable
    {
        public void Dispose()
        {
            if (of is not null)
            {
                of.AutoDetectChangesEnabled = true;
            }
        }
    }
}
