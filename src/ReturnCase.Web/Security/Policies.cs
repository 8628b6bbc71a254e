using Microsoft.AspNetCore.Authorization;
using ReturnCase.Data;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Api;

namespace ReturnCase.Web.Security;

/// <summary>Who may open which part of the program. Which cases somebody sees is a separate rule.</summary>
public static class Policies
{
    public const string SignedIn = nameof(SignedIn);
    public const string CaseWork = nameof(CaseWork);
    public const string EmergencyAccess = nameof(EmergencyAccess);
    public const string Review = nameof(Review);
    public const string Referrals = nameof(Referrals);
    public const string Registers = nameof(Registers);
    public const string Administration = nameof(Administration);
    public const string Figures = nameof(Figures);
    public const string Audit = nameof(Audit);

    /// <summary>A system of a partner that may follow cases: those it registered, or those that were referred.</summary>
    public const string ApiFollow = nameof(ApiFollow);

    /// <summary>A system of a partner with a scope.</summary>
    public static string OfApi(ApiScope scope) => $"Api{scope}";

    public static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        Add(CaseWork, ActorRole.Counsellor, ActorRole.Supervisor);
        Add(EmergencyAccess, ActorRole.Counsellor);
        Add(Review, ActorRole.Supervisor);
        Add(Referrals, ActorRole.IndLiaison);
        Add(Registers, ActorRole.Counsellor, ActorRole.Supervisor, ActorRole.Administrator);
        Add(Administration, ActorRole.Administrator);
        Add(Figures, ActorRole.Supervisor, ActorRole.Administrator);
        Add(Audit, ActorRole.Auditor);
        foreach (var scope in Enum.GetValues<ApiScope>())
            options.AddPolicy(OfApi(scope), policy => policy.RequireAuthenticatedUser().RequireRole(nameof(ActorRole.ApiClient)).RequireClaim(ApiCaller.ScopeClaim, scope.Word()));
        options.AddPolicy(ApiFollow, policy => policy.RequireAuthenticatedUser().RequireRole(nameof(ActorRole.ApiClient)).RequireClaim(ApiCaller.ScopeClaim, ApiScope.Transfers.Word(), ApiScope.Cases.Word()));
        options.FallbackPolicy = options.GetPolicy(SignedIn);

        void Add(string name, params ActorRole[] roles) =>
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles.Select(role => role.ToString())));
    }
}
