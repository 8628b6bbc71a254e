using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Notices;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Notices;

namespace ReturnCase.Web.Pages.Notices;

/// <summary>What this person was told of deadlines; for a supervisor also what lies in the box of the team.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(NoticeInbox inbox, CaseDesk desk, ReturnCaseDb db, AuditTrail trail, TimeProvider clock, PageText<IndexModel> text) : PageModel
{
    /// <summary>The lists by their names in the address; the first is the one without a name.</summary>
    private static readonly Dictionary<string, (NoticeBox Box, bool Unread)> Known = new(StringComparer.Ordinal)
    {
        [""] = (NoticeBox.Own, true),
        ["all"] = (NoticeBox.Own, false),
        ["team"] = (NoticeBox.Team, true),
        ["team-all"] = (NoticeBox.Team, false),
    };

    public NoticeSheet Sheet { get; private set; } = new([], new Dictionary<int, string>(), new Dictionary<string, string>(), null);

    /// <summary>Which list is shown.</summary>
    public string List { get; private set; } = "";

    public bool IsTeam => Known[List].Box == NoticeBox.Team;

    public bool OnlyUnread => Known[List].Unread;

    /// <summary>The lists that this person has.</summary>
    public IEnumerable<string> Lists => Known.Where(list => HasBox || list.Value.Box == NoticeBox.Own).Select(list => list.Key);

    private bool HasBox => desk.Actor.Role == ActorRole.Supervisor;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public static string Address(string list) => list.Length == 0 ? "/notices" : $"/notices?list={list}";

    public async Task OnGetAsync(string? list, long? below, CancellationToken cancel)
    {
        List = Named(list);
        var viewer = await desk.ViewerAsync(cancel);
        Sheet = await NoticeSheet.OfAsync(await inbox.PageAsync(viewer, Known[List].Box, OnlyUnread, below, cancel), db, viewer, trail, cancel);
    }

    public IActionResult OnPost() => Redirect("/notices");

    public async Task<IActionResult> OnPostReadAsync(long id, string? list, CancellationToken cancel)
    {
        var done = await inbox.ReadAsync(await desk.ViewerAsync(cancel), id, Now, cancel);
        return Done(text[done ? "MarkedOne" : "MarkedBefore"], done, list);
    }

    public async Task<IActionResult> OnPostReadAllAsync(long upTo, string? list, CancellationToken cancel)
    {
        var count = await inbox.ReadAllAsync(await desk.ViewerAsync(cancel), Known[Named(list)].Box, upTo, Now, cancel);
        return Done(count switch { 0 => text["MarkedBefore"], 1 => text["MarkedOne"], _ => text["MarkedMany", count] }, count > 0, list);
    }

    private RedirectResult Done(string sentence, bool done, string? list)
    {
        TempData.Flash(sentence, done ? FlashKind.Ok : FlashKind.Info);
        return Redirect(Address(Named(list)));
    }

    private string Named(string? list) => list is not null && Lists.Contains(list) ? list : "";
}
