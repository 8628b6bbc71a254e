using ReturnCase.Data.Cases;

namespace ReturnCase.Web.Importing;

/// <summary>Numbers for the cases and referrals that come in. One that a refused line did not need is for the next line, and what is left at the end is given back.</summary>
internal sealed class ImportNumbers(int year)
{
    private readonly Dictionary<string, Queue<int>> _left = new() { [Numbers.Cases] = [], [Numbers.Referrals] = [] };

    /// <summary>Sees to it that there are so many.</summary>
    public async Task MakeRoomAsync(Numbers series, string prefix, int needed)
    {
        var missing = needed - _left[prefix].Count;
        if (missing <= 0)
            return;
        var first = await series.ReserveAsync(prefix, year, missing);
        foreach (var number in Enumerable.Range(first, missing))
            _left[prefix].Enqueue(number);
    }

    /// <summary>The next number, without taking it.</summary>
    public string Next(string prefix) => Numbers.Format(prefix, year, _left[prefix].Peek());

    /// <summary>Takes it.</summary>
    public void Take(string prefix) => _left[prefix].Dequeue();

    /// <summary>Gives back the last ones that nobody needed. Those before a gap were taken from another block and stay a gap.</summary>
    public async Task GiveBackAsync(Numbers series)
    {
        foreach (var (prefix, left) in _left.Where(series => series.Value.Count > 0))
        {
            var numbers = left.ToArray();
            var first = numbers.Length - 1;
            while (first > 0 && numbers[first - 1] == numbers[first] - 1)
                first--;
            await series.GiveBackAsync(prefix, year, numbers[first], numbers[^1]);
        }
    }
}
