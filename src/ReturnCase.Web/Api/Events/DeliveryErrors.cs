using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.Api.Events;

/// <summary>Why an event did not arrive: kept as a code, and told in the language of whoever reads it.</summary>
public sealed class DeliveryErrors(IStringLocalizer<DeliveryErrors> text)
{
    /// <summary>Nothing answered in time.</summary>
    public const string NoAnswer = "NoAnswer";

    /// <summary>The address leads into a private network.</summary>
    public const string Private = "AddressPrivate";

    /// <summary>The secret was closed with keys that are gone.</summary>
    public const string Secret = "SecretGone";

    /// <summary>Nothing could be reached; what went wrong follows.</summary>
    public const string NoConnection = "NoConnection ";

    /// <summary>What went wrong, in words; as it was written where there are none, such as a status.</summary>
    public string Of(string error) => text[error.Replace(' ', '_')] is { ResourceNotFound: false } known ? known.Value
        : error.StartsWith(NoConnection, StringComparison.Ordinal) ? text["NoConnection"]
        : error;
}
