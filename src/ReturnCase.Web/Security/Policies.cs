using Microsoft.AspNetCore.Authorization;
using ReturnCase.Data;

namespace ReturnCase.Web.Security;

/// <summary>Who may open which part of the program. Which cases somebody sees is a separate rule.</summary>
public static class Policies
{
    public const string SignedIn = nameof(SignedIn);
    public const string CaseWork = nameof(CaseWork);
    public const string Review = nameof(Review);
    public const string Referrals = nameof(Referrals);
    public const string Administration = nameof(Administration);
    public const string Audit = nameof(Audit);

    public static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        Add(CaseWork, UserRole.Counsellor, UserRole.Supervisor);
        Add(Review, UserRole.Supervisor);
        Add(Referrals, UserRole.IndLiaison);
        Add(Administration, UserRole.Administrator);
        Add(Audit, UserRole.Auditor);
        options.FallbackPolicy = options.GetPolicy(SignedIn);

        void Add(string name, params UserRole[] roles) =>
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles.Select(role => role.ToString())));
    }
}
