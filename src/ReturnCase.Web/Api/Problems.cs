using FluentValidation.Results;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Api;

/// <summary>Makes refusals: each kind has a place in docs/api.md and its own words.</summary>
internal sealed class Problems(ApiWords words)
{
    private const string Kinds = "urn:returncase:problem:";

    /// <summary>A refusal of a kind, in its own words.</summary>
    public ApiRefusal Of(int status, string kind, params object[] arguments) => new(new(TypeOf(kind), words[$"{kind}Title"], status, words[kind, arguments]));

    /// <summary>Faults of what was sent.</summary>
    public ApiRefusal Invalid(IReadOnlyList<Fault> faults) =>
        new(new(TypeOf("Invalid"), words["InvalidTitle"], StatusCodes.Status400BadRequest, words[faults.Count == 1 ? "InvalidOne" : "Invalid", faults.Count], faults));

    /// <summary>Faults that the rules of a page found, at the fields of the body.</summary>
    public ApiRefusal Invalid(ValidationResult result, Func<string, string> pointer) => Invalid([.. result.Errors.Select(error => Fault.Body(pointer(error.PropertyName), error.ErrorMessage))]);

    /// <summary>The case is as it is: what came of trying to change it.</summary>
    public ApiRefusal Of(CaseAnswer answer) => answer switch
    {
        CaseAnswer.Refused refused => new(new(TypeOf("Refused"), words["RefusedTitle"], StatusCodes.Status409Conflict,
            string.Join(" ", refused.Guards.Select(GuardCatalogue.Of).Select(guard => $"{guard.Sentence.Here()} {guard.Satisfy.Here()}")) is { Length: > 0 } why ? why : words["Refused"])),
        _ => Of(StatusCodes.Status409Conflict, "Changed"),
    };

    /// <summary>A bare status in words.</summary>
    public ApiRefusal Of(int status) => words.Has($"Status{status}") ? new(new(TypeOf($"Status{status}"), words[$"Status{status}Title"], status, words[$"Status{status}"])) : new(new("about:blank", words["StatusTitle"], status, words["Status", status]));

    private static string TypeOf(string kind) => Kinds + string.Concat(kind.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
