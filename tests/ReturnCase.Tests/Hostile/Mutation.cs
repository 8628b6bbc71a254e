using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Hostile;

/// <summary>One field as it travels, already encoded, so that also what no text can hold can be sent.</summary>
internal readonly record struct RawField(string Name, string Value);

/// <summary>A form as a page showed it.</summary>
/// <param name="User">Who saw it.</param>
/// <param name="Address">Where it is sent to.</param>
internal sealed record SeenForm(string User, string Address, IReadOnlyList<RawField> Fields)
{
    public static IEnumerable<SeenForm> On(HtmlPage page, string user) =>
        from form in page.Document.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>()
        let action = form.GetAttribute("action")
        let fields = form.Elements.OfType<IHtmlElement>().SelectMany(element => FieldsOf(element)).ToArray()
        where action != "/sign-out"
        select new SeenForm(user, action is { Length: > 0 } ? action : page.Address, fields);

    // Unlike a browser it also sends what is not ticked: those are fields too.
    private static IEnumerable<RawField> FieldsOf(IElement element) => element switch
    {
        IHtmlButtonElement { Name.Length: > 0 } button => [new(Encode(button.Name), Encode(button.Value))],
        IHtmlInputElement { Name.Length: > 0, Type: not "file" } input => [new(Encode(input.Name), Encode(Filled(input.Name, input.Value)))],
        IHtmlTextAreaElement { Name.Length: > 0 } area => [new(Encode(area.Name), Encode(Filled(area.Name, area.Value)))],
        IHtmlSelectElement { Name.Length: > 0 } select => select.Options.Select(option => new RawField(Encode(select.Name), Encode(option.Value))).TakeLast(1),
        _ => [],
    };

    // An empty form is refused at the door; a filled one gets as far as the rules of the case.
    private static string Filled(string name, string value) => (value, name.Split('.')[^1]) switch
    {
        ({ Length: > 0 }, _) => value,
        (_, "Day") => "20",
        (_, "Month") => "11",
        (_, "Year") => "2026",
        (_, "Time") => "09:30",
        _ => "Een zin die iemand schreef.",
    };

    internal static string Encode(string text) => Uri.EscapeDataString(text);
}

