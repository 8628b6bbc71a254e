using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using ReturnCase.Web.Documents;

namespace ReturnCase.Web.Security;

/// <summary>A form that was sent after the session had ended.</summary>
/// <param name="Address">Where it was sent to.</param>
/// <param name="Fields">Its fields, without the token.</param>
/// <param name="Token">The token of the form, which tells whose it is.</param>
public sealed record KeptForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, string Token);

/// <summary>Keeps what somebody typed while their session ended, in memory and for an hour, until they have signed in again.</summary>
public sealed class KeptForms(IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options) : IDisposable
{
    private const long MostCharacters = 16 * 1024 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly MemoryCache _forms = new(new MemoryCacheOptions { SizeLimit = MostCharacters });

    /// <summary>Keeps the form of a request that nobody is signed in for; null when it carries none of ours.</summary>
    public async Task<string?> KeepAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !request.Cookies.ContainsKey(options.Value.Cookie.Name!))
            return null;
        if (await ReadAsync(request) is not { } form || form[options.Value.FormFieldName] is not [{ Length: > 0 } token])
            return null;
        var fields = form.Where(field => field.Key != options.Value.FormFieldName)
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")).ToArray();
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _forms.Set(id, new KeptForm($"{request.Path}{request.QueryString}", fields, token), new MemoryCacheEntryOptions
        {
            AbsoluteExpirationRelativeToNow = Lifetime,
            Size = fields.Sum(field => (long)field.Key.Length + field.Value.Length) + token.Length,
        });
        return id;
    }

    // A body that is no form has nothing to keep.
    private static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        try
        {
            // Nobody is signed in, so nothing of a file is taken in.
            if (PartsReader.Of(request) is not { } parts)
                return await request.ReadFormAsync(request.HttpContext.RequestAborted);
            await parts.UntilFileAsync(request.HttpContext.RequestAborted);
            return parts.Form;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>The form, if the person who is signed in now is the one it was made for; its own token says so.</summary>
    public async Task<KeptForm?> FindAsync(string id, HttpContext context)
    {
        if (_forms.Get<KeptForm>(id) is not { } form)
            return null;
        context.Request.Headers[options.Value.HeaderName!] = form.Token;
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return form;
        }
        catch (AntiforgeryValidationException)
        {
            return null;
        }
    }

    /// <summary>Forgets every form about cases that were destroyed.</summary>
    public void Forget(IReadOnlyCollection<string> numbers)
    {
        foreach (var id in _forms.Keys.Where(id => _forms.Get<KeptForm>(id) is { } form && numbers.Any(number => form.Address.Contains(number, StringComparison.OrdinalIgnoreCase))).ToArray())
            _forms.Remove(id);
    }

    public void Dispose() => _forms.Dispose();
}
