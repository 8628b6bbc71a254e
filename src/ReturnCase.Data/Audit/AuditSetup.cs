using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ReturnCase.Data.Audit;

public static class AuditSetup
{
    /// <summary>Keeps a trail of everything that is saved, signed with this key.</summary>
    public static IServiceCollection AddAuditTrail(this IServiceCollection services, AuditKey key, AuditOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(key).AddSingleton(options).AddScoped<AuditTrail>().AddSingleton<AuditChain>().AddSingleton<AuditWriter>().AddScoped<AuditVerification>();
    }
}
