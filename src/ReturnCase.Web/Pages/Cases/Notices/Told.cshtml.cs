using ReturnCase.Data;
using ReturnCase.Data.Notices;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Notices;

namespace ReturnCase.Web.Pages.Cases.Notices;

/// <summary>Who was told when of which deadline of this case: how a limit that was missed can be explained afterwards.</summary>
public sealed class ToldModel(CaseDesk desk, NoticeInbox inbox, ReturnCaseDb db) : CasePage(desk)
{
    public NoticeSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync(long? below, CancellationToken cancel) =>
        Sheet = await NoticeSheet.OfAsync(await inbox.OfCaseAsync(Case.Id, below, cancel), db, await Desk.ViewerAsync(cancel), null, cancel);
}
