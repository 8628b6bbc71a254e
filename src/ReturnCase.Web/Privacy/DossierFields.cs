using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Documents;

namespace ReturnCase.Web.Privacy;

/// <summary>Reads whatever was recorded off a thing, property by property, so that nothing is forgotten when a kind of fact gets one more.</summary>
public sealed class DossierFields(EnumText words, DossierText labels, IStringLocalizer<SharedText> shared)
{
    // Keys, ids of users, and what the dossier says in another place.
    private static readonly HashSet<string> Technical =
    [
        "Id", "Sequence", "Period", "OccurredOn", "RecordedAt", "ById", "ProposedById", "GroundsById", "OwnerId", "CarePlaceId", "AskedAgainIn", "StateBeforeDecision", "StoredAs",
    ];

    // Numbers of other lines.
    private static readonly HashSet<string> References = ["Candidate", "Document", "Receiver", "About", "AppliedBy", "EndedBy", "DecidedBy", "Subject", "SupersededBy", "CitedFacts"];

    private static readonly HashSet<string> OfOthers =
    [
        "ContactPerson.Name", "ContactPerson.Phone", "ContactPerson.Email", "ContactMoment.Present", "ContactMoment.Interpreter", "CooperationFact.Interpreter",
        "ShelterCandidate.Name", "ShelterCandidate.Place", "ReturnPlan.Escort", "RepeatedTransfer.Guardian", "CaseEntry.ByName", "OutcomeProposal.ProposedByName",
        "SafetyAlarm.OwnerName", "CaseFile.CounsellorName",
    ];

    private static readonly HashSet<string> OfTheChild =
    [
        "FirstNames", "LastName", "Aliases", "Nationality", "Languages", "Language", "Location", "Country", "Countries", "Reference", "ReferralNumber", "RejectionReference",
        "ReturnDecisionReference", "ReceiptReference", "SupersededByNumber", "Number", "VNumber", "Team", "RuleSet", "Sha256",
    ];

    private static readonly HashSet<string> CountryCodes = ["Nationality", "Country", "Countries"];

    /// <summary>The properties of a type that a dossier shows.</summary>
    public static IEnumerable<PropertyInfo> Of(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null && !Technical.Contains(p.Name)).OrderBy(p => p.MetadataToken);

    /// <summary>What a field is called: by its kind of thing where that has its own word.</summary>
    public static string LabelKey(string name) => $"Field{name}";

    /// <summary>Every property of a thing that holds something, or only those named.</summary>
    public IEnumerable<DossierField> Read(object thing, string key, params string[] only) =>
        from property in Of(thing.GetType())
        where only.Length == 0 || only.Contains(property.Name)
        let value = Value(property, property.GetValue(thing))
        where value.Length > 0
        select new DossierField($"{key}.{property.Name}", labels[LabelKey(property.Name)], value, KindOf(thing.GetType(), property));

    public static FieldKind KindOf(Type type, PropertyInfo property) =>
        OfOthers.Contains($"{type.Name}.{property.Name}") || (property.Name == "Detail" && type == typeof(CaseEntry)) ? FieldKind.ThirdPerson
        : property.PropertyType == typeof(string) && !OfTheChild.Contains(property.Name) ? FieldKind.Words
        : FieldKind.Plain;

    private string Value(PropertyInfo property, object? value) => (property.Name, value) switch
    {
        (_, null) => "",
        (var name, int number) when References.Contains(name) => labels["Line", number],
        (var name, IReadOnlyList<int> numbers) when References.Contains(name) => string.Join(", ", numbers.Select(number => labels["Line", number])),
        (var name, string code) when CountryCodes.Contains(name) => code.Length == 0 ? "" : Countries.Name(code),
        (_, IReadOnlyList<string> codes) => string.Join(", ", codes.Select(Countries.Name)),
        ("Size", long bytes) => FileSize.Words(bytes),
        (_, string said) => said.Trim(),
        (_, bool yes) => shared[yes ? "Yes" : "No"],
        (_, DateOnly date) => AmsterdamTime.Date(date),
        (_, DateTime instant) => AmsterdamTime.DateTime(instant),
        (_, CasePhase phase) => CaseTexts.Of(phase).Here(),
        (_, CaseTrigger trigger) => CaseTexts.Of(trigger).Here(),
        (_, ClosingReason reason) => CaseTexts.Of(reason).Here(),
        (_, OutcomeKind outcome) => CaseTexts.Of(outcome).Here(),
        (_, Enum choice) => words[choice],
        (_, var other) => Convert.ToString(other, CultureInfo.CurrentCulture) ?? "",
    };
}
