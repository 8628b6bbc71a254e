using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Licences;

public sealed class LicenceTests
{
    [Fact]
    public void Every_package_that_is_resolved_may_be_used()
    {
        var packages = Resolved().ToList();
        Assert.True(packages.Count > 100, $"Only {packages.Count} packages were found.");
        Assert.Empty(packages.Select(package => LicenceRule.Objection(OfNuspec(package.Name, package.Version))).OfType<string>());
    }

    [Fact]
    public void Every_package_of_the_stylesheet_build_may_be_used()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Web, "package-lock.json")));
        var packages = locked.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0).ToList();
        Assert.NotEmpty(packages);
        Assert.Empty(packages.Select(package => LicenceRule.Objection(new(
            package.Name[(package.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..],
            package.Value.GetProperty("version").GetString()!,
            package.Value.TryGetProperty("license", out var licence) ? licence.GetString() : null))).OfType<string>());
    }

    [Theory]
    [InlineData("MIT", true)]
    [InlineData("MIT OR GPL-3.0-only", true)]
    [InlineData("MIT AND Apache-2.0", true)]
    [InlineData("(MIT OR Apache-2.0)", true)]
    [InlineData("AGPL-3.0-only", false)]
    [InlineData("MIT AND AGPL-3.0-only", false)]
    [InlineData("GPL-3.0-or-later", false)]
    [InlineData("SSPL-1.0", false)]
    [InlineData("EUPL-1.2", false)]
    [InlineData("LicenseRef-Commercial", false)]
    [InlineData(null, false)]
    public void A_licence_that_binds_the_program_is_refused(string? expression, bool allowed)
    {
        var objection = LicenceRule.Objection(new("PDFsharp", "6.5.0", expression));
        Assert.Equal(allowed, objection is null);
        if (!allowed)
            Assert.Contains("PDFsharp 6.5.0", objection, StringComparison.Ordinal);
    }

    [Fact]
    public void A_licence_that_was_read_counts_for_its_package_and_only_as_long_as_it_says_the_same()
    {
        Assert.Null(LicenceRule.Objection(new("Microsoft.Data.SqlClient.SNI.runtime", "6.0.3", null, "LICENSE.txt")));
        Assert.NotNull(LicenceRule.Objection(new("Microsoft.Data.SqlClient.SNI.runtime", "7.0.0", "AGPL-3.0-only")));
        Assert.NotNull(LicenceRule.Objection(new("Another.Package", "1.0.0", null, "LICENSE.txt")));
        Assert.NotNull(LicenceRule.Objection(new("Another.Package", "1.0.0", "EUPL-1.2")));
    }

    private static IEnumerable<(string Name, string Version)> Resolved() => Directory
        .EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories)
        .SelectMany(Fetched);

    // What stands beside the solution is not restored with it: on a new machine its packages are fetched here.
    private static IEnumerable<(string Name, string Version)> Fetched(string lockFile)
    {
        var named = Named(lockFile);
        if (Array.Exists(named, package => !File.Exists(Nuspec(package.Name, package.Version))))
        {
            using var restore = Process.Start(new ProcessStartInfo("dotnet", ["restore", Path.GetDirectoryName(lockFile)!, "--locked-mode", "-v", "q"]))!;
            restore.WaitForExit();
            Assert.Equal(0, restore.ExitCode);
        }

        return named;
    }

    private static (string Name, string Version)[] Named(string lockFile) => [.. JsonDocument.Parse(File.ReadAllText(lockFile)).RootElement.GetProperty("dependencies").EnumerateObject()
        .SelectMany(framework => framework.Value.EnumerateObject())
        .Where(package => package.Value.TryGetProperty("resolved", out _))
        .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!))
        .Distinct()];

    private static string Nuspec(string name, string version) => Path.Combine(Packages, name.ToLowerInvariant(), version.ToLowerInvariant(), $"{name.ToLowerInvariant()}.nuspec");

    private static PackageLicence OfNuspec(string name, string version)
    {
        var metadata = XDocument.Load(Nuspec(name, version)).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        var licence = metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "license");
        var address = metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value;
        return (string?)licence?.Attribute("type") == "expression"
            ? new(name, version, licence!.Value)
            : new(name, version, null, licence?.Value ?? address);
    }

    private static string Packages => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
