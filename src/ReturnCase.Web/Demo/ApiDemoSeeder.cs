using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Demo;

/// <summary>Shows the administrator of the demo a system of a partner. It has no token: whoever wants to try the API issues one.</summary>
internal sealed class ApiDemoSeeder(ClientSystems clients, AuditTrail trail, MachineTime time)
{
    public async Task SeedAsync(CancellationToken cancel = default)
    {
        trail.Changes(AuditAction.Seeded, "systems of partners");
        await clients.AddAsync(new("IND oefensysteem", Enum.GetValues<ApiScope>(), "Noord", RateClass.Standard), time.Now, cancel);
    }
}
