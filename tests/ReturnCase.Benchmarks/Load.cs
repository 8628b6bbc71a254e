using System.Diagnostics;

namespace ReturnCase.Benchmarks;

/// <summary>How a turn went.</summary>
internal sealed record Turn(double PerSecond, double[] Milliseconds, int Errors)
{
    public double At(double share) => Milliseconds.Length == 0 ? double.NaN : Milliseconds[Math.Min(Milliseconds.Length - 1, (int)(Milliseconds.Length * share))];
}

/// <summary>Asks for pages, each connection the next as soon as it has the one before.</summary>
internal static class Load
{
    public static async Task<Turn> RunAsync(HttpClient http, string path, int atOnce, double seconds)
    {
        var (begun, address, errors) = (Stopwatch.GetTimestamp(), new Uri(path, UriKind.Relative), 0);
        var took = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds)
            {
                var asked = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(address);
                await answer.Content.ReadAsByteArrayAsync();
                own.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode)
                    Interlocked.Increment(ref errors);
            }

            return own;
        })));
        var all = took.SelectMany(own => own).Order().ToArray();
        return new(all.Length / Stopwatch.GetElapsedTime(begun).TotalSeconds, all, errors);
    }
}
