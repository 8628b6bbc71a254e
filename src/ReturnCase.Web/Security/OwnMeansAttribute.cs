using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ReturnCase.Web.Security;

/// <summary>
/// A page on which people change how they sign in: only for local accounts, and only within a quarter of an hour after signing in, so that whoever finds an open screen changes nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OwnMeansAttribute : Attribute, IAsyncPageFilter
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.User.HasClaim(claim => claim.Type == UserClaims.External))
            context.Result = new NotFoundResult();
        else if (MadeAt(http.User) + Fresh <= http.RequestServices.GetRequiredService<MachineTime>().Now)
            context.Result = new RedirectToPageResult("/Account/Again", new { returnUrl = http.Request.Path.Value });
        else
            await next();
    }

    private static DateTime MadeAt(ClaimsPrincipal user) =>
        DateTime.Parse(user.FindFirstValue(UserClaims.MadeAt)!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
