using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Faults;

/// <summary>Somebody at work: reads pages, plans tasks and records attempts to reach a child, through the forms, and remembers what the program said was kept.</summary>
internal sealed partial class Person : IDisposable
{
    private const double ShareOfReads = 0.7;
    private readonly Load _load;
    private readonly string _name;
    private readonly Random _random;
    private readonly HttpClient _http;
    private readonly PageClient _client;
    private readonly List<string> _cases = [];
    private readonly Queue<Written> _unanswered = new();
    private bool _signedIn;
    private bool _wasSignedIn;
    private int _number;

    public Person(Load load, Uri address, string name, int seed)
    {
        (_load, _name, _random) = (load, name, new Random(seed));
        // Each of them has an address of their own, as at home; the limits count by user once they are signed in.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) * House.Patience };
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _client = new PageClient(_http);
    }

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await OneAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(50, 350)), CancellationToken.None);
        }
    }

    /// <summary>Sends once more what was not answered, as somebody does who sees an error page.</summary>
    public async Task SettleAsync()
    {
        for (var tries = 0; _unanswered.Count > 0 && tries < 200; tries++)
            await TryAsync(SendAgainAsync);
    }

    public void Dispose() => _http.Dispose();

    private Task OneAsync() => TryAsync(async () =>
    {
        if (!_signedIn)
            await SignInAsync();
        else if (_unanswered.Count > 0)
            await SendAgainAsync();
        else if (_random.NextDouble() < ShareOfReads)
            await ReadAsync();
        else
            await WriteAsync();
    });

    private async Task TryAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            await work();
            _load.Took(watch.Elapsed);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
        {
            _load.NoAnswer();
            await Task.Delay(100);
        }
    }

    private async Task SignInAsync()
    {
        var page = Look(await _client.Get("/sign-in"), reads: true);
        if (page.Status != HttpStatusCode.OK)
            return;
        var answer = await _client.Submit(page, "form.rc-form", new() { ["Input.UserName"] = _name, ["Input.Password"] = "demo" });
        Look(answer, reads: true);
        _signedIn = answer.RedirectsTo == "/";
        if (_signedIn && _wasSignedIn)
            _load.SignedInAgain();
        _wasSignedIn |= _signedIn;
    }

    private async Task ReadAsync()
    {
        if (_cases.Count == 0)
        {
            var list = Look(await _client.Get("/cases"), reads: true);
            _cases.AddRange(CaseNumber().Matches(list.Document.DocumentElement.InnerHtml).Select(match => match.Value).Distinct());
            return;
        }

        string[] addresses = ["/", "/cases", "/tasks", $"/cases/{Pick()}", $"/cases/{Pick()}"];
        Look(await _client.Get(addresses[_random.Next(addresses.Length)]), reads: true);
    }

    private async Task WriteAsync()
    {
        var marker = $"{_load.Marker} {_name} {++_number:00000}";
        if (_cases.Count == 0 || _random.Next(2) == 0)
            await FillAsync("/tasks/new", marker, new() { ["Input.Kind"] = "Task", ["Input.What"] = marker, ["Input.On.Day"] = "1", ["Input.On.Month"] = "6", ["Input.On.Year"] = $"{DateTime.UtcNow.Year + 1}" });
        else
            await FillAsync($"/cases/{Pick()}/contact", marker, new() { ["Input.Kind"] = "NotReached", ["Input.Attempt"] = "Unreachable", ["Input.TriedHow"] = marker });
    }

    private async Task FillAsync(string address, string marker, Dictionary<string, string?> values)
    {
        var form = Look(await _client.Get(address), reads: true);
        if (form.Status != HttpStatusCode.OK || form.Document.QuerySelector("main form.rc-form") is null)
        {
            // A case that no contact can be recorded in.
            _cases.RemoveAll(number => form.Status is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.Forbidden && address.Contains(number, StringComparison.Ordinal));
            return;
        }

        Written? written = null;
        var sender = new PageClient(_http) { Sending = (to, fields) => _load.Wrote(written = new(marker, to, [.. fields])) };
        try
        {
            var answer = await sender.Submit(form, "main form.rc-form", values);
            Answer(written!, answer);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
        {
            _unanswered.Enqueue(written!);
            throw;
        }
    }

    private async Task SendAgainAsync()
    {
        var written = _unanswered.Peek();
        written.SentAgain = true;
        var answer = await _client.Post(written.Address, written.Fields);
        _unanswered.Dequeue();
        Answer(written, answer);
    }

    private void Answer(Written written, HtmlPage page)
    {
        switch (Look(page, reads: false).Status)
        {
            case HttpStatusCode.Redirect when _signedIn:
                written.State = WriteState.Acknowledged;
                break;
            case HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests:
                (written.State, written.RefusedAtOnce) = (WriteState.Refused, !written.SentAgain);
                break;
            default:
                _unanswered.Enqueue(written);
                break;
        }
    }

    // Notes what people see where something is wrong, and whether they have to sign in again.
    private HtmlPage Look(HtmlPage page, bool reads)
    {
        _signedIn &= page.RedirectsTo is not { } to || new Uri(_http.BaseAddress!, to).AbsolutePath != "/sign-in";
        _load.Saw(page, reads);
        return page;
    }

    private string Pick() => _cases[_random.Next(_cases.Count)];

    [GeneratedRegex(@"RC-\d{4}-\d{6}")]
    private static partial Regex CaseNumber();
}
