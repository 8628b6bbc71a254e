using System.Net;
using System.Text.RegularExpressions;

namespace ReturnCase.Tests.Support;

/// <summary>Goes through the program as a person does, from link to link: every kind of page once, and cases of many kinds.</summary>
internal static partial class Walk
{
    private const int Cases = 12;

    /// <summary>The pages that somebody finds from the start page on, each with its answer.</summary>
    public static async Task<IReadOnlyList<HtmlPage>> Through(PageClient client, params string[] starts)
    {
        var pages = new List<HtmlPage>();
        var times = new Dictionary<string, int>();
        var ahead = new Queue<string>(starts.Length > 0 ? starts : ["/", "/cases", "/accessibility"]);
        while (ahead.TryDequeue(out var address))
        {
            var kind = Kind(address);
            if (times.GetValueOrDefault(kind) >= (kind == "/cases/#" ? Cases : 1))
                continue;
            times[kind] = times.GetValueOrDefault(kind) + 1;
            var page = await client.Get(address);
            if (page.RedirectsTo is { } onwards)
                ahead.Enqueue(Uri.TryCreate(onwards, UriKind.Absolute, out var whole) && whole.Scheme != "file" ? whole.PathAndQuery : onwards);
            else
                pages.Add(page);
            if (page.Status != HttpStatusCode.OK)
                continue;
            foreach (var link in Links(page))
                ahead.Enqueue(link);
        }
        return pages;
    }

    /// <summary>What a page links to inside the program.</summary>
    private static IEnumerable<string> Links(HtmlPage page) =>
        from link in page.Document.QuerySelectorAll("a[href]")
        let address = link.GetAttribute("href")!.Split('#')[0]
        let whole = address.StartsWith('?') ? page.Address.Split('?')[0] + address : address
        where whole.StartsWith('/')
        select whole;

    // Two addresses that differ in a number only are one kind of page.
    private static string Kind(string address) => Number().Replace(address, "#");

    [GeneratedRegex(@"(?i)r[cf]-[\d-]+|\d+")]
    private static partial Regex Number();
}
