using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Account;

/// <summary>Takes an authenticator app into use, after its code has shown that it has the secret; or removes it.</summary>
[OwnMeans]
[ResponseCache(NoStore = true)]
public sealed class AuthenticatorModel(OwnAccount account, IDataProtectionProvider protection, PageText<AuthenticatorModel> text) : PageModel
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("ReturnCase.NewAuthenticator").ToTimeLimitedDataProtector();
    private AppUser _user = null!;
    private byte[] _secret = [];

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool HasApp => _user.AuthenticatorSecret is not null;

    /// <summary>In groups of four, as it is typed.</summary>
    public string Key => string.Join(' ', OneTimeCode.Text(_secret).Chunk(4).Select(part => new string(part)));

    public (string Path, int Size) Qr =>
        QrCode.Of($"otpauth://totp/ReturnCase:{Uri.EscapeDataString(_user.UserName!)}?secret={OneTimeCode.Text(_secret)}&issuer=ReturnCase");

    public IReadOnlyList<string>? Codes { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        _user = await account.UserAsync();
        await next();
    }

    public void OnGet() => Begin();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Opened())
        {
            Begin();
            return Refuse(text["TooLate"]);
        }

        if (string.IsNullOrWhiteSpace(Input.Code))
            return Refuse(text["CodeMissing"]);
        if (await account.TakeAppAsync(_user, _secret, Input.Code) is not { } codes)
            return Refuse(text["CodeWrong"]);
        if (codes.Count > 0)
        {
            Codes = codes;
            return Page();
        }

        TempData.Flash(text["Taken"]);
        return Redirect("/account");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await account.RemoveAppAsync(_user))
        {
            Begin();
            ModelState.AddModelError("", text["LastOne"]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        TempData.Flash(text["Removed"]);
        return Redirect("/account");
    }

    private void Begin()
    {
        _secret = RandomNumberGenerator.GetBytes(OneTimeCode.SecretBytes);
        ModelState.Remove("Input.Sealed");
        Input.Sealed = _protector.Protect($"{_user.Id}|{OneTimeCode.Text(_secret)}", Lifetime);
    }

    private bool Opened()
    {
        try
        {
            if (_protector.Unprotect(Input.Sealed ?? "").Split('|') is [var id, var secret] && id == _user.Id)
                _secret = OneTimeCode.Bytes(secret);
        }
        catch (CryptographicException)
        {
            return false;
        }

        return _secret.Length > 0;
    }

    private PageResult Refuse(string sentence)
    {
        ModelState.AddModelError("Input.Code", sentence);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public sealed record InputModel
    {
        public string? Code { get; set; }

        public string? Sealed { get; set; }
    }
}
