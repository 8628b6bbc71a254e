using ReturnCase.Data.Cases;
using ReturnCase.Data.Tasks;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases;

public sealed class CaseModel(CaseDesk desk, TaskQueries tasks, CaseLooks looks, TimeProvider clock) : CasePage(desk)
{
    private static readonly TimeSpan ClosedLately = TimeSpan.FromDays(7);

    public CaseSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel, bool all = false)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var look = await looks.LookAsync(Desk.Actor.Id, Case, now, cancel);
        Sheet = CaseSheet.Of(Case, Desk, all, await tasks.OfCaseAsync(Case, await Desk.ViewerAsync(cancel), now - ClosedLately, cancel)) with { Since = SinceLooked.Of(Case, look) };
    }
}
