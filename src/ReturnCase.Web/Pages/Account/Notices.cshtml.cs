using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Notices;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Notices;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Account;

/// <summary>What this person wants by e-mail, and at which address. What comes in the program cannot be switched off.</summary>
[ResponseCache(NoStore = true)]
public sealed class NoticesModel(ReturnCaseDb db, CurrentUser current, MailOptions mail, AuditTrail trail, EnumText words, PageText<NoticesModel> text) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Wishes => words.Choices<MailWish>();

    public bool HasCases => current.Role is ActorRole.Counsellor or ActorRole.Supervisor;

    public bool HasServer => mail.Server is not null;

    public TimeOnly DigestAt => mail.DigestAt;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var user = await UserAsync(cancel);
        Input = new() { Wish = user.MailWish, Address = user.Email };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!HasCases)
            return Redirect("/account/notices");
        if (!ModelState.AddErrors(await new Rules(text).ValidateAsync(Input, cancel)))
            return this.Invalid();

        var (user, address) = (await UserAsync(cancel), Input.Address.Typed());
        var fields = new[] { user.MailWish == Input.Wish ? null : $"MailWish {Input.Wish}", user.Email == address ? null : "Email" }.OfType<string>().ToArray();
        if (fields.Length > 0)
        {
            await KeepAsync(user.Id, Input.Wish!.Value, address, string.Join(", ", fields), cancel);
        }

        TempData.Flash(text["Saved"]);
        return Redirect("/account/notices");
    }

    // Whatever an administrator changes of this person at the same moment is something else.
    private Task<string> KeepAsync(string id, MailWish wish, string? address, string fields, CancellationToken cancel) => db.InTransactionAsync(
        async token =>
        {
            var normalized = address?.ToUpperInvariant();
            await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.MailWish, wish).SetProperty(user => user.Email, address).SetProperty(user => user.NormalizedEmail, normalized), token);
            trail.Changes(AuditAction.UserChanged, $"user {id} {fields}");
            await db.SaveChangesAsync(token);
            return id;
        },
        keep: _ => true,
        (_, token) => db.Users.AnyAsync(user => user.Id == id && user.MailWish == wish && user.Email == address, token),
        cancel);

    private Task<AppUser> UserAsync(CancellationToken cancel) => db.Users.SingleAsync(user => user.Id == current.UserId, cancel);

    public sealed record InputModel
    {
        public MailWish? Wish { get; set; }

        public string? Address { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<NoticesModel> text)
        {
            RuleFor(input => input.Wish).Must(wish => wish is { } chosen && Enum.IsDefined(chosen)).WithMessage(_ => text["WishMissing"]);
            RuleFor(input => input.Address).Must(address => address.Typed() is null || MailAddresses.Read(address.Typed()) is not null).WithMessage(_ => text["AddressWrong"]);
            RuleFor(input => input.Address).Must(address => address.Typed() is not null).When(input => input.Wish == MailWish.Each).WithMessage(_ => text["AddressMissing"]);
        }
    }
}
