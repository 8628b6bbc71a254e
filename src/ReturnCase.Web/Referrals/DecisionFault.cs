namespace ReturnCase.Web.Referrals;

/// <summary>What can be wrong with one decision in a file. Its words are in the texts of the page of the file; its name is kept.</summary>
public enum DecisionFault
{
    // How it is written.
    NotADecision, UnknownField, FieldTwice, WrongType, WrongReturnDecision, TooManyCells, TooLong,

    // What is missing, or no such thing.
    MissingReference, LongReference, MissingKind, UnknownKind, MissingDate, WrongDate, MissingCase, WrongVNumber, WrongCaseNumber, MissingGround, LongGround, NumberNotText, NotWithKind,
    WrongDueOn, MissingUnlawfulStay, MissingDutyToLeave, WrongUnlawfulStay, WrongDutyToLeave, WrongTerm, UnknownCountry, TooManyCountries,

    // What does not fit what is known here.
    UnknownReferral, UnknownCase, OtherVNumber, OtherCase, NeverSent, NotAnAnswer, WhichReferral, FutureDate, BeforeReferral, DueBeforeDate, BeforeBirth,

    // What does not fit the other lines, or what is on file.
    DuplicateLine, SameReferenceOtherLine, SameReferenceOtherContent, SameReferenceOtherCase,

    // What stood in the way when it was recorded.
    Contradicts, Refused, Conflict, Forgotten,

    // What is not wrong by itself, and asks for a look before it is recorded.
    AlsoAboutChild, SaysOtherwise,
}

/// <summary>Faults as they are kept with a line: their code, and behind a colon the field, the line or the day that they are about. Never what the line says.</summary>
public static class DecisionFaults
{
    private const char Behind = ':';

    /// <summary>A fault as it is kept.</summary>
    public static string Code(DecisionFault fault, string? about = null) => about is null ? fault.ToString() : $"{fault}{Behind}{about}";

    /// <summary>The faults that are kept with a line.</summary>
    public static IEnumerable<(DecisionFault Fault, string? About)> Read(string kept) => kept.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => code.Split(Behind, 2))
        .Where(parts => Enum.TryParse<DecisionFault>(parts[0], out _)).Select(parts => (Enum.Parse<DecisionFault>(parts[0]), parts.Length > 1 ? parts[1] : null));

    /// <summary>The field that a fault is about; null where it is about the line.</summary>
    public static string? FieldOf(DecisionFault fault, string? about) => fault switch
    {
        DecisionFault.FieldTwice or DecisionFault.WrongType or DecisionFault.TooLong or DecisionFault.NumberNotText or DecisionFault.NotWithKind => about,
        DecisionFault.MissingReference or DecisionFault.LongReference or DecisionFault.SameReferenceOtherLine or DecisionFault.SameReferenceOtherContent or DecisionFault.SameReferenceOtherCase => DecisionFields.IndReference,
        DecisionFault.MissingKind or DecisionFault.UnknownKind or DecisionFault.NotAnAnswer => DecisionFields.Kind,
        DecisionFault.MissingDate or DecisionFault.WrongDate or DecisionFault.FutureDate or DecisionFault.BeforeReferral or DecisionFault.BeforeBirth => DecisionFields.Date,
        DecisionFault.WrongVNumber or DecisionFault.OtherVNumber => DecisionFields.VNumber,
        DecisionFault.WrongCaseNumber or DecisionFault.OtherCase => DecisionFields.Case,
        DecisionFault.UnknownReferral or DecisionFault.NeverSent or DecisionFault.WhichReferral => DecisionFields.Referral,
        DecisionFault.MissingGround or DecisionFault.LongGround => DecisionFields.Ground,
        DecisionFault.WrongDueOn or DecisionFault.DueBeforeDate => DecisionFields.DueOn,
        DecisionFault.MissingUnlawfulStay or DecisionFault.WrongUnlawfulStay => DecisionFields.UnlawfulStay,
        DecisionFault.MissingDutyToLeave or DecisionFault.WrongDutyToLeave => DecisionFields.DutyToLeave,
        DecisionFault.WrongTerm => DecisionFields.DepartureTermDays,
        DecisionFault.UnknownCountry or DecisionFault.TooManyCountries => DecisionFields.Countries,
        _ => null,
    };
}
