using ReturnCase.Data.Reassigning;
using ReturnCase.Web.Reassigning;

namespace ReturnCase.Web.Setup;

internal static class ReassignSetup
{
    public static void AddReturnCaseReassigning(this WebApplicationBuilder builder) =>
        builder.Services.AddScoped<Reassignments>().AddScoped<ReassignRun>().AddScoped<MovedCases>().AddSingleton<ReassignSignal>().AddHostedService<ReassignJob>();
}
