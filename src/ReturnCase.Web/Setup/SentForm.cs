using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using ReturnCase.Web.Drafts;

namespace ReturnCase.Web.Setup;

/// <summary>
/// A form that was sent and not accepted, because the program could not or would not. The page that says so holds it: what was typed in the last seconds is in no draft, and a browser that goes back asks for the page anew.
/// </summary>
/// <param name="Address">Where it was sent.</param>
/// <param name="Fields">All that was in it, in order.</param>
/// <param name="CanSendAgain">Whether the same may be sent again as it is, so that nothing has to be typed anew: without files, and not because something was wrong with it.</param>
internal sealed record SentForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool CanSendAgain)
{
    private const string Typed = "Input.";

    /// <summary>What somebody wrote in words, to copy it.</summary>
    public IEnumerable<string> Texts => Fields.Where(sent => sent.Key.StartsWith(Typed, StringComparison.Ordinal) && sent.Value.Trim().Any(char.IsWhiteSpace)).Select(sent => sent.Value);

    public static SentForm? Of(HttpContext context) => context.Items[typeof(SentForm)] as SentForm;

    /// <summary>Remembers the form of a request that failed, before the page about it takes its place. A form that cannot be read is not kept.</summary>
    public static async Task KeepAsync(HttpContext context)
    {
        var (request, status) = (context.Request, context.Response.StatusCode);
        var asked = StatusPages.Asked(context);
        if (!HttpMethods.IsPost(request.Method) || status is StatusCodes.Status413PayloadTooLarge || FormAddress.IsNeverKept(asked) || IsForeign(context, asked))
            return;
        try
        {
            var form = context.Features.Get<IFormFeature>()?.Form ?? (IsShort(request) ? await request.ReadFormAsync() : null);
            if (form is null)
                return;
            var query = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString ?? request.QueryString.Value;
            context.Items[typeof(SentForm)] = new SentForm(
                UriHelper.BuildRelative(request.PathBase, asked, new(query)),
                [.. form.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))],
                form.Files.Count == 0 && status is StatusCodes.Status429TooManyRequests or >= StatusCodes.Status500InternalServerError);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or BadHttpRequestException or InvalidOperationException or NotSupportedException)
        {
            // Then there is nothing to hold on to.
        }
    }

    // What another site wrote must not stand here as the words of whoever reads it, nor go to another.
    private static bool IsForeign(HttpContext context, PathString asked) =>
        context.Items.ContainsKey(ForeignRequests.Item) || asked.Value?.StartsWith("//", StringComparison.Ordinal) == true;

    private static bool IsShort(HttpRequest request) =>
        request.ContentLength <= RequestLimits.BodyBytes && request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
}
