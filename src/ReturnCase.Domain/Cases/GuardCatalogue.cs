namespace ReturnCase.Domain.Cases;

/// <summary>A text in the two languages of the program.</summary>
public sealed record BilingualText(string Nl, string En)
{
    /// <summary>The text in a language: "nl", or else English.</summary>
    public string In(string language) => language.StartsWith("nl", StringComparison.OrdinalIgnoreCase) ? Nl : En;
}

/// <summary>Who or what can satisfy a guard.</summary>
public enum GuardRemedy
{
    /// <summary>A page of the case on which the fact is recorded.</summary>
    Page,

    /// <summary>A page of the case on which a supervisor records the fact.</summary>
    SupervisorPage,

    /// <summary>The form of the move or fact itself asks for it.</summary>
    Form,

    /// <summary>Only the IND or a court can; here it is recorded when it comes.</summary>
    IndOnly,

    /// <summary>Another person.</summary>
    AnotherPerson,

    /// <summary>Nobody: it follows from a date or from where the case stands.</summary>
    Nothing,
}

/// <summary>A guard in words.</summary>
/// <param name="Code">The code.</param>
/// <param name="Sentence">Why it stands in the way.</param>
/// <param name="Satisfy">What would satisfy it.</param>
/// <param name="Source">Line of the leaflet (L), section of the domain (§), D where it was decided here, or the public source.</param>
/// <param name="Remedy">Who or what can satisfy it.</param>
/// <param name="Page">The page of the case, as it stands in the address after the case number.</param>
public sealed record GuardInfo(GuardCode Code, BilingualText Sentence, BilingualText Satisfy, string Source, GuardRemedy Remedy, string? Page)
{
    /// <summary>The form asks for it, so it does not make a move look blocked beforehand.</summary>
    public bool AskedByForm => Remedy == GuardRemedy.Form;
}

/// <summary>Every guard in words: one place for the code, the documents and the screens.</summary>
public static partial class GuardCatalogue
{
    private static readonly Dictionary<GuardCode, GuardInfo> ByCode = Rows().ToDictionary(row => row.Code);

    /// <summary>All guards but the routes, in the order of the codes.</summary>
    public static IReadOnlyList<GuardInfo> All { get; } = [.. ByCode.Values.OrderBy(row => row.Code)];

    /// <summary>A guard in words.</summary>
    public static GuardInfo Of(GuardCode code) => ByCode[code];

    private static GuardInfo Page(GuardCode code, string source, string page, string nl, string en, string satisfyNl, string satisfyEn) =>
        new(code, new(nl, en), new(satisfyNl, satisfyEn), source, GuardRemedy.Page, page);

    private static GuardInfo Signed(GuardCode code, string source, string page, string nl, string en, string satisfyNl, string satisfyEn) =>
        new(code, new(nl, en), new(satisfyNl, satisfyEn), source, GuardRemedy.SupervisorPage, page);

    private static GuardInfo Form(GuardCode code, string source, string nl, string en, string satisfyNl, string satisfyEn) =>
        new(code, new(nl, en), new(satisfyNl, satisfyEn), source, GuardRemedy.Form, null);

    private static GuardInfo Ind(GuardCode code, string source, string nl, string en, string satisfyNl, string satisfyEn) =>
        new(code, new(nl, en), new(satisfyNl, satisfyEn), source, GuardRemedy.IndOnly, "decision");

    private static GuardInfo Other(GuardCode code, string source, string nl, string en, string satisfyNl, string satisfyEn) =>
        new(code, new(nl, en), new(satisfyNl, satisfyEn), source, GuardRemedy.AnotherPerson, null);

    private static GuardInfo Nothing(GuardCode code, string source, string nl, string en, string satisfyNl, string satisfyEn) =>
        new(code, new(nl, en), new(satisfyNl, satisfyEn), source, GuardRemedy.Nothing, null);
}
