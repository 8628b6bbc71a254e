using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Setup;

internal static class CasesSetup
{
    public static void AddReturnCaseCases(this WebApplicationBuilder builder) =>
        builder.Services.AddScoped<CaseStore>().AddScoped<Numbers>().AddScoped<CaseDesk>().AddSingleton<EnumText>().AddSingleton<ConditionText>()
            .AddScoped<CaseloadQueries>().AddScoped<ReviewQueries>().AddScoped<ReferralQueries>().AddScoped<ReferralExport>().AddScoped<BatchQueries>()
            .AddScoped<RememberedSearches>().AddScoped<StartPages>();
}
