using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Documents;

namespace ReturnCase.Web.Privacy;

/// <summary>Reads whatever was recorded off a thing, property by property, so that nothing is forgotten when a kind of fact gets one more.</summary>
public sealed class DossierFields(EnumText words, DossierText labels, IStringLocalizer<SharedText> shared)
{
    // Keys, ids of users, and what the dossier says in another place.
    private static readonly HashSet<string> Technical =
    [
        "Id", "Sequence", "Period", "OccurredOn", "RecordedAt", "ById", "ForId", "ProposedById", "GroundsById", "OwnerId", "CarePlaceId", "AskedAgainIn", "StateBeforeDecision", "Content", "Detail", "StoredAs", "GapCodes", "CorrectionsSent",
    ];

    // Numbers of other lines.
    private static readonly HashSet<string> References = ["Candidate", "Document", "Request", "Receiver", "About", "AppliedBy", "EndedBy", "DecidedBy", "CorrectedBy", "Subject", "SupersededBy", "CitedFacts", "Papers"];

    private static readonly HashSet<string> OfOthers =
    [
        "ContactPerson.Name", "ContactPerson.Phone", "ContactPerson.Email", "ContactMoment.Present", "ContactMoment.Interpreter", "ContactMoment.AlsoWith", "CooperationFact.Interpreter",
        "ShelterCandidate.Name", "ShelterCandidate.Place", "ReturnPlan.Escort", "EmbassyStep.Present", "RepeatedTransfer.Guardian", "CaseEntry.ByName", "CaseEntry.ForName", "OutcomeProposal.ProposedByName",
        "SafetyAlarm.OwnerName", "CaseFile.CounsellorName", "Statement.ReceivedBy", "TravelDetails.MeetingPlace", "TravelDetails.ReceiverReach", "TravelDetails.EscortReach",
        // The same facts as a referral froze them.
        "Contact.Name", "Contact.Phone", "Contact.Email", "Request.Interpreter", "Candidate.Name", "Candidate.Place", "Proposed.ProposedBy", "Proposed.ConfirmedBy", "Proposed.GroundsBy",
        "Talk.Present", "Talk.Interpreter", "Talk.AlsoWith", "Planned.Escort", "EmbassyStepTaken.Present", "FrozenReferral.Counsellor",
    ];

