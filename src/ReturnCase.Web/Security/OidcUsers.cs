using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.SignIn;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Security;

/// <summary>
/// Users as the organisation's sign-in tells of them: made at their first sign-in, known by issuer and subject and never by name, and brought up to date at each. Its word on role and team holds.
/// </summary>
internal sealed class OidcUsers(ReturnCaseDb db, UserManager<AppUser> users, Sessions sessions, AuditTrail trail, AuthenticationSettings settings)
{
    /// <summary>
    /// Refuses a token that nobody signed, which the platform takes where it fetched the token itself, and keeps a signed one for signing out. Nonce and hashes are checked after this,
    /// so nothing is done yet.
    /// </summary>
    public static Task KeepTokenAsync(TokenValidatedContext context)
    {
        if (context.SecurityToken.SignatureAlgorithm is null or "" or SecurityAlgorithms.None)
            context.Fail("The token is not signed.");
        else
            context.Properties!.StoreTokens([new AuthenticationToken { Name = OpenIdConnectParameterNames.IdToken, Value = context.TokenEndpointResponse!.IdToken }]);
        return Task.CompletedTask;
    }

    /// <summary>When everything was checked: puts a session in place of the provider's claims, or leads to the page that says why not.</summary>
    public async Task AcceptAsync(TicketReceivedContext context)
    {
        var person = context.Principal!;
        var (issuer, subject) = (person.FindFirstValue("iss")!, person.FindFirstValue("sub")!);
        var user = await db.Users.SingleOrDefaultAsync(u => u.ExternalIssuer == issuer && u.ExternalSubject == subject);
        if (Place(person) is not { } place)
        {
            await TakeAwayAsync(context, user);
            return;
        }

        user = user is null ? await MakeAsync(person, place, issuer, subject) : await UpdateAsync(user, person, place);
        if (user.Disabled)
        {
            Failed(context, user);
            Refuse(context, "disabled");
            return;
        }

        context.Principal = await sessions.MakeAsync(context.HttpContext, user, "organisation");
    }

    /// <summary>Ends the sign-in with a page that says why.</summary>
    public static void Refuse<TOptions>(HandleRequestContext<TOptions> context, string why)
        where TOptions : AuthenticationSchemeOptions
    {
        context.Response.Redirect($"/sign-in/refused?why={why}");
        context.HandleResponse();
    }

    // Exactly one role, and a team where that role works in one; anything else is for the organisation to put right.
    private (ActorRole Role, string? Team)? Place(ClaimsPrincipal person)
    {
        var roles = person.FindAll(settings.Oidc!.RoleClaim).Where(claim => settings.Oidc.Roles.ContainsKey(claim.Value)).Select(claim => settings.Oidc.Roles[claim.Value]).Distinct().ToArray();
        if (roles is not [var role])
            return null;
        if (!UserDesk.NeedsTeam(role))
            return (role, null);
        return person.FindFirstValue(settings.Oidc.TeamClaim) is { Length: > 0 and <= CaseFile.TeamMaxLength } team ? (role, team) : null;
    }

    private async Task TakeAwayAsync(TicketReceivedContext context, AppUser? user)
    {
        if (user is not null && await sessions.MarkEndedAsync(user.Id, SessionEnd.MeansChanged) > 0)
            await db.SaveChangesAsync();
        Failed(context, user);
        Refuse(context, "role");
    }

    private async Task<AppUser> MakeAsync(ClaimsPrincipal person, (ActorRole Role, string? Team) place, string issuer, string subject)
    {
        var user = new AppUser { DisplayName = Name(person), Role = place.Role, Team = place.Team, ExternalIssuer = issuer, ExternalSubject = subject };
        user.UserName = $"oidc-{UserDesk.AddressOf(user.Id)}";
        trail.Changes(AuditAction.UserAdded, $"user {user.Id} Role {user.Role}");
        var made = await users.CreateAsync(user);
        return made.Succeeded ? user : throw new InvalidOperationException($"A user of the organisation was not made: {string.Join(' ', made.Errors.Select(error => error.Code))}");
    }

    private async Task<AppUser> UpdateAsync(AppUser user, ClaimsPrincipal person, (ActorRole Role, string? Team) place)
    {
        var name = Name(person);
        if ((user.DisplayName, user.Role, user.Team) == (name, place.Role, place.Team))
            return user;
        var detail = user.Role == place.Role ? "" : $" Role {user.Role} to {place.Role}";
        (user.DisplayName, user.Role, user.Team, user.ConcurrencyStamp) = (name, place.Role, place.Team, Guid.NewGuid().ToString());
        trail.Changes(AuditAction.UserChanged, $"user {user.Id} organisation{detail}");
        await db.SaveChangesAsync();
        return user;
    }

    private string Name(ClaimsPrincipal person)
    {
        var name = person.FindFirstValue(settings.Oidc!.NameClaim) is { Length: > 0 } told ? told : "–";
        return name.Length <= AppUser.DisplayNameMaxLength ? name : name[..AppUser.DisplayNameMaxLength];
    }

    private void Failed(TicketReceivedContext context, AppUser? user)
    {
        if (user is not null)
            trail.Act(user.Id, user.Role, context.HttpContext.TraceIdentifier);
        trail.Happened(AuditAction.SignInFailed, "organisation");
    }
}
