using ReturnCase.Data.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases;

public sealed class CaseModel(CaseDesk desk, CaseLooks looks, TimeProvider clock) : CasePage(desk)
{
    public CaseSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel, bool all = false)
    {
        var look = await looks.LookAsync(Desk.Actor.Id, Case, clock.GetUtcNow().UtcDateTime, cancel);
        Sheet = CaseSheet.Of(Case, Desk, all) with { Since = SinceLooked.Of(Case, look) };
    }
}
