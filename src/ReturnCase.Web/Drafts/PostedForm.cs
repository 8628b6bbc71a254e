using System.Globalization;
using System.Net.Mime;
using ReturnCase.Data.Drafts;

namespace ReturnCase.Web.Drafts;

/// <summary>A form as it was sent, with what every form of ours says of its draft.</summary>
/// <param name="By">Whose page it stood on; only the token of the form proves that.</param>
/// <param name="Suffix">Which form of the page it is.</param>
/// <param name="Revision">The draft that it stands for, which it saw last; 0 for none.</param>
/// <param name="Instead">The draft of its form whose place it is to take by choice; null where nobody chose.</param>
/// <param name="Keep">It asks to be kept, not to be sent.</param>
internal sealed record PostedForm(string By, string Suffix, int Revision, int? Instead, bool Keep, DraftText Text)
{
    public const string ByField = "Draft.By";
    public const string FormField = "Draft.Form";
    public const string RevisionField = "Draft.Revision";
    public const string KeepField = "Draft.Keep";
    public const string VersionField = "Input.Version";

    private const string Own = "Draft.";

    /// <summary>Reads it; null when it is no form of a page that keeps them.</summary>
    public static PostedForm? Read(IFormCollection form, string token)
    {
        if (form[ByField] is not [{ Length: > 0 } by] || FormAddress.Suffix(form[FormField].ToString()) is not { } suffix)
            return null;
        var fields = form.Where(field => !field.Key.StartsWith(Own, StringComparison.Ordinal) && field.Key != token && field.Key != VersionField && !IsSecret(field.Key))
            .SelectMany(field => field.Value, (field, value) => new DraftField(field.Key, value ?? "")).ToArray();
        return new(by, suffix, Number(form[RevisionField]) ?? 0, Number(form[KeepField]), form.ContainsKey(KeepField), new(fields, Number(form[VersionField])));
    }

    /// <summary>The script asks, and wants no page.</summary>
    public static bool WantsData(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase));

    private static bool IsSecret(string name) => name.Contains("password", StringComparison.OrdinalIgnoreCase);

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
