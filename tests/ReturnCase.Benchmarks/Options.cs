using System.Globalization;

namespace ReturnCase.Benchmarks;

/// <summary>What is measured, on which data, and for how long.</summary>
internal sealed record Options(string Measure)
{
    public const string Usage = """
        dotnet run -c Release --project tests/ReturnCase.Benchmarks -- MEASURE [options]

          prepare    seed --data with --cases and let the program follow its own trail until it has nothing left to do
          caseload   the caseload page over its floor, and the cost of the trail
          case       the page of a case with some fifty lines over its floor, and the cost of the trail
          size       the caseload page and that of a case on --data over the same on --small
          roles      the list of a supervisor over that of a counsellor
          transfer   bytes of the first and of the next page
          start      cold start and idle memory over those of dotnet new webapp
          nightly    the clock and alarm run over a bare loop over the same rows
          people     many people at work: --people of them for --seconds, then as much as it takes

          --data FOLDER      a folder that prepare filled        --small FOLDER   the same with fewer cases
          --cases N          for prepare                         --rounds N       turns of each side
          --seconds S        length of a turn                    --at-once C      connections
          --program FILE     for start: the executable of a publish for one machine, as docs/install.md makes it
        """;

    public string Data { get; init; } = Path.Combine(Path.GetTempPath(), "returncase-bench");

    public string Small { get; init; } = Path.Combine(Path.GetTempPath(), "returncase-bench-small");

    public string Program { get; init; } = "";

    public int Cases { get; init; } = 10_000;

    public int Rounds { get; init; } = 7;

    public double Seconds { get; init; } = 3;

    public int AtOnce { get; init; } = 4;

    public int People { get; init; } = 150;

    /// <summary>For the floor, which is a process of its own: where it listens and what it shows.</summary>
    public int Port { get; init; }

    public string Capture { get; init; } = "";

    public static Options Read(string[] args)
    {
        var options = new Options(args.Length > 0 ? args[0] : "");
        for (var i = 1; i + 1 < args.Length; i += 2)
        {
            var (name, value) = (args[i], args[i + 1]);
            options = name switch
            {
                "--data" => options with { Data = Path.GetFullPath(value) },
                "--small" => options with { Small = Path.GetFullPath(value) },
                "--program" => options with { Program = Path.GetFullPath(value) },
                "--cases" => options with { Cases = Number(value) },
                "--rounds" => options with { Rounds = Number(value) },
                "--seconds" => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                "--at-once" => options with { AtOnce = Number(value) },
                "--people" => options with { People = Number(value) },
                "--port" => options with { Port = Number(value) },
                "--capture" => options with { Capture = value },
                _ => throw new ArgumentException($"There is no option {name}.\n{Usage}"),
            };
        }

        return options;

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
