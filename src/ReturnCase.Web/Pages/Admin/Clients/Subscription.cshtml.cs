using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Api;
using ReturnCase.Web.Api.Events;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Admin.Clients;

/// <summary>Adds an address to which events go, and shows this once the secret that signs them.</summary>
[ResponseCache(NoStore = true)]
public sealed class SubscriptionModel(
    ClientSystems clients, EventSubscriptions subscriptions, WebhookDesk webhooks, DraftForms drafts, MachineTime time, PageText<SubscriptionModel> text, IStringLocalizer<SharedText> shared) : ClientPage(clients)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The secret that was just made.</summary>
    public string? Secret { get; private set; }

    public DraftForms Drafts => drafts;

    public Task OnGetAsync(CancellationToken cancel) => drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        if (await drafts.KeepAsync(this, null, cancel) is { } kept)
            return kept;
        if (!ModelState.AddErrors(await new Rules(webhooks, await subscriptions.OfAsync(Client.Id, cancel), ApiScopes.Of(Client.Scopes), text, shared).ValidateAsync(Input, cancel)))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var (secret, closed) = webhooks.NewSecret();
        await subscriptions.AddAsync(Client, Input.Address.Typed()!, Input.Kinds, closed, time.Now, cancel);
        await drafts.AcceptedAsync(cancel);
        Secret = secret;
        return Page();
    }

    public sealed record InputModel
    {
        public string? Address { get; set; }

        public List<ApiEventKind> Kinds { get; set; } = [];
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(WebhookDesk webhooks, IReadOnlyList<EventSubscription> known, IReadOnlyList<ApiScope> scopes, PageText<SubscriptionModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Address).Custom((typed, context) =>
            {
                if (typed.Typed() is not { } address)
                    context.AddFailure(text["AddressMissing"]);
                else if (webhooks.Fault(address) is { } fault)
                    context.AddFailure(text[fault]);
                else if (known.Any(one => string.Equals(one.Address, address, StringComparison.OrdinalIgnoreCase)))
                    context.AddFailure(text["AddressKnown"]);
            });
            RuleFor(input => input.Address).Line(shared, EventSubscription.AddressMaxLength);
            RuleFor(input => input.Kinds).Must(kinds => kinds.Count > 0 && kinds.All(Enum.IsDefined)).WithMessage(_ => text["KindsMissing"]);
            RuleFor(input => input.Kinds).Must(kinds => kinds.TrueForAll(ApiEventKinds.OfReferrals.Contains))
                .When(_ => !scopes.Any(scope => scope is ApiScope.Transfers or ApiScope.Cases)).WithMessage(_ => text["KindsClosed"]);
        }
    }
}
