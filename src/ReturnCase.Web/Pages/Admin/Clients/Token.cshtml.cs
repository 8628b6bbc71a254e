using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Api;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Admin.Clients;

/// <summary>Issues a token and shows it this once.</summary>
[ResponseCache(NoStore = true)]
public sealed class TokenModel(ClientSystems clients, ApiOptions options, CurrentUser current, DraftForms drafts, MachineTime time, PageText<TokenModel> text, IStringLocalizer<SharedText> shared) : ClientPage(clients)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The token that was just issued.</summary>
    public string? Secret { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public int Days => options.TokenDays;

    public DraftForms Drafts => drafts;

    public Task OnGetAsync(CancellationToken cancel) => drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        if (await drafts.KeepAsync(this, null, cancel) is { } kept)
            return kept;
        if (!ModelState.AddErrors(await new Rules(await Clients.TokensAsync(Client.Id, cancel), time.Now, text, shared).ValidateAsync(Input, cancel)))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var (secret, token) = await Clients.IssueAsync(Client, Input.Label.Typed()!, current.UserId, time.Now, cancel);
        await drafts.AcceptedAsync(cancel);
        (Secret, ExpiresAt) = (secret, token.ExpiresAt);
        return Page();
    }

    public sealed record InputModel
    {
        public string? Label { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(IReadOnlyList<AccessToken> known, DateTime now, PageText<TokenModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Label).Must(label => label.Typed() is not null).WithMessage(_ => text["LabelMissing"]).Line(shared, AccessToken.LabelMaxLength);
            RuleFor(input => input.Label).Must(label => !known.Any(token => token.IsGoodAt(now) && string.Equals(token.Label, label.Typed(), StringComparison.OrdinalIgnoreCase))).WithMessage(_ => text["LabelKnown"]);
        }
    }
}
