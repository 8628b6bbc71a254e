namespace ReturnCase.BrowserTests.Support;

/// <summary>The three people whose work a case is, each at a window of their own.</summary>
public sealed class People(Visit sanne, Visit ingrid, Visit pieter) : IAsyncDisposable
{
    /// <summary>Counsellor.</summary>
    public Visit Sanne => sanne;

    /// <summary>Supervisor.</summary>
    public Visit Ingrid => ingrid;

    /// <summary>Liaison to the IND.</summary>
    public Visit Pieter => pieter;

    public static async Task<People> Of(BrowserFixture browser, AppServer? server = null) => new(
        await browser.SignedIn("sanne", server: server), await browser.SignedIn("ingrid", server: server), await browser.SignedIn("pieter", server: server));

    public async ValueTask DisposeAsync()
    {
        await sanne.DisposeAsync();
        await ingrid.DisposeAsync();
        await pieter.DisposeAsync();
    }
}
