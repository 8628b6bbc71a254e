using System.Globalization;
using System.IO.Compression;
using System.Net;
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
        var kept = new Dictionary<string, Kept>();
        foreach (var (name, path, target) in ((string, string, int)[])[("first page", "/cases", 120), ("repeat page", "/cases", 15)])
        {
            var (page, html) = await BytesAsync(person.Http, path);
            var (parts, sum) = (0, 0L);
            var queue = new Queue<string>(Needed().Matches(html).Select(match => match.Groups[1].Value).Where(address => address.StartsWith('/') && IsPart().IsMatch(address)).Distinct());
            while (queue.TryDequeue(out var needed))
            {
                var text = kept.GetValueOrDefault(needed) is { Asks: false } fresh ? fresh.Text : null;
                if (text is null)
                {
                    var (bytes, asked) = await BytesAsync(person.Http, needed, kept);
                    (parts, sum, text) = (parts + 1, sum + bytes, asked);
                }

                foreach (var font in needed.Contains(".css", StringComparison.Ordinal) ? Fonts(text, needed, html).ToArray() : [])
                    queue.Enqueue(font);
            }

            Report.Line($"{name}: {(page + sum) / 1000.0:0.0} kB (page {page / 1000.0:0.0} kB, {parts} parts {sum / 1000.0:0.0} kB; target {target} kB)");
        }
    }

    private static async Task<(long Bytes, string Html)> BytesAsync(HttpClient http, string path, Dictionary<string, Kept>? cache = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        var known = cache?.GetValueOrDefault(path);
        // As a browser does with what it has and must ask about again.
        if (known?.Tag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode != HttpStatusCode.NotModified && (!answer.IsSuccessStatusCode || body.Length == 0))
            throw new InvalidOperationException($"{path}: {answer.StatusCode}, {body.Length} bytes.");
        var text = known is not null && answer.StatusCode == HttpStatusCode.NotModified ? known.Text : Text(answer, body);
        if (cache is not null && answer.Headers.CacheControl is { NoStore: false } control)
            cache[path] = new(answer.Headers.ETag?.ToString(), control.NoCache || !(control.MaxAge > TimeSpan.FromHours(1)), text);
        var heads = answer.Headers.Concat(answer.Content.Headers).SelectMany(head => head.Value, (head, value) => head.Key.Length + value.Length + 4).Sum();
        return (body.Length + heads + "HTTP/1.1 200 OK\r\n\r\n".Length, text);
    }

    private static string Text(HttpResponseMessage answer, byte[] body) => answer.Content.Headers.ContentEncoding.FirstOrDefault() switch
    {
        "br" => Read(new BrotliStream(new MemoryStream(body), CompressionMode.Decompress)),
        "gzip" => Read(new GZipStream(new MemoryStream(body), CompressionMode.Decompress)),
        _ => System.Text.Encoding.UTF8.GetString(body),
    };

    // A browser asks for a font of the text's own family when a letter of the page lies in its range.
    private static IEnumerable<string> Fonts(string style, string address, string html)
    {
        var family = BodyFamily().Match(style).Groups[1].Value;
        foreach (var face in Faces().Matches(style).Select(match => match.Value).Where(face => face.Contains(family, StringComparison.Ordinal)))
        {
            var ranges = Ranges().Matches(face).Select(match => (From: Point(match.Groups[1].Value), To: Point(match.Groups[2].Success ? match.Groups[2].Value : match.Groups[1].Value))).ToArray();
            if (html.EnumerateRunes().Any(letter => ranges.Any(range => letter.Value >= range.From && letter.Value <= range.To)))
                yield return new Uri(new Uri($"http://here{address}"), FontFile().Match(face).Groups[1].Value).AbsolutePath;
        }

        static int Point(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("(?:src|href)=\"([^\"#]+)\"")]
    private static partial Regex Needed();

    [GeneratedRegex("\\.(css|js|woff2?|svg|png|ico|webmanifest)(\\?.*)?$")]
    private static partial Regex IsPart();

    [GeneratedRegex("--rc-font: *\"?([^\",;]+)")]
    private static partial Regex BodyFamily();

    [GeneratedRegex("@font-face *{[^}]*}")]
    private static partial Regex Faces();

    [GeneratedRegex("U\\+([0-9A-Fa-f]+)(?:-([0-9A-Fa-f]+))?")]
    private static partial Regex Ranges();

    [GeneratedRegex("url\\(\"?([^)\"]+)")]
    private static partial Regex FontFile();

    // A part that a browser holds, and whether it asks again before it uses it.
    private sealed record Kept(string? Tag, bool Asks, string Text);
}
