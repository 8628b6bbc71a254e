using ReturnCase.Data.Cases;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Numbers that were reserved in blocks, handed out one by one without a query.</summary>
internal sealed class StoryNumbers
{
    private readonly Dictionary<(string Prefix, int Year), Queue<int>> _free = [];
    private readonly IReadOnlyDictionary<(string Prefix, int Year), int>? _last;
    private readonly Dictionary<(string Prefix, int Year), int> _goingOn = [];
    private string? _lastCase;

    public StoryNumbers()
    {
    }

    /// <param name="last">The last number of each series so far. Nothing was reserved: who keeps what is told moves the series on.</param>
    public StoryNumbers(IReadOnlyDictionary<(string Prefix, int Year), int> last) => _last = last;

    /// <summary>How far each series was taken on, from its last number so far.</summary>
    public IReadOnlyDictionary<(string Prefix, int Year), int> Taken => _goingOn;

    public int Left(string prefix, int year) => _free.TryGetValue((prefix, year), out var queue) ? queue.Count : 0;

    public void Add(string prefix, int year, int first, int count)
    {
        if (!_free.TryGetValue((prefix, year), out var queue))
            _free[(prefix, year)] = queue = new();
        foreach (var number in Enumerable.Range(first, count))
            queue.Enqueue(number);
    }

    public int Take(string prefix, int year) => _last is null ? _free[(prefix, year)].Dequeue() : TakeBlock(prefix, year, 1);

    /// <summary>Takes a series on by so many, and gives the first.</summary>
    public int TakeBlock(string prefix, int year, int count)
    {
        var last = _goingOn.GetValueOrDefault((prefix, year), _last!.GetValueOrDefault((prefix, year)));
        _goingOn[(prefix, year)] = last + count;
        return last + 1;
    }

    /// <summary>The case before the one that is told; for the first of all, the one after it.</summary>
    public string OtherCase { get; private set; } = "";

    public string Case(int year)
    {
        var number = Take(Numbers.Cases, year);
        var given = Numbers.Format(Numbers.Cases, year, number);
        OtherCase = _lastCase ?? Numbers.Format(Numbers.Cases, year, number + 1);
        return _lastCase = given;
    }

    public string Referral(int year) => Numbers.Format(Numbers.Referrals, year, Take(Numbers.Referrals, year));

    /// <summary>The end of each series that was reserved and not needed: the last numbers without a gap.</summary>
    public IEnumerable<(string Prefix, int Year, int First, int Last)> Unused =>
        from pair in _free
        where pair.Value.Count > 0
        let numbers = pair.Value.Reverse().ToArray()
        let length = numbers.TakeWhile((number, index) => number == numbers[0] - index).Count()
        select (pair.Key.Prefix, pair.Key.Year, numbers[length - 1], numbers[0]);

    /// <summary>For a telling that keeps nothing: every series starts at 1.</summary>
    public static StoryNumbers FromOne(int firstYear, int lastYear, int count)
    {
        var numbers = new StoryNumbers();
        for (var year = firstYear; year <= lastYear; year++)
        {
            numbers.Add(Numbers.Cases, year, 1, count);
            numbers.Add(Numbers.Referrals, year, 1, count);
        }

        return numbers;
    }
}
