using System.Text;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Referrals;

/// <summary>Files with decisions on built cases.</summary>
internal static class DecisionFileCases
{
    public const string Head = "indReference;referral;case;vNumber;kind;date;ground;dueOn;unlawfulStay;dutyToLeave;departureTermDays;countries";

    /// <summary>A case whose first referral was superseded by a second one, both sent.</summary>
    public static CaseBuilder Superseded(out string first)
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter, daysAgo: 20).Exported();
        first = builder.Referral.Number;
        return builder.Wait(5).Moved(CaseTrigger.ReopenSearch).NobodyLeftOpen().Note(StatementKind.IndTold, reference: first).JudgedInsufficient().Confirmed(OutcomeKind.InsufficientCooperation).Exported();
    }

    /// <summary>A case whose referral was sent and withdrawn.</summary>
    public static CaseBuilder Withdrawn() =>
        CasePageCases.In(CasePhase.CooperatedNoShelter, daysAgo: 20).Exported().Wait(2).Note(StatementKind.IndTold).Moved(CaseTrigger.WithdrawReferral, Staff.Ingrid);

    /// <summary>A line of a CSV.</summary>
    public static string Line(this CaseBuilder builder, string reference, string kind, string? referral = null, DateOnly? on = null, string? vNumber = null, string rest = ";;;;;") =>
        $"{reference};{referral ?? builder.Referral.Number};;{vNumber ?? builder.File.VNumber};{kind};{on ?? CasePageCases.Today:yyyy-MM-dd};{rest}";

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Prepend(Head)) + "\r\n");

    /// <summary>Brings a file and gives the page that shows it.</summary>
    public static async Task<HtmlPage> Bring(this PageClient client, byte[] file, string name = "besluiten.csv")
    {
        var sent = await client.Upload("/referrals/decisions", name, file, new Dictionary<string, string?>());
        return sent.RedirectsTo is { } address ? await client.Get(address) : sent;
    }

    /// <summary>Records the lines that are ticked as the page shows them.</summary>
    public static async Task<HtmlPage> Record(this PageClient client, HtmlPage page, params int[] items)
    {
        var token = page.Value("__RequestVerificationToken")!;
        var ticked = items.Length > 0 ? items.Select(item => $"{item}") : page.Document.QuerySelectorAll("input[name='Input.Items'][checked]").Select(box => box.GetAttribute("value")!);
        var sent = await client.Post(page.Address, [new("__RequestVerificationToken", token), .. ticked.Select(item => new KeyValuePair<string, string>("Input.Items", item))]);
        return sent.RedirectsTo is { } address ? await client.Get(address) : sent;
    }

    /// <summary>What each line of the page says of itself.</summary>
    public static IReadOnlyList<string> Results(this HtmlPage page) => [.. page.Document.QuerySelectorAll("tbody td:last-child").Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
