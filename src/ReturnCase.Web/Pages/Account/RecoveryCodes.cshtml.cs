using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Account;

/// <summary>Makes new recovery codes in place of the old; they are shown once.</summary>
[OwnMeans]
[ResponseCache(NoStore = true)]
public sealed class RecoveryCodesModel(OwnAccount account, CurrentUser current, SecondFactors factors) : PageModel
{
    public int Left { get; private set; }

    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Left = await factors.RecoveryCodesLeftAsync(current.UserId, cancel);

    public async Task OnPostAsync() => Codes = await account.NewCodesAsync(await account.UserAsync());
}