/// <summary>Spoils a form in ways that a person, a broken program or an attacker would. The same seed spoils the same way.</summary>
internal sealed class Mutation(Random random)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Token = "__RequestVerificationToken";

    private static readonly string[] Values =
    [
        "", "%20%20", "%00", "a%00b", "%01%02%07%1B%7F", "%0D%0ASet-Cookie%3A%20a%3Db", "%ED%A0%80", "%ED%BF%BF%ED%A0%80", "%FF%FE", "%C0%AF", "%", "%zz", "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7",
        "%E2%80%AEtxet%E2%80%AC", "%D9%85%D8%AD%D9%85%D8%AF%E2%80%8F", "e%CC%81%CC%82%CC%83%CC%84%CC%85%CC%86", "-1", "0", "1.5", "1e999", "NaN", "Infinity", "2147483648", "-2147483649",
        "99999999999999999999999999", "0x1F", "%D9%A3%D9%A2", "29", "31", "2027", "29-02-2027", "9999", "10000", "0000", "9999-12-31", "0001-01-01", "13", "true", "null", "undefined", "[]", "{}",
        "%5B%22a%22%2C1%5D", "%7B%22%24type%22%3A%22x%22%7D", "'", "%22", "%27%20OR%201%3D1--", "1%3BDROP%20TABLE%20Cases", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%3Csvg%20onload%3Dalert(1)%3E",
        "%7B%7B7*7%7D%7D", "%24%7B7*7%7D", "%25n%25s%25x", "..%2F..%2F..%2Fetc%2Fpasswd", "file%3A%2F%2F%2Fetc%2Fpasswd", "https%3A%2F%2Felsewhere.example%2F", "%2F%2Felsewhere.example", "%2F%5Celsewhere.example",
        "javascript%3Aalert(1)", "%3D1%2B1", "%40SUM(1)", "on", "RC-2026-000001", "RC-2099-999999", "RF-2026-000001", "00000000-0000-0000-0000-000000000000", "2026-11-23T09%3A00%3A00Z", "999", "Nederland", "XX",
    ];

    private static readonly string[] Tails =
    [
        "%0d%0a", "/..%2f..%2f", "/%2e%2e/", "%ED%A0%80", "%FF", "/.", "/;x=1", "/~", "'", "%22%3E", "/9999999999999999999999", "/-1", "/RC-2026-000001", "//elsewhere.example", "%5celsewhere.example", "/" + "a%2F",
    ];

    private static readonly string[] Queries =
    [
        "returnUrl=//elsewhere.example", "returnUrl=/%5Celsewhere.example", "returnUrl=https://elsewhere.example", "returnUrl=/%09/elsewhere.example", "returnUrl=%0d%0aLocation:x", "returnUrl=", "handler=Nothing", "handler=%00",
        "page=-1", "page=0", "page=99999999999999999999", "page=%00", "page=a&page=b", "kind=nothing", "kind=%ED%A0%80", "corrects=99999", "corrects=-1", "corrects=x", "candidate=2147483648", "candidate=%00",
        "list=nothing", "Input.Version=9", "version[]=1", "version[a]=1", "__RequestVerificationToken=x", "%00=%00", "a", "&&&&", "=", "sort=Name;--", "number=RC-2026-000001", "found=nothing", "q=%FF",
    ];

    /// <summary>A request made from the form, spoiled in one to four places.</summary>
    public HttpRequestMessage Spoil(SeenForm form, Func<string, string> strangersToken)
    {
        // A form without its own token gets no further than the door: that is tried too, but seldom.
        var whole = random.Next(8) > 0;
        var (fields, address, method) = (form.Fields.Where(field => !whole || field.Name != Token).ToList(), form.Address, HttpMethod.Post);
        for (var i = random.Next(1, 5); i > 0; i--)
            Spoil(fields, form.User, strangersToken);
        if (whole)
            fields.AddRange(form.Fields.Where(field => field.Name == Token));
        if (random.Next(6) == 0)
            address = Tail(address);
        if (random.Next(5) == 0)
            address += (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Pick(Queries);
        if (random.Next(10) == 0)
            method = Pick([HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Head, HttpMethod.Options, new HttpMethod("PROPFIND"), new HttpMethod("TRACE")]);
        var request = new HttpRequestMessage(method, new Uri($"http://localhost{address}"));
        if (method != HttpMethod.Get && method != HttpMethod.Head)
            request.Content = Body(fields);
        if (random.Next(12) == 0)
            request.Headers.TryAddWithoutValidation("Cookie", Pick(["rc-flash=x", "rc-search=%00", "rc-language=c%3Dxx%7Cuic%3D%00", "rc-form=CfDJ8AAAA", "rc-flash=CfDJ8Kabc; rc-language=c=nl-NL|uic=zz-ZZ"]));
        if (random.Next(20) == 0)
            request.Headers.TryAddWithoutValidation(Pick(["Accept-Language", "X-Forwarded-For", "X-HTTP-Method-Override", "X-Original-URL", "Accept", "If-None-Match", "Range"]), Pick(["%00", "'", "../..", "bytes=9-1", "127.0.0.1, x", "DELETE"]));
        return request;
    }

    private void Spoil(List<RawField> fields, string user, Func<string, string> strangersToken)
    {
        if (fields.Count == 0)
        {
            fields.Add(new("Input.Nothing", "x"));
            return;
        }
        var at = random.Next(fields.Count);
        var (name, value) = fields[at];
        switch (random.Next(14))
        {
            case 0:
                fields.RemoveAt(at);
                break;
            case 1:
                fields.Add(new(name, Pick(Values)));
                break;
            case 2:
                fields[at] = new(name, new string('x', Pick([257, 4_001, 10_001, 70_000])));
                break;
            case 3:
                fields[at] = new($"{name}{Pick(["%5B0%5D", "%5B%5D", "%5Ba%5D", ".Day", ".Nothing", "%00", "%5B2147483647%5D", "."])}", Pick(Values));
                break;
            case 4:
                fields.AddRange(Enumerable.Repeat(new RawField(name, value), Pick([2, 3, 30, 1_030])));
                break;
            case 5 when TokenIn(fields) is { } token:
                fields[token] = fields[token] with { Value = Pick(["", "x", "%00", SeenForm.Encode(strangersToken(user)), fields[token].Value + "A"]) };
                break;
            case 6:
                fields.Add(new(SeenForm.Encode(Pick(["Input", "Model", "Case", "Input.Version", "Input.By", "handler", "number", "__proto__", "constructor.prototype"])), Pick(Values)));
                break;
            case 7:
                fields[at] = new(name, value + Pick(Values));
                break;
            default:
                fields[at] = new(name, Pick(Values));
                break;
        }
    }

    private ByteArrayContent Body(List<RawField> fields)
    {
        var text = string.Join('&', fields.Select(field => $"{field.Name}={field.Value}"));
        var (body, type) = random.Next(60) switch
        {
            0 => ("{\"Input\":{\"Version\":[[[[[[1]]]]]]}}", "application/json"),
            1 => (text, "multipart/form-data; boundary=x"),
            2 => (Multipart(fields), "multipart/form-data; boundary=x"),
            3 => (text, "text/plain"),
            4 => (text, $"{Form}; charset=utf-7"),
            5 => (text, $"{Form}; charset=\"no such\""),
            6 => ("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "application/xml"),
            7 => ("", Form),
            8 => (text.Replace("=", "==", StringComparison.Ordinal).Replace("&", "&&;", StringComparison.Ordinal), Form),
            9 => (text, "/;;="),
            _ => (text, Form),
        };
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static string Multipart(List<RawField> fields)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in fields)
            text.Append(CultureInfo.InvariantCulture, $"--x\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"..\\..\\a\"\r\n\r\n{value}\r\n");
        return text.Append("--x--\r\n").ToString();
    }

    private string Tail(string address)
    {
        var parts = address.Split('?', 2);
        return parts[0] + Pick(Tails) + (parts.Length > 1 ? $"?{parts[1]}" : "");
    }

    private static int? TokenIn(List<RawField> fields) => fields.FindIndex(field => field.Name == Token) is >= 0 and var at ? at : null;

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
}
