using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Pages.Cases;

namespace ReturnCase.Web.Api.Contracts;

/// <summary>A transfer from the IND.</summary>
[Description("A transfer from the IND: the child, the rejection of the asylum request, and the return decision if there is one.")]
public sealed record TransferRequest
{
    [Description("V-number: ten digits, leading zeros kept."), Required, RegularExpression("^[0-9]{10}$")]
    public string? VNumber { get; init; }

    [Description("Who the child is."), Required]
    public TransferredChild? Child { get; init; }

    [Description("Name of the guardian at Nidos, where known."), MaxLength(RecordedFact.LineMaxLength)]
    public string? Guardian { get; init; }

    [Description("Day of the transfer."), Required]
    public DateOnly? TransferredOn { get; init; }

    [Description("Where it came from, such as a letter or a reference of the IND."), MaxLength(Change.SourceMaxLength)]
    public string? Source { get; init; }

    [Description("The rejection of the asylum request."), Required]
    public TransferredRejection? Rejection { get; init; }

    [Description("The return decision; leave it out where there is none.")]
    public TransferredReturnDecision? ReturnDecision { get; init; }

    /// <summary>The same as a person types it, so that one set of rules is for both.</summary>
    internal NewInput ToInput() => new()
    {
        VNumber = VNumber,
        Identity = new() { FirstNames = Child?.FirstNames, LastName = Child?.LastName, Aliases = Child?.Aliases, Nationality = Child?.Nationality, Languages = Child?.Languages, Location = Child?.Location },
        BirthDate = new() { Day = Text(Child?.BirthDay), Month = Text(Child?.BirthMonth), Year = Text(Child?.BirthYear) },
        BirthDateKnownFrom = Child?.BirthKnownFrom,
        Guardian = Guardian,
        TransferredOn = DateInput.From(TransferredOn),
        Source = Source,
        RejectedOn = DateInput.From(Rejection?.DecidedOn),
        RejectionReference = Rejection?.Reference,
        HasReturnDecision = ReturnDecision is not null,
        ReturnDecisionOn = DateInput.From(ReturnDecision?.DecidedOn),
        ReturnDecisionReference = ReturnDecision?.Reference,
        ReturnDecision = new()
        {
            UnlawfulStay = ReturnDecision?.UnlawfulStay ?? false,
            DutyToLeave = ReturnDecision?.DutyToLeave ?? false,
            TermDays = Text(ReturnDecision?.DepartureTermDays),
            Countries = new() { Lines = [.. ReturnDecision?.Countries ?? []] },
        },
    };

    /// <summary>Where a field of the form stands in what was sent.</summary>
    internal static string PointerOf(string field) => field switch
    {
        nameof(NewInput.VNumber) => "/vNumber",
        nameof(NewInput.BirthDate) => "/child/birthYear",
        nameof(NewInput.BirthDateKnownFrom) => "/child/birthKnownFrom",
        nameof(NewInput.Guardian) => "/guardian",
        nameof(NewInput.TransferredOn) => "/transferredOn",
        nameof(NewInput.Source) => "/source",
        nameof(NewInput.RejectedOn) => "/rejection/decidedOn",
        nameof(NewInput.RejectionReference) => "/rejection/reference",
        nameof(NewInput.ReturnDecisionOn) => "/returnDecision/decidedOn",
        nameof(NewInput.ReturnDecisionReference) => "/returnDecision/reference",
        "ReturnDecision.TermDays" => "/returnDecision/departureTermDays",
        _ when field.StartsWith("Identity.", StringComparison.Ordinal) => $"/child/{char.ToLowerInvariant(field[9])}{field[10..]}",
        _ when field.StartsWith("ReturnDecision.Countries", StringComparison.Ordinal) => $"/returnDecision/countries{ListPointers.Item(field)}",
        _ => "",
    };

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The child of a transfer.</summary>
[Description("Who the child is. A birth date is told as far as it is known: a year, a year and a month, or all three.")]
public sealed record TransferredChild
{
    [Description("First names."), Required, MaxLength(RecordedFact.LineMaxLength)]
    public string? FirstNames { get; init; }

