namespace ReturnCase.BrowserTests.Support;

/// <summary>The transfer by which a case begins.</summary>
public static class RegisterDriver
{
    // Children of one name would be asked about as doubles.
    private static readonly string[] LastNames =
    [
        "Barry", "Camara", "Sow", "Keita", "Soumah", "Bangoura", "Cissé", "Doumbouya", "Fofana", "Kourouma", "Mara", "Sano", "Traoré", "Yansané", "Touré", "Koulibaly",
    ];

    private static int _numbers;

    public static (string, string)[] ReturnDecision { get; } =
    [
        ("The stay is unlawful", FormDriver.Ticked), ("The child has a duty to leave", FormDriver.Ticked),
        ("Departure term in days", "28"), ("Country of return", "Guinea"),
    ];

    public static async Task<CaseDriver> Register(this Visit visit, string firstName, bool returnDecision = false, string born = "3-5-2011")
    {
        await visit.Page.GotoAsync("/cases");
        await visit.Follow(visit.Page.Locator("main a[href='/cases/new']"));
        var number = Interlocked.Increment(ref _numbers);
        await visit.FillTransfer($"81{number:00000000}", firstName, LastNames[number % LastNames.Length], born, returnDecision);
        if (returnDecision)
            await visit.Fill([("Date of the return decision", "2-11-2026"), ("Reference of the return decision", "Z1-2026-13"), .. ReturnDecision]);
        await visit.Send("Register the transfer");
        return new CaseDriver(visit, new Uri(visit.Page.Url).Segments[^1]);
    }

    /// <summary>Fills in the form of a transfer, all but the return decision, and does not send it.</summary>
    public static async Task FillTransfer(this Visit visit, string vNumber, string firstNames, string lastName, string born, bool returnDecision = false)
    {
        await visit.Fill(
            ("V-number", vNumber), ("First names", firstNames), ("Last name", lastName), ("Nationality", "Guinea"),
            ("Languages", "Fula, some French"), ("Where does the child live now?", "Small-scale reception, Assen"), ("Birth date", born),
            ("Where does the birth date come from?", "Basic register"), ("Name of the guardian", "L. Postma"),
            ("Date of the rejection of the asylum request", "2-11-2026"), ("Reference of the rejection", "Z1-2026-12"));
        await visit.Fill(("Is there a return decision?", returnDecision ? "Yes, there is a return decision" : "No, there is no return decision"));
    }

    public static CaseDriver At(this Visit visit, CaseDriver other) => new(visit, other.Number);
}
