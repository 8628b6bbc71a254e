using System.Globalization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Referrals;

/// <summary>A line of a decision file, its words read as what they stand for. What cannot be read is among the faults.</summary>
public sealed record DecisionLineInput
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "dd-MM-yyyy", "d-M-yyyy"];
    private static readonly string[] Yes = ["true", "ja", "yes", "1"];
    private static readonly string[] No = ["false", "nee", "no", "0"];
    private static readonly char[] BetweenCountries = [' ', ',', ';', '|', '\n'];

    public required string Reference { get; init; }

    public string? Referral { get; init; }

    public string? CaseNumber { get; init; }

    public string? VNumber { get; init; }

    public DecisionKind? Kind { get; init; }

    public DateOnly? Date { get; init; }

    public string? Ground { get; init; }

    public DateOnly? DueOn { get; init; }

    public ReturnDecisionContent Content { get; init; } = new(false, false, null, []);

    /// <summary>What is wrong with the line by itself.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Judges a line by what it says alone.</summary>
    /// <param name="record">The line.</param>
    /// <param name="today">Nothing was decided later.</param>
    public static DecisionLineInput Of(DecisionRecord record, DateOnly today)
    {
        if (record.Faults.FirstOrDefault(fault => fault is nameof(DecisionFault.NotADecision) or nameof(DecisionFault.Forgotten)) is { } nothing)
        {
            return new() { Reference = "", Faults = [nothing] };
        }

        var faults = new List<string>(record.Faults);
        var reference = record[DecisionFields.IndReference];
        Check(reference is not null, DecisionFault.MissingReference);
        Check(!(reference?.Length > AuthorityDecision.ReferenceMaxLength), DecisionFault.LongReference);
        var vNumber = record[DecisionFields.VNumber];
        var hasVNumber = Domain.People.VNumber.TryParse(vNumber, out var number);
        Check(vNumber is null || hasVNumber, DecisionFault.WrongVNumber);
        var typedCase = record[DecisionFields.Case];
        Check(typedCase is null || Domain.Cases.CaseNumber.Read(typedCase) is not null, DecisionFault.WrongCaseNumber);
        Check(vNumber is not null || typedCase is not null, DecisionFault.MissingCase);
        var kind = KindOf(record[DecisionFields.Kind]);
        Check(record[DecisionFields.Kind] is not null, DecisionFault.MissingKind);
        Check(record[DecisionFields.Kind] is null || kind is not null, DecisionFault.UnknownKind);
        var date = DateOf(record[DecisionFields.Date]);
        Check(record[DecisionFields.Date] is not null, DecisionFault.MissingDate);
        Check(record[DecisionFields.Date] is null || date is not null, DecisionFault.WrongDate);
        Check(!(date > today), DecisionFault.FutureDate);
        var ground = record[DecisionFields.Ground];
        if (ReferralDecisionRule.AsksGround(kind))
        {
            Check(ground is not null, DecisionFault.MissingGround);
            Check(!(ground?.Length > RecordedFact.LineMaxLength), DecisionFault.LongGround);
        }

        var dueOn = DateOf(record[DecisionFields.DueOn]);
        if (ReferralDecisionRule.AsksDueOn(kind))
        {
            Check(record[DecisionFields.DueOn] is null || dueOn is not null, DecisionFault.WrongDueOn);
            Check(!(dueOn < date), DecisionFault.DueBeforeDate);
        }

        if (kind is not null)
        {
            faults.AddRange(ReferralDecisionRule.NotWith(kind.Value).Where(field => record[field] is not null).Select(field => DecisionFaults.Code(DecisionFault.NotWithKind, field)));
        }

        return new()
        {
            Reference = reference ?? "",
            Referral = record[DecisionFields.Referral]?.ToUpperInvariant(),
            CaseNumber = Domain.Cases.CaseNumber.Read(typedCase),
            VNumber = hasVNumber ? number.Value : null,
            Kind = kind,
            Date = date,
            Ground = ground,
            DueOn = dueOn,
            Content = ReferralDecisionRule.AsksContent(kind) ? ContentOf(record, faults) : new(false, false, null, []),
            Faults = faults,
        };

        void Check(bool holds, DecisionFault fault)
        {
            if (!holds)
            {
                faults.Add(DecisionFaults.Code(fault));
            }
        }
    }

    /// <summary>The decision that the line says, as it is recorded.</summary>
    public DecisionDetails Details(string? referral) => ReferralDecisionRule.Details(Kind!.Value, Reference, referral, Ground, DueOn, Content);

    /// <summary>The line says of the decision itself the same as another, whatever it is about.</summary>
    public bool DecidesSameAs(DecisionLineInput other) => Kind == other.Kind && Date == other.Date && ReferralDecisionRule.SaysSame(Details(null), other.Details(null));

    /// <summary>The line is the same as another, word for word or in other spelling.</summary>
    public bool IsSameAs(DecisionLineInput other) => (Referral, CaseNumber, VNumber) == (other.Referral, other.CaseNumber, other.VNumber) && Kind is not null && other.Kind is not null && DecidesSameAs(other);

    private static ReturnDecisionContent ContentOf(DecisionRecord record, List<string> faults)
    {
        var countries = (record[DecisionFields.Countries] ?? "").ToUpperInvariant().Split(BetweenCountries, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToArray();
        if (!Array.TrueForAll(countries, Countries.IsAbroad))
        {
            faults.Add(nameof(DecisionFault.UnknownCountry));
        }

        if (countries.Length > CountryLines.Most)
        {
            faults.Add(nameof(DecisionFault.TooManyCountries));
        }

        int? term = int.TryParse(record[DecisionFields.DepartureTermDays], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;
        if ((term is null && record[DecisionFields.DepartureTermDays] is not null) || !ReferralDecisionRule.IsTerm(term))
        {
            faults.Add(nameof(DecisionFault.WrongTerm));
        }

        return new(
            Truth(record[DecisionFields.UnlawfulStay], DecisionFault.MissingUnlawfulStay, DecisionFault.WrongUnlawfulStay, faults),
            Truth(record[DecisionFields.DutyToLeave], DecisionFault.MissingDutyToLeave, DecisionFault.WrongDutyToLeave, faults), term, countries);
    }

    private static bool Truth(string? written, DecisionFault missing, DecisionFault wrong, List<string> faults)
    {
        var said = written?.ToLowerInvariant();
        if (said is null || !(Yes.Contains(said) || No.Contains(said)))
        {
            faults.Add((said is null ? missing : wrong).ToString());
        }

        return Yes.Contains(said);
    }

    private static DecisionKind? KindOf(string? written) => written is null ? null
        : ReferralDecisionRule.Kinds.Cast<DecisionKind?>().FirstOrDefault(kind => DecisionFields.Plain(kind!.Value.ToString()) == DecisionFields.Plain(written));

    /// <summary>A day as files may write it; null where it is none.</summary>
    internal static DateOnly? DateOf(string? written) =>
        DateOnly.TryParseExact(written, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and <= 2199 ? date : null;
}
