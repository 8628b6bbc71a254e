using ReturnCase.Data.Importing;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;

namespace ReturnCase.Web.Importing;

/// <summary>Whether a cell may be left empty.</summary>
public enum ImportNeed
{
    /// <summary>Never.</summary>
    Always,

    /// <summary>Only where what it is about is not so.</summary>
    WhereItApplies,

    /// <summary>Always; better not.</summary>
    MayBeEmpty,
}

/// <summary>What kind of text a cell holds.</summary>
public enum ImportWords
{
    /// <summary>Any. A sign that nobody sees is left out, as on the forms.</summary>
    Any,

    /// <summary>A name.</summary>
    Name,

    /// <summary>Names or languages, with commas between them.</summary>
    Names,
}

/// <summary>A column of a file with an existing caseload. Reader, template and guide are made of the same list.</summary>
/// <param name="Name">What stands above it.</param>
/// <param name="Need">Whether its cells may be left empty.</param>
/// <param name="MaxLength">Greatest length of a cell.</param>
/// <param name="Examples">What stands in it in each line of the template.</param>
public sealed record ImportColumn(string Name, ImportNeed Need, int MaxLength, params IReadOnlyList<string> Examples)
{
    /// <summary>What kind of text its cells hold.</summary>
    public ImportWords Words { get; init; }
}

/// <summary>Every column, in the order of the template.</summary>
public static class ImportColumns
{
    public const string System = "source_system";
    public const string Key = "source_key";
    public const string VNumber = "v_number";
    public const string FirstNames = "first_names";
    public const string LastName = "last_name";
    public const string Aliases = "aliases";
    public const string Nationality = "nationality";
    public const string Languages = "languages";
    public const string Location = "location";
    public const string BirthDate = "birth_date";
    public const string BirthDateSource = "birth_date_source";
    public const string Guardian = "guardian";
    public const string Lawyer = "lawyer";
    public const string Team = "team";
    public const string Counsellor = "counsellor";
    public const string TransferredOn = "transferred_on";
    public const string RejectedOn = "rejected_on";
    public const string RejectionReference = "rejection_reference";
    public const string ReturnDecisionOn = "return_decision_on";
    public const string ReturnDecisionReference = "return_decision_reference";
    public const string UnlawfulStay = "unlawful_stay";
    public const string DutyToLeave = "duty_to_leave";
    public const string DepartureTermDays = "departure_term_days";
    public const string ReturnCountries = "return_countries";
    public const string SearchCountries = "search_countries";
    public const string Phase = "phase";
    public const string PhaseSince = "phase_since";
    public const string PhaseReason = "phase_reason";
    public const string DecidedBy = "decided_by";
    public const string ConfirmedBy = "confirmed_by";
    public const string ClosingReason = "closing_reason";
    public const string PhaseHistory = "phase_history";
    public const string ReferralSentOn = "referral_sent_on";
    public const string ReferralReceivedOn = "referral_received_on";
    public const string ReferralReference = "referral_reference";
    public const string Decisions = "decisions";
    public const string Suspensions = "suspensions";

    /// <summary>Between the items of a cell that holds several.</summary>
    public const char ItemSeparator = '|';

    /// <summary>Greatest length of a cell that holds several items.</summary>
    public const int ListMaxLength = 2_000;

    private const int Date = 20;
    private const int Name = RecordedFact.LineMaxLength;
    private const int Reference = AuthorityDecision.ReferenceMaxLength;

