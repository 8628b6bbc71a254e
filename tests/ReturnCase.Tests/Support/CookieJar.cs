using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;

namespace ReturnCase.Tests.Support;

/// <summary>Browsers whose cookies a test can see, copy and take away.</summary>
internal static class CookieJar
{
    private static readonly Uri Site = new("http://localhost");

    /// <summary>A browser with these cookies.</summary>
    public static PageClient Client(this ReturnCaseApp app, CookieContainer cookies) => new(app.CreateDefaultClient(Site, new CookieContainerHandler(cookies)));

    /// <summary>Signs in through the real form in a browser with these cookies.</summary>
    public static async Task<PageClient> ClientAs(this ReturnCaseApp app, string userName, CookieContainer cookies)
    {
        var client = app.Client(cookies);
        Assert.Equal("/", (await client.SignIn(userName)).RedirectsTo);
        return client;
    }

    /// <summary>Fills in the form of the sign-in page and sends it.</summary>
    public static async Task<HtmlPage> SignIn(this PageClient client, string userName, string password = "demo") =>
        await client.Submit(await client.Get("/sign-in"), "form.rc-form", new() { ["Input.UserName"] = userName, ["Input.Password"] = password });

    /// <summary>What the database knows of a user now.</summary>
    public static async Task<AppUser> User(this ReturnCaseApp app, string userName)
    {
        AppUser? found = null;
        await app.InDatabase(async db => found = await db.Users.AsNoTracking().SingleAsync(user => user.UserName == userName));
        return found!;
    }

    /// <summary>The same cookies in another browser.</summary>
    public static CookieContainer Copy(this CookieContainer cookies)
    {
        var copy = new CookieContainer();
        copy.Add(Site, cookies.GetCookies(Site));
        return copy;
    }

    public static void Forget(this CookieContainer cookies, string startOfName)
    {
        foreach (var cookie in cookies.GetCookies(Site).Where(cookie => cookie.Name.StartsWith(startOfName, StringComparison.Ordinal)))
            cookie.Expired = true;
    }
}
