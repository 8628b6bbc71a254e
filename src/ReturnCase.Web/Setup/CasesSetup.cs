using ReturnCase.Data.Access;
using ReturnCase.Data.Cases;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Data.Importing;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.Registers;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Cases.ClockBars;
using ReturnCase.Web.Cases.Leaflet;
using ReturnCase.Web.Cases.Map;
using ReturnCase.Web.Cases.Timeline;
using ReturnCase.Web.Covers;
using ReturnCase.Web.Pages.Cases.Facts;
using ReturnCase.Web.Referrals;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Setup;

internal static class CasesSetup
{
    public static void AddReturnCaseCases(this WebApplicationBuilder builder) =>
        builder.Services
            .AddSingleton(AccessOptions.Read(builder.Configuration)).AddScoped<Viewers>().AddScoped<AbsenceCovers>().AddScoped<CoverNaming>().AddScoped<EmergencyAccesses>().AddScoped<ChildNames>()
            .AddScoped<CaseStore>().AddScoped<CaseLooks>().AddScoped<Numbers>().AddScoped<CaseDesk>().AddScoped<CarePlaces>().AddScoped<SharedRegisters>().AddScoped<RegisterDesk>().AddScoped<RegisterKeepers>().AddScoped<KnownTransfers>().AddScoped<LikeCases>().AddScoped<Doubles>().AddScoped<CaseLinks>()
            .AddScoped<CaseloadQueries>().AddScoped<SavedViews>().AddScoped<ReviewQueries>().AddScoped<AlarmQueries>().AddScoped<ReviewBoard>().AddScoped<ReferralQueries>()
            .AddScoped<ImportedCases>().AddScoped<DecisionFiles>().AddScoped<DecisionCases>().AddScoped<KnownReferences>().AddScoped<ReferenceCheck>().AddScoped<DecisionFileCheck>().AddScoped<DecisionContents>().AddScoped<DecisionFileDesk>().AddScoped<DecisionLineWords>().AddScoped<BatchReceipts>().AddScoped<ReferralQuestions>()
            .AddScoped<ListRefresh>()
            .AddScoped<RememberedSearches>().AddScoped<StartPages>()
            .AddScoped<Referrals.ReferralPartText>().AddScoped<LeafletWords>().AddScoped<MapText>().AddScoped<ClockText>().AddScoped<SuspensionWords>().AddScoped<DeadlineWords>().AddScoped<AlarmWords>().AddScoped<GuardDetails>().AddScoped<DecisionDoubts>().AddScoped<TimelineTitles>().AddScoped<AsOfRows>().AddScoped<FactWords>().AddScoped<PlanComparison>().AddScoped<ResultRules>()
            .AddSingleton<Importing.ImportText>().AddSingleton<EnumText>().AddSingleton<ConditionText>().AddSingleton<Audit.AuditDetailText>();
}