    public static IReadOnlyList<ImportColumn> All { get; } =
    [
        new(System, ImportNeed.Always, ImportedCase.SystemMaxLength, "INDIGO", "INDIGO", "INDIGO"),
        new(Key, ImportNeed.Always, ImportedCase.KeyMaxLength, "A-1001", "A-1002", "A-1003"),
        new(VNumber, ImportNeed.Always, Date, "2900000017", "2900000025", "2900000033"),
        new(FirstNames, ImportNeed.Always, Name, "Aminata", "Yusuf", "Tesfay") { Words = ImportWords.Name },
        new(LastName, ImportNeed.Always, Name, "Barry", "Haidari", "Gebre") { Words = ImportWords.Name },
        new(Aliases, ImportNeed.MayBeEmpty, Name, "", "Yousef Haydari", "") { Words = ImportWords.Names },
        new(Nationality, ImportNeed.Always, Date, "GN", "AF", "ER"),
        new(Languages, ImportNeed.Always, Name, "Pular", "Dari", "Tigrinya") { Words = ImportWords.Names },
        new(Location, ImportNeed.MayBeEmpty, Name, "Assen", "Utrecht", ""),
        new(BirthDate, ImportNeed.Always, Date, "2010-06-14", "2010-03", "2009"),
        new(BirthDateSource, ImportNeed.Always, Name, "Statement", "Register", "AgeAssessment"),
        new(Guardian, ImportNeed.MayBeEmpty, Name, "T. Bos", "T. Bos", "") { Words = ImportWords.Name },
        new(Lawyer, ImportNeed.MayBeEmpty, Name, "mr. A. Vos", "", "") { Words = ImportWords.Name },
        new(Team, ImportNeed.Always, CaseFile.TeamMaxLength, "Noord", "Noord", "Zuid"),
        new(Counsellor, ImportNeed.WhereItApplies, Name, "sanne", "joris", "omar"),
        new(TransferredOn, ImportNeed.Always, Date, "2026-02-03", "2025-11-10", "2025-09-01"),
        new(RejectedOn, ImportNeed.Always, Date, "2026-01-20", "2025-10-28", "2025-08-20"),
        new(RejectionReference, ImportNeed.Always, Reference, "Z1-11001", "Z1-11002", "Z1-11003"),
        new(ReturnDecisionOn, ImportNeed.WhereItApplies, Date, "", "", "2025-08-20"),
        new(ReturnDecisionReference, ImportNeed.WhereItApplies, Reference, "", "", "Z1-11004"),
        new(UnlawfulStay, ImportNeed.WhereItApplies, Date, "", "", "yes"),
        new(DutyToLeave, ImportNeed.WhereItApplies, Date, "", "", "yes"),
        new(DepartureTermDays, ImportNeed.WhereItApplies, Date, "", "", "28"),
        new(ReturnCountries, ImportNeed.WhereItApplies, ListMaxLength, "", "", "ER | ET"),
        new(SearchCountries, ImportNeed.MayBeEmpty, ListMaxLength, "GN", "AF | IR", ""),
        new(Phase, ImportNeed.Always, Name, "ShelterSearch", "InsufficientCooperation", "ReturnPreparation"),
        new(PhaseSince, ImportNeed.Always, Date, "2026-02-06", "2026-06-30", "2025-09-04"),
        new(PhaseReason, ImportNeed.WhereItApplies, Change.ReasonMaxLength / 2, "", "told nothing about relatives, asked three times", ""),
        new(DecidedBy, ImportNeed.WhereItApplies, Actor.NameMaxLength, "", "J. Dekker", "") { Words = ImportWords.Name },
        new(ConfirmedBy, ImportNeed.WhereItApplies, Actor.NameMaxLength, "", "I. Smit", "") { Words = ImportWords.Name },
        new(ClosingReason, ImportNeed.WhereItApplies, Name, "", "", ""),
        new(PhaseHistory, ImportNeed.MayBeEmpty, ListMaxLength, "", "ShelterSearch 2025-11-14", ""),
        new(ReferralSentOn, ImportNeed.WhereItApplies, Date, "", "2026-07-02", ""),
        new(ReferralReceivedOn, ImportNeed.MayBeEmpty, Date, "", "2026-07-03", ""),
        new(ReferralReference, ImportNeed.WhereItApplies, Name, "", "IND-77", ""),
        new(Decisions, ImportNeed.MayBeEmpty, ListMaxLength, "", "", ""),
        new(Suspensions, ImportNeed.MayBeEmpty, ListMaxLength, "", "", "Appeal 2025-10-01..2026-01-15 AWB 25/4410"),
    ];

    private static readonly Dictionary<string, ImportColumn> ByName = All.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The column of a name, as people may write it; null where there is none.</summary>
    public static ImportColumn? Named(string name) => ByName.GetValueOrDefault(name.Trim().Replace(' ', '_'));

    /// <summary>How a spreadsheet calls the column at a place, from 0.</summary>
    public static string LetterOf(int index)
    {
        var letters = "";
        for (var left = index + 1; left > 0; left = (left - 1) / 26)
            letters = (char)('A' + ((left - 1) % 26)) + letters;
        return letters;
    }
}
