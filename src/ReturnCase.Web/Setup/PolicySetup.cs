namespace ReturnCase.Web.Setup;

internal static class PolicySetup
{
    /// <summary>Settings under Policy: will be bound and checked here; there are none yet.</summary>
    public static void AddReturnCasePolicy(this WebApplicationBuilder builder) => _ = builder;
}
