using FluentValidation.Results;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

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
    public ApiRefusal Invalid(ValidationResult result, Func<string, string> pointer) => Invalid(Faults(result, pointer));

    /// <summary>Those faults by themselves. Where a page speaks of what stands on its form, it is said of JSON here.</summary>
    /// <param name="result">What the rules found.</param>
    /// <param name="pointer">Where a field of the form stands in the body.</param>
    /// <param name="kinds">The kinds of decision that fit, where one is asked for.</param>
    public IReadOnlyList<Fault> Faults(ValidationResult result, Func<string, string> pointer, string kinds = "") =>
        [.. result.Errors.Select(error => (At: pointer(error.PropertyName), error)).Select(fault => Fault.Body(fault.At, InJson(fault.At, fault.error, kinds))).Distinct()];

    private string InJson(string at, ValidationFailure error, string kinds) => at switch
    {
        "/kind" => words["NoFittingKind", kinds],
        "/child/nationality" => words["NoNationality"],
        "/child/birthYear" when error.AttemptedValue is not DateInput born || born.ToPartialDate() is null => words["NoBirthDate"],
        "/child/birthKnownFrom" => words["NoChoice", string.Join(", ", Enum.GetNames<BirthDateSource>())],
        "/returnDecision/unlawfulStay" or "/returnDecision/dutyToLeave" => words["NoTruth"],
        _ when at.StartsWith("/returnDecision/countries/", StringComparison.Ordinal) => words["NoCountry"],
        // A date that is there was read before the rules were asked: what they miss is the whole of it.
        _ when error.AttemptedValue is DateInput { IsEmpty: true } || (error.AttemptedValue is null && at.EndsWith("On", StringComparison.Ordinal)) => words["NoDate"],
        _ => error.ErrorMessage,
    };

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
