namespace ReturnCase.Web.Api.Events;

/// <summary>What an administrator needs to add a subscription: whether an address may be used, and a secret.</summary>
public sealed class WebhookDesk
{
    private readonly ApiSettings _settings;
    private readonly WebhookSecrets _secrets;

    internal WebhookDesk(ApiSettings settings, WebhookSecrets secrets) => (_settings, _secrets) = (settings, secrets);

    /// <summary>What is wrong with an address, as the key of a sentence; null where nothing is.</summary>
    public string? Fault(string address) => WebhookAddress.Fault(address, _settings);

    /// <summary>A new secret, as it is shown once and as it is kept.</summary>
    public (string Shown, string Kept) NewSecret()
    {
        var secret = WebhookSigning.NewSecret();
        return (secret, _secrets.Close(secret));
    }
}
