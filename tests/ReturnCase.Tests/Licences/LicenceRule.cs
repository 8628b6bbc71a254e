namespace ReturnCase.Tests.Licences;

/// <summary>What a package says of its own licence.</summary>
/// <param name="Expression">An SPDX expression, or null where it only points to a file or an address.</param>
internal sealed record PackageLicence(string Name, string Version, string? Expression, string? FileOrAddress = null);

/// <summary>Which licences may come into the program. Nothing that would oblige whoever runs it to publish its source, and nothing that costs.</summary>
internal static class LicenceRule
{
    private static readonly string[] Allowed =
        ["MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "MS-PL", "PostgreSQL", "Unlicense", "CC0-1.0", "Zlib", "BlueOak-1.0.0", "Unicode-3.0", "OFL-1.1"];

    /// <summary>Read by a person: what each says, and why it may be used here.</summary>
    private static readonly Dictionary<string, (string Licence, string Why)> Read = new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase)
    {
        ["Deque.AxeCore.Commons"] = ("MPL-2.0", "binds only changes to its own files; in the tests, never in the program"),
        ["Deque.AxeCore.Playwright"] = ("MPL-2.0", "the same"),
        ["Microsoft.Data.SqlClient.SNI.runtime"] = ("LICENSE.txt", "Microsoft's licence for redistributable parts of the SQL Server client"),
        ["Microsoft.Identity.Client.NativeInterop"] = ("LICENSE", "Microsoft's licence for redistributable parts of its sign-in library"),
        ["@utrecht/select-css"] = ("EUPL-1.2", "styles of the NL Design System, used unchanged; the EUPL leaves the program that shows them free"),
        ["@utrecht/textarea-css"] = ("EUPL-1.2", "the same"),
        ["@utrecht/textbox-css"] = ("EUPL-1.2", "the same"),
    };

    /// <summary>Why a package may not be used, or null where it may.</summary>
    public static string? Objection(PackageLicence package)
    {
        var said = package.Expression ?? package.FileOrAddress;
        if (said is not null && Read.TryGetValue(package.Name, out var entry) && entry.Licence == said)
            return null;
        if (package.Expression is { } expression && Allows(expression))
            return null;
        return $"{package.Name} {package.Version} has the licence {said ?? "(none)"}. Use another package, or read the licence and write in {nameof(LicenceRule)} why it may be used.";
    }

    // With OR one may choose; with AND all of them hold.
    private static bool Allows(string expression) => expression.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)
        .Split(" OR ").Any(choice => choice.Split(" AND ").All(licence => Allowed.Contains(licence.Trim(), StringComparer.OrdinalIgnoreCase)));
}
