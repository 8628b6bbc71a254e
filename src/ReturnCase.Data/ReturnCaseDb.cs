using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Data;

public class ReturnCaseDb(DbContextOptions<ReturnCaseDb> options) : IdentityUserContext<AppUser>(options), IDataProtectionKeyContext
{
    public const int EnumMaxLength = 40;

    public DbSet<CaseFile> CaseFiles => Set<CaseFile>();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<CarePlace> CarePlaces => Set<CarePlace>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<NameToken> NameTokens => Set<NameToken>();

    public DbSet<ReferralBatch> ReferralBatches => Set<ReferralBatch>();

    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    public DbSet<DestructionList> DestructionLists => Set<DestructionList>();

    public DbSet<DatabaseIdentity> DatabaseIdentities => Set<DatabaseIdentity>();

    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        NameToken.AddMissing(this);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        NameToken.AddMissing(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
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
}
