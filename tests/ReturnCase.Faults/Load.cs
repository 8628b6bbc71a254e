using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using ReturnCase.Tests.Support;

namespace ReturnCase.Faults;

/// <summary>People at work all at once, and what they were told.</summary>
internal sealed class Load : IDisposable
{
    private static readonly string[] Names = ["sanne", "joris", "omar", "ingrid", "hassan"];
    private readonly Person[] _people;
    private readonly ConcurrentQueue<Written> _written = new();
    private readonly ConcurrentDictionary<string, int> _seen = new();
    private readonly ConcurrentQueue<double> _milliseconds = new();
    private CancellationTokenSource? _stop;
    private Task _work = Task.CompletedTask;
    private int _read;
    private int _noAnswer;
    private int _again;

    public Load(House house, int seed)
    {
        Marker = $"proef {Guid.NewGuid().ToString("N")[..6]}";
        _people = [.. Names.Select((name, at) => new Person(this, house.Address, name, (seed * 31) + at))];
    }

    public string Marker { get; }

    public IReadOnlyCollection<Written> Written => _written;

    public int Acknowledged => _written.Count(one => one.State == WriteState.Acknowledged);

    public int Reads => _read;

    public int WithoutAnswer => _noAnswer;

    public int SignedInAnew => _again;

    /// <summary>Pages that were no good answer: status and sentence, and how often.</summary>
    public IReadOnlyDictionary<string, int> Seen => _seen;

    public void Start()
    {
        _stop = new CancellationTokenSource();
        _work = Task.WhenAll(_people.Select(person => Task.Run(() => person.WorkAsync(_stop.Token))));
    }

    public async Task StopAsync()
    {
        await (_stop?.CancelAsync() ?? Task.CompletedTask);
        await _work;
    }

    /// <summary>Stops, and sends once more what was not answered.</summary>
    public async Task SettleAsync()
    {
        await StopAsync();
        await Task.WhenAll(_people.Select(person => person.SettleAsync()));
    }

    /// <summary>Works for a while.</summary>
    public async Task ForAsync(TimeSpan time)
    {
        Start();
        await Task.Delay(time * House.Patience);
        await StopAsync();
    }

    /// <summary>Waits until this many writes more were kept.</summary>
    /// <returns>False where that did not happen in time.</returns>
    public async Task<bool> UntilKeptAsync(int more, TimeSpan most)
    {
        for (var (goal, until) = (Acknowledged + more, DateTime.UtcNow + (most * House.Patience)); Acknowledged < goal; await Task.Delay(50))
        {
            if (DateTime.UtcNow > until)
                return false;
        }

        return true;
    }

    /// <summary>How long 95 of 100 answers took at most, since it was last asked.</summary>
    public double Slowest95()
    {
        var all = _milliseconds.Order().ToArray();
        _milliseconds.Clear();
        return all.Length == 0 ? 0 : all[(int)(all.Length * 0.95)];
    }

    public string SeenInWords() => _seen.IsEmpty
        ? "nothing but their pages"
        : string.Join("; ", _seen.OrderByDescending(one => one.Value).Take(4).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} ({one.Value}×)")));

    public void ForgetSeen() => _seen.Clear();

    public void Wrote(Written written) => _written.Enqueue(written);

    public void Took(TimeSpan time) => _milliseconds.Enqueue(time.TotalMilliseconds);

    public void NoAnswer() => Interlocked.Increment(ref _noAnswer);

    public void SignedInAgain() => Interlocked.Increment(ref _again);

    public void Saw(HtmlPage page, bool reads)
    {
        if (reads && page.Status == HttpStatusCode.OK)
            Interlocked.Increment(ref _read);
        if ((int)page.Status >= 500 || page.Status == HttpStatusCode.TooManyRequests)
            _seen.AddOrUpdate($"{(int)page.Status} “{Sentence(page)}”", 1, (_, count) => count + 1);
    }

    public void Dispose()
    {
        _stop?.Dispose();
        Array.ForEach(_people, person => person.Dispose());
    }

    private static string Sentence(HtmlPage page) =>
        page.Title.Length == 0 ? "an empty page" : $"{page.Title}: {page.Document.QuerySelector("main .rc-card p")?.TextContent.Trim()}";
}
