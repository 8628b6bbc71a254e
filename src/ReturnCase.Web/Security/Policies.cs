using Microsoft.AspNetCore.Authorization;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;

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
        options.FallbackPolicy = options.GetPolicy(SignedIn);

        void Add(string name, params ActorRole[] roles) =>
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles.Select(role => role.ToString())));
    }
}
