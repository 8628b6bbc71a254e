using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Account;

/// <summary>Where whoever has no second factor is led, and chooses one.</summary>
[OwnMeans]
public sealed class SecondFactorModel : PageModel;
