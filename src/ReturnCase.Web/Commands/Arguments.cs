using System.Globalization;

namespace ReturnCase.Web.Commands;

/// <summary>A command that was written wrongly. The message is the sentence the operator reads.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>Splits the arguments of a command into its own options, its words, and the settings of the platform.</summary>
internal sealed class Arguments
{
    // Those without a part, as the platform names them.
    private static readonly HashSet<string> OfPlatform = new(StringComparer.OrdinalIgnoreCase)
    {
        "Urls", "HTTP_PORTS", "HTTPS_PORTS", "HTTPS_PORT", "AllowedHosts", "Environment", "ContentRoot", "WebRoot", "ApplicationName", "PreferHostingUrls", "ShutdownTimeoutSeconds",
        "DetailedErrors", "CaptureStartupErrors", "SuppressStatusMessages", "ForwardedHeaders_Enabled", "PreventHostingStartup", "HostingStartupAssemblies", "HostingStartupExcludeAssemblies", "StaticWebAssets",
    };

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<string> _settings = [];

    public Arguments(string[] args, params string[] options)
        : this(args, flags: [], options)
    {
    }

    /// <param name="args">What was typed after the command.</param>
    /// <param name="flags">Options that take no value.</param>
    /// <param name="options">Options that take one.</param>
    public Arguments(string[] args, string[] flags, string[] options)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].IndexOf('=') is > 0 and var at ? (args[i][..at], args[i][(at + 1)..]) : (args[i], null);
            if (!name.StartsWith('-'))
                _words.Add(args[i]);
            else if (flags.Contains(name))
                _flags.Add(value is null ? name : throw new UsageException($"The option {name} takes no value."));
            else if (options.Contains(name))
                _values[name] = (value ?? Next(args, ref i)) is { Length: > 0 } given ? given : throw new UsageException($"The option {name} needs a value.");
            else if (!name.StartsWith("--", StringComparison.Ordinal) || !IsSetting(name[2..]))
                throw new UsageException($"There is no option {name} here. A setting is written as --Name:Part=value.");
            else
                _settings.Add($"{name}={value ?? Next(args, ref i) ?? throw new UsageException($"The setting {name} needs a value: {name}=value.")}");
        }
    }

    public IReadOnlyList<string> Words => _words;

    public string[] Settings => [.. _settings];

    public bool Has(string flag) => _flags.Contains(flag);

    public string? this[string option] => _values.GetValueOrDefault(option);

    public string Needed(string option) => this[option] ?? throw new UsageException($"The option {option} is missing.");

    public int Number(string option, int from, int to, int? fallback = null) => this[option] switch
    {
        null when fallback is { } number => number,
        null => throw new UsageException($"The option {option} is missing: a number from {Text(from)} to {Text(to)}."),
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to => number,
        var text => throw new UsageException($"The option {option} is '{text}'; it must be a number from {Text(from)} to {Text(to)}."),
    };

    private static string? Next(string[] args, ref int at) => at + 1 < args.Length && !args[at + 1].StartsWith("--", StringComparison.Ordinal) ? args[++at] : null;

    // The platform takes any word for a setting, and passes over those that nobody reads: a slip in an option would do more than was asked.
    // What the environment says already is handed on by a host that is made for another program.
    private static bool IsSetting(string name) =>
        name.Contains(':', StringComparison.Ordinal) || name.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase) || OfPlatform.Contains(name)
        || Environment.GetEnvironmentVariable($"ASPNETCORE_{name}") is not null;

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
