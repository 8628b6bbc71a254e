using System.Text.RegularExpressions;

namespace ReturnCase.Benchmarks.Measures;

/// <summary>Bytes over the wire, heads included: the first page that somebody opens with everything it needs, and a page after that.</summary>
internal static partial class Transfer
{
    public static async Task RunAsync(Options options)
    {
        await using var program = await Served.ProgramAsync(new(options.Data));
        using var person = await Person.SignedInAsync(program.Address, "sanne");
        person.Http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        var kept = new HashSet<string>();
        foreach (var (name, path, target) in ((string, string, int)[])[("first page", "/cases", 120), ("repeat page", "/cases", 15)])
        {
            var (page, html) = await BytesAsync(person.Http, path);
            var (parts, sum) = (0, 0L);
            foreach (var needed in Needed().Matches(html).Select(match => match.Groups[1].Value).Where(address => address.StartsWith('/') && IsPart().IsMatch(address)).Distinct())
            {
                if (kept.Contains(needed))
                    continue;
                var (bytes, _) = await BytesAsync(person.Http, needed, kept);
                (parts, sum) = (parts + 1, sum + bytes);
            }

            Report.Line($"{name}: {(page + sum) / 1000.0:0.0} kB (page {page / 1000.0:0.0} kB, {parts} parts {sum / 1000.0:0.0} kB; target {target} kB)");
        }
    }

    private static async Task<(long Bytes, string Html)> BytesAsync(HttpClient http, string path, HashSet<string>? kept = null)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        var body = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        // What a browser may keep without asking again costs nothing the next time.
        if (answer.Headers.CacheControl is { NoStore: false, NoCache: false, MaxAge: { } age } && age > TimeSpan.FromHours(1))
            kept?.Add(path);
        var heads = answer.Headers.Concat(answer.Content.Headers).SelectMany(head => head.Value, (head, value) => head.Key.Length + value.Length + 4).Sum();
        var text = answer.Content.Headers.ContentEncoding.FirstOrDefault() switch
        {
            "br" => Read(new System.IO.Compression.BrotliStream(new MemoryStream(body), System.IO.Compression.CompressionMode.Decompress)),
            "gzip" => Read(new System.IO.Compression.GZipStream(new MemoryStream(body), System.IO.Compression.CompressionMode.Decompress)),
            _ => System.Text.Encoding.UTF8.GetString(body),
        };
        return (body.Length + heads + "HTTP/1.1 200 OK\r\n\r\n".Length, text);
    }

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("(?:src|href)=\"([^\"#?]+)\"")]
    private static partial Regex Needed();

    [GeneratedRegex("\\.(css|js|woff2?|svg|png|ico|webmanifest)$")]
    private static partial Regex IsPart();
}
