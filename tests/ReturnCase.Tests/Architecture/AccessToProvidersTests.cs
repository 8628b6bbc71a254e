using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Architecture;

/// <summary>Only the provider projects know a provider's package; only the set-up names them.</summary>
public sealed class AccessToProvidersTests
{
    private static readonly string[] Providers =
        ["Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.SqlServer", "Microsoft.Data.Sqlite", "Microsoft.Data.SqlClient"];

    private static readonly string Source = Path.Combine(Repository.Root, "src");

    [Fact]
    public void Only_the_provider_projects_reference_a_provider() => Assert.All(
        Directory.EnumerateFiles(Source, "*.csproj", SearchOption.AllDirectories).Where(file => !IsProvider(file)),
        file => Assert.All(Providers, package => Assert.DoesNotContain($"\"{package}\"", File.ReadAllText(file), StringComparison.Ordinal)));

    [Fact]
    public void Only_the_setup_names_a_provider()
    {
        var named = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !IsProvider(file) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var text
                && Providers.Append("ReturnCase.Data.Sqlite").Append("ReturnCase.Data.SqlServer").Any(name => text.Contains(name, StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Source, file).Replace('\\', '/'));
        Assert.Equal(["ReturnCase.Web/Setup/DatabaseSetup.cs"], named);
    }

    private static bool IsProvider(string file) =>
        Path.GetRelativePath(Source, file) is var path && (path.StartsWith("ReturnCase.Data.Sqlite", StringComparison.Ordinal) || path.StartsWith("ReturnCase.Data.SqlServer", StringComparison.Ordinal));
}
