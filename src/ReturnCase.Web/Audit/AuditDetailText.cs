using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Audit;

/// <summary>
/// What a row of the trail says more, in the user's language. The trail itself keeps fixed words and ids, so that a row means the same for ever; what has no words here is shown as it was written.
/// </summary>
public sealed partial class AuditDetailText(IStringLocalizer<AuditDetailText> text, EnumText words)
{
    private static readonly (Regex Form, string Key)[] Forms =
    [
        (UntilForm(), "Until"), (ListAgainForm(), "ListAgain"), (ListPreparedForm(), "ListPrepared"), (ListKeptForm(), "ListKept"), (ListForm(), "List"),
        (RestoredForm(), "Restored"), (AbsenceForm(), "Absence"), (BatchForm(), "Reassignment"), (ChosenForm(), "Chosen"), (CoverForm(), "CoverFor"), (LetterForm(), "LetterTemplate"), (LetterBackForm(), "LetterProgram"), (ForForm(), "For"), (ToldForm(), "Told"), (SessionsForm(), "Sessions"),
    ];

    /// <param name="detail">As the row has it.</param>
    /// <param name="names">Names of users and systems by their id.</param>
    /// <param name="tokens">What tokens of systems are called, by their number.</param>
    public string Of(string? detail, IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<int, string>? tokens = null)
    {
        if (detail is null)
            return "";
        // The list of emergencies is written small, the ground large; a file of texts knows no difference.
        if (text[detail == "emergency" ? nameof(AccessGround.Emergency) : detail] is { ResourceNotFound: false } known)
            return known;
        if (Lines(detail) is { } lines)
            return lines;
        foreach (var (form, key) in Forms)
            if (form.Match(detail) is { Success: true } match)
                return text[key, [.. match.Groups.Values.Skip(1).Select(group => Word(Named(group.Value, names)))]];
        if (System(detail, names, tokens) is { } system)
            return system;
        if (RegisterForm().Match(detail) is { Success: true } register)
            return Register(register.Groups["of"].Value, register.Groups["which"].Value, register.Groups["what"].Value);
        return UserForm().Match(detail) is { Success: true } user ? $"{Named(user.Groups[1].Value, names)}: {Fields(user.Groups[2].Value)}" : UserId().Replace(detail, id => Named(id.Value, names));
    }

    // What was done with a system of a partner: its token, its address for events, or what it may do.
    private string? System(string detail, IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<int, string>? tokens)
    {
        if (RefusedTokenForm().Match(detail) is { Success: true } refused)
            return string.Join(" · ", new[] { text[$"Token_{refused.Groups["why"].Value}"].Value, refused.Groups["who"].Success ? Named(refused.Groups["who"].Value, names) : null, Token(refused) }.OfType<string>());
        if (ScopesForm().Match(detail) is { Success: true } scopes)
            return text["Scopes", scopes.Groups[1].Value];
        if (SystemForm().Match(detail) is not { Success: true } form)
            return null;
        var (who, said) = (Named(form.Groups["who"].Value, names), form.Groups["said"].Value);
        if (TokenForm().Match(said) is { Success: true } token)
            return $"{who}: {Token(token)}";
        if (AddressForm().Match(said) is { Success: true } address)
            return text["SystemAddress", who, address.Groups["id"].Value, text[$"Address_{address.Groups["what"].Value}"]];
        if (AddedForm().Match(said) is { Success: true } added)
            return text["SystemSubscribed", who, added.Groups["host"].Success ? added.Groups["host"].Value : "?", string.Join(", ", ApiEventKinds.Of(added.Groups["kinds"].Value).Select(kind => words.Inside(kind)))];
        return said.Length == 0 ? who : $"{who}: {Fields(said)}";

        string? Token(Match match) => match.Groups["token"].Success && int.Parse(match.Groups["token"].Value, CultureInfo.InvariantCulture) is var id
            ? text["Token", id, tokens?.GetValueOrDefault(id) ?? "?"].Value : null;
    }

    private string Register(string of, string which, string what) => text[
        what.Length == 0 ? $"Register_{of}" : $"Register_{of}_What",
        of == "country" ? Countries.Name(which) : which,
        string.Join(", ", what.Split(", ").Select(word => text[$"Register_{word}"] is { ResourceNotFound: false } known ? known.Value : word))];

    // An alarm step, a way in which e-mail comes, or what was done in the place of somebody.
    private string Word(string value) => text[$"Word_{value}"] is { ResourceNotFound: false } known ? known : Lines(value) ?? (text[value] is { ResourceNotFound: false } whole ? whole : value);

    // What was changed about a user, word by word.
    private string Fields(string said) => string.Join(", ", said.Split(", ").Select(field => string.Join(' ', field.Split(' ').Select(word =>
        Enum.TryParse<ActorRole>(word, out var role) && char.IsLetter(word[0]) ? words.Inside(role) : Word(word)))));

    // What a save added to a case: the kinds of its lines, as the timeline names them.
    private string? Lines(string detail) => detail.Split(", ") is var names && names.All(name => Enum.TryParse<EntryKind>(name, out _) && char.IsLetter(name[0]))
        ? string.Join(", ", names.Select(name => words.Inside(Enum.Parse<EntryKind>(name)))) : null;

    private static string Named(string value, IReadOnlyDictionary<string, string> names) => names.GetValueOrDefault(value) ?? UserId().Replace(value, id => names.GetValueOrDefault(id.Value, id.Value));

    [GeneratedRegex(@"^until (\d{4}-\d\d-\d\d)$")]
    private static partial Regex UntilForm();

    [GeneratedRegex(@"^([A-Za-z]+) (nl|en): edition (\d+)$")]
    private static partial Regex LetterForm();

    [GeneratedRegex(@"^([A-Za-z]+) (nl|en): edition (\d+), back to that of the program$")]
    private static partial Regex LetterBackForm();

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

    [GeneratedRegex(@"^Cover for (\S+)$")]
    private static partial Regex CoverForm();

    [GeneratedRegex(@"^(\S.*) for ([0-9a-f]{8}-[0-9a-f-]{27}.*)$")]
    private static partial Regex ForForm();

    [GeneratedRegex(@"^to (.+), (\w+)$")]
    private static partial Regex ToldForm();

    [GeneratedRegex(@"^(\w+) user (\S+) sessions (\d+)$")]
    private static partial Regex SessionsForm();

    [GeneratedRegex(@"^user (\S+) (\S.*)$")]
    private static partial Regex UserForm();

    [GeneratedRegex(@"^(?<of>house|home|country) (?<which>\d+|[A-Z]{2}) ?(?<what>.*)$")]
    private static partial Regex RegisterForm();

    [GeneratedRegex(@"^(?<who>client-\d+) ?(?<said>.*)$")]
    private static partial Regex SystemForm();

    [GeneratedRegex(@"^token (?<token>\d+)$")]
    private static partial Regex TokenForm();

    [GeneratedRegex(@"^(?<why>Unknown|Expired|Revoked|Disabled)( (?<who>client-\d+))?( token (?<token>\d+))?$")]
    private static partial Regex RefusedTokenForm();

    [GeneratedRegex(@"^subscription (?<id>\d+) (?<what>disabled|enabled|removed)$")]
    private static partial Regex AddressForm();

    [GeneratedRegex(@"^added( (?<host>\S+))?: (?<kinds>[A-Z][A-Za-z ]+)$")]
    private static partial Regex AddedForm();

    [GeneratedRegex(@"^scopes ([a-z ]+)$")]
    private static partial Regex ScopesForm();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex UserId();
}
