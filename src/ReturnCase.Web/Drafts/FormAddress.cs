using System.Globalization;
using System.Text.RegularExpressions;
using ReturnCase.Data.Drafts;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Drafts;

/// <summary>Names a form by the address of its page and what that says it is about: a correction and a new fact are two forms.</summary>
internal static partial class FormAddress
{
    // Leaves room for the name of a form on its page.
    private const int MostOfPage = Draft.FormMaxLength - 40;

    /// <summary>The part of an address that puts a text from beside the form into it.</summary>
    public const string ResumePart = "resume";

    // On which day a page judges is a way to look at it, not another form.
    private static readonly string[] WaysToLook = ["On.", ResumePart];

    // What is typed here is a secret, or no text.
    private static readonly string[] NeverKept = ["/account", "/sign-in", "/sign-out", "/language", "/resume", "/drafts", "/status"];

    /// <summary>The address of a page, written in one way; null where no form is kept.</summary>
    public static string? OfPage(HttpRequest request)
    {
        var query = request.Query.Where(part => !WaysToLook.Any(way => part.Key.StartsWith(way, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(part => part.Key, StringComparer.OrdinalIgnoreCase).Select(part => $"{part.Key.ToLowerInvariant()}={part.Value}");
        var page = $"{request.Path.Value!.ToLowerInvariant()}?{string.Join('&', query)}".TrimEnd('?');
        return page.Length <= MostOfPage && Plain().IsMatch(page) && !IsNeverKept(request.Path) ? page : null;
    }

    /// <summary>Whether what is sent to a path is never kept.</summary>
    public static bool IsNeverKept(PathString path) => NeverKept.Any(never => path.StartsWithSegments(never, StringComparison.OrdinalIgnoreCase));

    // Pages on whose forms nothing is written, or that only look for something: they put nothing back. Why else not stands in KeptFormsTests.
    private static readonly string[] FoldersNotFilledAgain = ["/admin/audit-months", "/admin/letters", "/audit/access-requests", "/audit/months", "/audit/retention", "/audit/verification", "/moved", "/referrals/batches", "/referrals/decisions", "/review/destruction", "/review/reassign"];
    private static readonly string[] PagesNotFilledAgain = ["/admin/mail", "/audit/holds", "/cases", "/cases/views", "/cases/views/edit", "/notices", "/referrals", "/review/cover", "/tasks"];
    private static readonly string[] ThereFilledAgain = ["/audit/access-requests/new"];

    /// <summary>Whether the page of a form puts back what was typed in it. Of another one, all of the text is shown and sent from beside it.</summary>
    public static bool IsFilledAgain(string form) =>
        PageOf(form).Split('?')[0] is var page && !PagesNotFilledAgain.Contains(page) && !UserCover().IsMatch(page) && !Deliveries().IsMatch(page)
        && (ThereFilledAgain.Contains(page) || !FoldersNotFilledAgain.Any(folder => new PathString(page).StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The page of a form.</summary>
    public static string PageOf(string form) => form.Split('#', DraftPlace.AsideEnd[0])[0];

    /// <summary>The page of a form as links write it: a number of a case or referral in capitals, as everywhere.</summary>
    public static string LinkTo(string form) => ReferralNumber().Replace(CaseNumber().Replace(PageOf(form), Capitals), Capitals);

    /// <summary>Where a draft is seen and sent from: its form, which for a text from beside it is told which one to show.</summary>
    public static string LinkTo(int id, string form) => new DraftPlace("", null, form).IsAside ? $"{LinkTo(form)}{(form.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{ResumePart}={id}" : LinkTo(form);

    /// <summary>Which form of its page, whatever text stands beside it.</summary>
    public static string OwnSuffix(string suffix) => suffix.Split(DraftPlace.AsideEnd)[0];

    /// <summary>What stands behind the page in the name of a form: which one it is there.</summary>
    public static string SuffixOf(string form) => form[PageOf(form).Length..];

    public static string? Suffix(string? posted) => posted is not null && Behind().IsMatch(posted) ? posted : null;

    /// <summary>The number of the case in an address, if it names one.</summary>
    public static string? CaseIn(string page) => CaseNumber().Match(page) is { Success: true } match ? match.Value.ToUpperInvariant() : null;

    /// <summary>The number of the referral in an address, if it names one.</summary>
    public static string? ReferralIn(string page) => ReferralNumber().Match(page) is { Success: true } match ? match.Value.ToUpperInvariant() : null;

    /// <summary>The number of the access in an emergency whose review an address is, if it is one.</summary>
    public static int? EmergencyIn(string page) => EmergencyReview().Match(page) is { Success: true } match ? Number(match) : null;

    /// <summary>The number of the access request whose release an address is, if it is one.</summary>
    public static int? AccessRequestIn(string page) => Release().Match(page) is { Success: true } match ? Number(match) : null;

    private static int Number(Match match) => int.Parse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Capitals(Match number) => number.Value.ToUpperInvariant();

    // On it nothing is written either: it chooses a person and two days.
    [GeneratedRegex("^/admin/users/[^/]+/cover$", RegexOptions.IgnoreCase)]
    private static partial Regex UserCover();

    // Nor on the list of what did not arrive at a partner.
    [GeneratedRegex("^/admin/clients/[^/]+/deliveries$", RegexOptions.IgnoreCase)]
    private static partial Regex Deliveries();

    [GeneratedRegex(@"^/[a-z0-9/-]+(\?[A-Za-z0-9._=&:,+-]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex("^(#[a-z-]{1,30})?(~([0-9]{1,3}~)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    [GeneratedRegex("rc-[0-9]{4}-[0-9]{6}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CaseNumber();

    [GeneratedRegex("^/(?:audit|review)/emergency/([0-9]{1,9})$", RegexOptions.CultureInvariant)]
    private static partial Regex EmergencyReview();

    [GeneratedRegex("^/review/access-requests/([0-9]{1,9})$", RegexOptions.CultureInvariant)]
    private static partial Regex Release();

    [GeneratedRegex("rf-[0-9]{4}-[0-9]{6}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReferralNumber();
}
