using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace ReturnCase.Web.Security;

internal static class OwedSteps
{
    private static readonly string[] SecondFactorPages = ["/account/second-factor", "/account/authenticator", "/account/passkeys", "/account/again", "/sign-out"];
    private static readonly string[] PasswordPages = ["/account/password", "/account/again", "/sign-out"];

    /// <summary>Whoever owes a step is led to it, and opens nothing else that needs a signed-in user.</summary>
    public static void UseOwedSteps(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.User.FindFirstValue(UserClaims.Owed) is not { } owed || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return next(context);
        var pages = Enum.Parse<OwedStep>(owed) == OwedStep.Password ? PasswordPages : SecondFactorPages;
        if (pages.Contains(context.Request.Path.Value, StringComparer.OrdinalIgnoreCase))
            return next(context);
        context.Response.Redirect(pages[0]);
        return Task.CompletedTask;
    });
}
