using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace ReturnCase.Web.Setup;

/// <summary>What the binder says about a value it cannot read, in the reader's language.</summary>
internal sealed class ModelBindingMessages(IStringLocalizer<SharedText> text) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => text["ValueInvalid", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => text["ValueInvalid", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => text["ValueUnreadable"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => text["ValueUnreadable"]);
        messages.SetValueIsInvalidAccessor(value => text["ValueInvalid", value]);
        messages.SetValueMustBeANumberAccessor(_ => text["ValueNotANumber"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => text["ValueNotANumber"]);
        messages.SetValueMustNotBeNullAccessor(_ => text["ValueMissing"]);
        messages.SetMissingBindRequiredValueAccessor(_ => text["ValueMissing"]);
        messages.SetMissingKeyOrValueAccessor(() => text["ValueMissing"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => text["ValueMissing"]);
    }
}
