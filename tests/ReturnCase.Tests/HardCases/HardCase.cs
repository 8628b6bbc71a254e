using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.HardCases;

/// <summary>One of the twelve hard cases of domain 7, told through the real pages: people sign in, read, fill in forms and are refused.</summary>
public abstract class HardCase : IDisposable
{
    private readonly Dictionary<string, PageClient> _people = [];

    internal ReturnCaseApp App { get; } = new();

    public void Dispose()
    {
        App.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody of the demo, signed in.</summary>
    private protected async Task<PageClient> As(string user) => _people.TryGetValue(user, out var client) ? client : _people[user] = await App.ClientAs(user);

    /// <summary>It is this day, at noon in Amsterdam.</summary>
    private protected void On(int year, int month, int day) => App.Clock.Set(new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.FromHours(1)));

    /// <summary>Somebody opens the page of a case and sends its form, and it is kept.</summary>
    private protected async Task Does(string user, string number, string page, Dictionary<string, string?>? values = null, string form = "main form[method=post]", string? button = null)
    {
        var answer = await (await As(user)).Fill($"/cases/{number}/{page}", values, form, button);
        Assert.True(answer.RedirectsTo is not null, $"{user} could not do {page}: {answer.Status} {string.Join(" ", answer.Errors)} {answer.Document.QuerySelector("#answer")?.TextContent}");
    }

    /// <summary>Somebody makes a move.</summary>
    private protected Task Moves(string user, string number, CaseTrigger move, string reason = "Zoals afgesproken.") => Does(user, number, Slugs.Of(move), new() { ["Input.Reason"] = reason });

    /// <summary>The page of a move says why it cannot be made, and offers no form.</summary>
    private protected async Task CannotMove(string user, string number, CaseTrigger move, GuardCode why)
    {
        var page = await (await As(user)).Get($"/cases/{number}/{Slugs.Of(move)}");
        Assert.Contains(GuardCatalogue.Of(why).Sentence.Nl, page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form[method=post]"));
    }

    /// <summary>The counsellor proposes, and the supervisor confirms.</summary>
    private protected async Task Outcome(string number, OutcomeKind outcome)
    {
        await Does("sanne", number, $"propose/{Slugs.Of(outcome)}", new() { ["Input.Grounds"] = "Zoals in het dossier staat." });
        await Does("ingrid", number, "proposal", form: "#confirm", button: "button");
    }

    private protected async Task<string> Says(string user, string number) => (await (await As(user)).Get($"/cases/{number}")).Text;

    private protected Task<CaseFile> File(string number) => App.Read(number);
}
