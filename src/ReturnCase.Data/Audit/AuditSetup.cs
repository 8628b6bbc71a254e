using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ReturnCase.Data.Audit;

public static class AuditSetup
{
    /// <summary>Keeps a trail of everything that is saved, signed with this key; children are named in the processing log by the other.</summary>
    public static IServiceCollection AddAuditTrail(this IServiceCollection services, AuditKey key, SubjectKey subjects, AuditOptions options, AuditRetention retention)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(key).AddSingleton(subjects).AddSingleton(options).AddSingleton(retention).AddScoped<AuditTrail>().AddSingleton<AuditChain>().AddSingleton<AuditWriter>().AddScoped<AuditVerification>().AddScoped<AuditExpansion>().AddScoped<AuditQueries>().AddScoped<AuditMonths>().AddScoped<ProcessingLog>();
    }
}
