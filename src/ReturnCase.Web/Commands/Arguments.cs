using System.Globalization;

namespace ReturnCase.Web.Commands;

/// <summary>A command that was written wrongly. The message is the sentence the operator reads.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>Splits the arguments of a command into its own options, its words, and the settings of the platform.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<string> _settings = [];

    public Arguments(string[] args, params string[] options)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].IndexOf('=') is > 0 and var at ? (args[i][..at], args[i][(at + 1)..]) : (args[i], null);
            if (options.Contains(name))
                _values[name] = value ?? (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : throw new UsageException($"The option {name} needs a value."));
            else if (name.StartsWith('-') && value is null && i + 1 < args.Length && !args[i + 1].StartsWith('-'))
                _settings.AddRange([args[i], args[++i]]);
            else if (name.StartsWith('-'))
                _settings.Add(args[i]);
            else
                _words.Add(args[i]);
        }
    }

    public IReadOnlyList<string> Words => _words;

    public string[] Settings => [.. _settings];

    public string? this[string option] => _values.GetValueOrDefault(option);

    public string Needed(string option) => this[option] ?? throw new UsageException($"The option {option} is missing.");

    public int Number(string option, int from, int to, int? fallback = null) => this[option] switch
    {
        null when fallback is { } number => number,
        null => throw new UsageException($"The option {option} is missing: a number from {Text(from)} to {Text(to)}."),
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to => number,
        var text => throw new UsageException($"The option {option} is '{text}'; it must be a number from {Text(from)} to {Text(to)}."),
    };

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