    [Description("Last name."), Required, MaxLength(RecordedFact.LineMaxLength)]
    public string? LastName { get; init; }

    [Description("Other names in use."), MaxLength(RecordedFact.LineMaxLength)]
    public string? Aliases { get; init; }

    [Description("Country code (ISO 3166-1 alpha-2), XX for stateless, ZZ for unknown."), Required, RegularExpression("^[A-Z]{2}$")]
    public string? Nationality { get; init; }

    [Description("Languages spoken."), Required, MaxLength(RecordedFact.LineMaxLength)]
    public string? Languages { get; init; }

    [Description("Where the child lives now."), MaxLength(RecordedFact.LineMaxLength)]
    public string? Location { get; init; }

    [Description("Year of birth."), Required]
    public int? BirthYear { get; init; }

    [Description("Month of birth, where known."), Range(1, 12)]
    public int? BirthMonth { get; init; }

    [Description("Day of birth, where known."), Range(1, 31)]
    public int? BirthDay { get; init; }

    [Description("Where the birth date comes from."), Required]
    public BirthDateSource? BirthKnownFrom { get; init; }
}

/// <summary>The rejection of the asylum request.</summary>
[Description("The rejection of the asylum request.")]
public sealed record TransferredRejection
{
    [Description("Day of the decision."), Required]
    public DateOnly? DecidedOn { get; init; }

    [Description("Reference of the IND."), Required, MaxLength(AuthorityDecision.ReferenceMaxLength)]
    public string? Reference { get; init; }
}

/// <summary>The return decision that came with a transfer.</summary>
[Description("A return decision. What it leaves open makes it incomplete, which is recorded as it is.")]
public sealed record TransferredReturnDecision
{
    [Description("Day of the decision."), Required]
    public DateOnly? DecidedOn { get; init; }

    [Description("Reference of the IND."), Required, MaxLength(AuthorityDecision.ReferenceMaxLength)]
    public string? Reference { get; init; }

    [Description("It states that the stay is unlawful.")]
    public bool? UnlawfulStay { get; init; }

    [Description("It states the duty to leave.")]
    public bool? DutyToLeave { get; init; }

    [Description("Departure term in days; leave it out where the decision names none.")]
    public int? DepartureTermDays { get; init; }

    [Description("Countries of return (ISO 3166-1 alpha-2).")]
    public IReadOnlyList<string>? Countries { get; init; }
}

/// <summary>What came of a transfer.</summary>
public enum TransferOutcome
{
    /// <summary>A case was registered.</summary>
    Registered,

    /// <summary>The V-number has a closed case: its supervisor decides whether that opens again.</summary>
    HandedToClosedCase,
}

/// <summary>What came of a transfer.</summary>
[Description("What came of a transfer.")]
public sealed record TransferAnswer(
    [property: Description("Number of the case.")] string CaseNumber,
    [property: Description("Registered: a new case. HandedToClosedCase: the V-number has a closed case, and a supervisor decides whether it opens again.")] TransferOutcome Outcome,
    [property: Description("Team that works on it.")] string Team,
    [property: Description("The return decision does not state all that it must; the team asks for what is missing.")] bool ReturnDecisionIncomplete,
    [property: Description("Warning: cases that may be of the same child. The transfer was accepted; the team is asked whether it is another child. Empty where none was found, and always where a closed case took the transfer.")] IReadOnlyList<TransferDouble> ProbableDoubles);

/// <summary>A case that may be of the same child.</summary>
[Description("A case that may be of the same child. Names and dates of that case are not told.")]
public sealed record TransferDouble(
    [property: Description("Number of that case.")] string CaseNumber,
    [property: Description("Team that works on it.")] string Team,
    [property: Description("What is alike. It proves nothing: a person decides.")] IReadOnlyList<DoubleEvidence> Evidence);

internal static class ListPointers
{
    /// <summary>The place in a list that the path of a rule names, as the end of a pointer.</summary>
    public static string Item(string field) => field.Split('[', ']') is [_, var index, ..] ? $"/{index}" : "";
}
