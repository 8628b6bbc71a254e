using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.Audit;

/// <summary>
/// What a row of the trail says more, in the user's language. The trail itself keeps fixed words and ids, so that a row means the same for ever; what has no words here is shown as it was written.
/// </summary>
public sealed partial class AuditDetailText(IStringLocalizer<AuditDetailText> text)
{
    private static readonly (Regex Form, string Key)[] Forms =
    [
        (UntilForm(), "Until"), (ListAgainForm(), "ListAgain"), (ListPreparedForm(), "ListPrepared"), (ListKeptForm(), "ListKept"), (ListForm(), "List"),
        (RestoredForm(), "Restored"), (AbsenceForm(), "Absence"), (BatchForm(), "Reassignment"), (ChosenForm(), "Chosen"), (ForForm(), "For"), (ToldForm(), "Told"),
    ];

    /// <param name="detail">As the row has it.</param>
    /// <param name="names">Names of users by their id.</param>
    public string Of(string? detail, IReadOnlyDictionary<string, string> names)
    {
        if (detail is null)
            return "";
        // The list of emergencies is written small, the ground large; a file of texts knows no difference.
        if (text[detail == "emergency" ? nameof(AccessGround.Emergency) : detail] is { ResourceNotFound: false } known)
            return known;
        foreach (var (form, key) in Forms)
            if (form.Match(detail) is { Success: true } match)
                return text[key, [.. match.Groups.Values.Skip(1).Select(group => Word(Named(group.Value, names)))]];
        if (RegisterForm().Match(detail) is { Success: true } register)
            return Register(register.Groups["of"].Value, register.Groups["which"].Value, register.Groups["what"].Value);
        return UserId().Replace(detail, id => Named(id.Value, names));
    }

    private string Register(string of, string which, string what) => text[
        what.Length == 0 ? $"Register_{of}" : $"Register_{of}_What",
        of == "country" ? Countries.Name(which) : which,
        string.Join(", ", what.Split(", ").Select(word => text[$"Register_{word}"] is { ResourceNotFound: false } known ? known.Value : word))];

    // An alarm step, or a way in which e-mail comes.
    private string Word(string value) => text[$"Word_{value}"] is { ResourceNotFound: false } known ? known : value;

    private static string Named(string value, IReadOnlyDictionary<string, string> names) => names.GetValueOrDefault(value) ?? UserId().Replace(value, id => names.GetValueOrDefault(id.Value, id.Value));

    [GeneratedRegex(@"^until (\d{4}-\d\d-\d\d)$")]
    private static partial Regex UntilForm();

    [GeneratedRegex(@"^list (\d+)$")]
    private static partial Regex ListForm();

    [GeneratedRegex(@"^list (\d+), kept$")]
    private static partial Regex ListKeptForm();

    [GeneratedRegex(@"^list (\d+), prepared by (\S+)$")]
    private static partial Regex ListPreparedForm();

    [GeneratedRegex(@"^again, list (\d+), prepared by (\S+), signed by (\S+)$")]
    private static partial Regex ListAgainForm();

    [GeneratedRegex(@"^(\d+) destroyed again, (\d+) sessions ended$")]
    private static partial Regex RestoredForm();

    [GeneratedRegex(@"^absent (\S+), covering (\S+)$")]
    private static partial Regex AbsenceForm();

    [GeneratedRegex(@"^reassignment (\d+)$")]
    private static partial Regex BatchForm();

    [GeneratedRegex(@"^(\d+) cases$")]
    private static partial Regex ChosenForm();

    [GeneratedRegex(@"^(\S.*) for ([0-9a-f]{8}-[0-9a-f-]{27}.*)$")]
    private static partial Regex ForForm();

    [GeneratedRegex(@"^to (.+), (\w+)$")]
    private static partial Regex ToldForm();

    [GeneratedRegex(@"^(?<of>house|home|country) (?<which>\d+|[A-Z]{2}) ?(?<what>.*)$")]
    private static partial Regex RegisterForm();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex UserId();
}