    private static readonly HashSet<string> OfTheChild =
    [
        "FirstNames", "LastName", "Aliases", "Nationality", "Languages", "Language", "Country", "Countries", "ReferralNumber", "SupersededByNumber", "Number", "VNumber", "Team",
        "RuleSet", "Referral", "Case", "Sha256",
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
        where value.Any(char.IsLetterOrDigit)
        select new DossierField($"{key}.{property.Name}", labels[LabelKey(property.Name)], value, KindOf(thing.GetType(), property));

    /// <summary>
    /// What a referral told, field by field, each about whom the same fact is about elsewhere. What stands in a list has the number of its place in its key and its label.
    /// </summary>
    public IEnumerable<DossierField> ReadFrozen(FrozenReferral frozen, string key) => Nested(frozen, $"{key}.Frozen", labels["FieldContent"], "");

    /// <summary>The short code of a line of history in words; null where it has none. Whom a case was given to is somebody else.</summary>
    public DossierField? Detail(CaseEntry entry, string key) => entry.Detail is not { } code ? null : new(
        $"{key}.Detail",
        labels[LabelKey("Detail")],
        entry.Kind switch
        {
            EntryKind.Moved or EntryKind.BroughtIn or EntryKind.SecondClosingReason when Enum.TryParse<ClosingReason>(code, out var reason) => CaseTexts.Of(reason).Here(),
            EntryKind.SuspensionAnswered => labels[$"Answered{code}"],
            EntryKind.AlarmRaised when Enum.TryParse<AlarmKind>(code, out var alarm) => words[alarm],
            _ => code,
        },
        entry.Kind is EntryKind.Assigned or EntryKind.AlarmOwned ? FieldKind.ThirdPerson : FieldKind.Plain);

    public static FieldKind KindOf(Type type, PropertyInfo property) =>
        OfOthers.Contains($"{type.Name}.{property.Name}") ? FieldKind.ThirdPerson
        : property.PropertyType == typeof(IReadOnlyList<ReviewAgreement>) || property.PropertyType == typeof(IReadOnlyList<AgreementAnswer>)
            || property.PropertyType == typeof(IReadOnlyList<StatementPart>) || property.PropertyType == typeof(IReadOnlyList<PlanAgreement>)
            || property.PropertyType == typeof(FrozenReferral.Part[]) || property.PropertyType == typeof(FrozenReferral.AgreedWith[]) ? FieldKind.Words
        : property.PropertyType == typeof(string) && !OfTheChild.Contains(property.Name) ? FieldKind.Words
        : FieldKind.Plain;

    private IEnumerable<DossierField> Nested(object thing, string key, string group, string within)
    {
        foreach (var property in FrozenOf(thing.GetType()))
        {
            var value = property.GetValue(thing);
            if (value is null)
            {
                continue;
            }

            var label = labels[LabelKey(property.Name)];
            var here = within.Length == 0 ? label : $"{within}, {char.ToLower(label[0], CultureInfo.CurrentCulture)}{label[1..]}";
            var parts = value switch
            {
                _ when IsNested(property.PropertyType) => Nested(value, $"{key}.{property.Name}", group, here),
                Array list when value is not (string[] or int[]) => list.Cast<object>().SelectMany((item, index) => Nested(item, $"{key}.{property.Name}{index + 1}", group, $"{here} {index + 1}")),
                _ when Value(property, value) is var text && text.Any(char.IsLetterOrDigit) =>
                    [new DossierField($"{key}.{property.Name}", $"{group}: {char.ToLower(here[0], CultureInfo.CurrentCulture)}{here[1..]}", text, KindOf(thing.GetType(), property))],
                _ => Enumerable.Empty<DossierField>(),
            };
            foreach (var part in parts)
            {
                yield return part;
            }
        }
    }

    /// <summary>The properties of a frozen thing that a dossier shows, dates among them: a referral has no line that tells them.</summary>
    public static IEnumerable<PropertyInfo> FrozenOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null).OrderBy(p => p.MetadataToken);

    /// <summary>Whether a frozen thing has fields of its own.</summary>
    public static bool IsNested(Type type) => type.DeclaringType == typeof(FrozenReferral) || type == typeof(SearchClock);

    private string Value(PropertyInfo property, object? value) => (property.Name, value) switch
    {
        (_, null) => "",
        (var name, int number) when References.Contains(name) => labels["Line", number],
        (var name, IReadOnlyList<int> numbers) when References.Contains(name) => string.Join(", ", numbers.Select(number => labels["Line", number])),
        (var name, string code) when CountryCodes.Contains(name) => code.Length == 0 ? "" : Countries.Name(code),
        (_, IReadOnlyList<ReferralGap> gaps) => string.Join(", ", gaps.Select(gap => words[gap])),
        (_, IReadOnlyList<ReviewAgreement> agreed) => string.Join("\n", agreed.Select(one => $"{one.Number}. {one.What} ({(one.Party is { } party ? words[party] : labels["Colleague"])}, {AmsterdamTime.Date(one.On)})")),
        (_, IReadOnlyList<AgreementAnswer> said) => string.Join("\n", said.Select(one => $"{labels["Line", one.Review]}, {one.Number}: {words[one.Result]}{(one.Note is { } note ? $". {note}" : "")}")),
        (_, IReadOnlyList<StatementPart> parts) => string.Join("\n", parts.Select(part => $"{words[part.Heading]}: {part.Text}")),
        (_, IReadOnlyList<PlanAgreement> agreed) => string.Join("\n", agreed.Select(one => $"{words[one.With]}: {one.What}{(one.ConfirmedOn is { } on ? $" ({AmsterdamTime.Date(on)})" : "")}")),
        (_, IReadOnlyList<PlanParty> parties) => string.Join(", ", parties.Select(party => words[party])),
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
