using ReturnCase.Data.Rules;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Setup;

internal static class PolicySetup
{
    /// <summary>Terms that policy may change; a wrong one stops the program with a sentence that names it.</summary>
    public static void AddReturnCasePolicy(this WebApplicationBuilder builder)
    {
        CasePolicy policy;
        try
        {
            policy = builder.Configuration.GetSection("Policy").Get<CasePolicy>(options => options.ErrorOnUnknownConfiguration = true) ?? CasePolicy.Default;
        }
        catch (InvalidOperationException exception)
        {
            throw new SettingsException($"A setting under Policy cannot be read: {exception.Message}");
        }

        if (policy.FirstFault() is { } fault)
        {
            throw new SettingsException(fault);
        }

        var sets = new RuleSets();
        builder.Services.AddSingleton(sets);
        builder.Services.AddSingleton(policy with { Sets = sets });
        builder.Services.AddScoped<RuleSetKeeper>();
    }
}
