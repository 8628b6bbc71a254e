using System.Text.Json;
using System.Text.RegularExpressions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Packaging;

/// <summary>What is handed out to install the program fits the program: every file that is named is there, every setting is one that the program knows and takes.</summary>
public sealed partial class PackagingTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "packaging");

    private readonly string _own = Directory.CreateTempSubdirectory("returncase-packaging-").FullName;

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Folder, .. path]));

    public void Dispose() => Directory.Delete(_own, recursive: true);

    [Fact]
    public void Every_file_that_the_container_is_made_of_is_there()
    {
        var compose = Path.Combine(Folder, "container");
        var named = SourceOf().Matches(Read("container", "compose.yaml")).Select(match => Path.GetFullPath(Path.Combine(compose, match.Groups["path"].Value))).ToArray();
        Assert.Equal(3, named.Length);
        // The keys are made by whoever installs it, in the folder that git never takes.
        Assert.All(named.Where(path => Path.GetFileName(path) != "keys"), path => Assert.True(File.Exists(path), path));
        Assert.Contains("src/packaging/container/keys/", File.ReadAllLines(Path.Combine(Repository.Root, ".gitignore")));
        Assert.Equal(Path.GetFullPath(Repository.Root), Path.GetFullPath(Path.Combine(compose, Value(Read("container", "compose.yaml"), "context"))));
        Assert.True(File.Exists(Path.Combine(Repository.Root, Value(Read("container", "compose.yaml"), "dockerfile"))));
        Assert.Contains("dotnet publish src/ReturnCase.Web ", Read("container", "Dockerfile"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_container_copies_is_not_left_out_by_its_ignore_file()
    {
        var kept = File.ReadAllLines(Path.Combine(Folder, "container", "Dockerfile.dockerignore")).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToArray();
        Assert.All(kept, name => Assert.True(Path.Exists(Path.Combine(Repository.Root, name)), name));
        string[] needed = ["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "src", "docs"];
        Assert.Equal(needed.Order(), kept.Order());
    }

    [Fact]
    public void Every_setting_that_is_set_is_one_that_operations_tells_of()
    {
        var told = Backticks().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"))).Select(match => match.Groups[1].Value).ToHashSet();
        var settings = EnvironmentFile().Keys.Concat(Names(Read("container", "Dockerfile"))).Concat(Names(Read("container", "compose.yaml"))).Distinct().ToArray();
        Assert.True(settings.Length >= 10);
        Assert.All(settings, name => Assert.Contains(name.Replace("__", ":", StringComparison.Ordinal), told));
    }

    [Fact]
    public void Everything_that_compose_asks_for_stands_in_its_example()
    {
        var compose = Read("container", "compose.yaml");
        var asked = Asked().Matches(compose).Select(match => match.Groups[1].Value).Distinct().Order();
        Assert.Equal(asked, Read("container", ".env.example").Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal)).Select(line => line.Split('=')[0]).Order());
        var proxy = Placeholder().Matches(Read("proxy", "Caddyfile")).Select(match => match.Groups[1].Value).Distinct();
        Assert.All(proxy, name => Assert.Contains($"{name}: ", compose, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_program_takes_the_settings_of_the_service_with_keys_that_were_made_as_the_page_says()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The service is one of Linux.");
        using (var keys = System.Diagnostics.Process.Start(Path.Combine(Folder, "make-keys"), [Path.Combine(_own, "keys")]))
        {
            await keys.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, keys.ExitCode);
        }

        var made = Directory.GetFiles(Path.Combine(_own, "keys")).ToDictionary(file => file, File.ReadAllText);
        Assert.Equal(["audit.key", "data-protection.pem", "destruction.key", "drafts.key", "subjects.key"], made.Keys.Select(Path.GetFileName).Order());
        foreach (var file in made.Keys)
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        using (var again = System.Diagnostics.Process.Start(Path.Combine(Folder, "make-keys"), [Path.Combine(_own, "keys")]))
            await again.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.All(made, file => Assert.Equal(file.Value, File.ReadAllText(file.Key)));

        await using var app = WebApp.Build([.. EnvironmentFile().Select(setting => $"--{Argument(setting.Key)}={Here(setting.Value)}"), "--environment=Production", "--applicationName=ReturnCase.Web", $"--contentRoot={Repository.Web}"]);
        Assert.False(app.Services.GetService(typeof(DemoOptions)) is DemoOptions { Enabled: true });
        Assert.Equal(["cases.example"], ((Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.HostFiltering.HostFilteringOptions>)app.Services.GetService(typeof(Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.HostFiltering.HostFilteringOptions>))!).Value.AllowedHosts);

        string Here(string value) => value.Replace("/var/lib/returncase", _own, StringComparison.Ordinal).Replace("/etc/returncase", _own, StringComparison.Ordinal);
        static string Argument(string name) => name == "ASPNETCORE_URLS" ? "urls" : name.Replace("__", ":", StringComparison.Ordinal);
    }

    [Fact]
    public void The_service_starts_what_is_published_and_reads_its_settings()
    {
        var unit = Read("systemd", "returncase.service");
        Assert.Contains("ExecStart=/opt/returncase/ReturnCase.Web serve", unit, StringComparison.Ordinal);
        Assert.Contains("EnvironmentFile=/etc/returncase/returncase.env", unit, StringComparison.Ordinal);
        // Whatever the settings let the program write lies in the folder that the unit lets it write.
        Assert.All(EnvironmentFile().Values.Where(value => value.Contains("/var/", StringComparison.Ordinal)), value => Assert.Contains("/var/lib/returncase/", value, StringComparison.Ordinal));
        Assert.Contains("StateDirectory=returncase", unit, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_published_for_one_machine_is_made_of_the_packages_that_were_tested()
    {
        var published = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.Combine(folder, "packages.linux-x64.lock.json")).Where(File.Exists).ToArray();
        Assert.Equal(5, published.Length);
        foreach (var project in published)
        {
            var (own, tested) = (Versions(project), Versions(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")));
            Assert.True(tested.All(package => own.GetValueOrDefault(package.Key) == package.Value),
                $"{project} is older than packages.lock.json beside it. Make it anew: dotnet restore src/ReturnCase.Web -p:RuntimeIdentifier=linux-x64 --force-evaluate");
        }
    }

    private static Dictionary<string, string?> Versions(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject()
            .ToDictionary(package => package.Name, package => package.Value.TryGetProperty("resolved", out var version) ? version.GetString() : null);
    }

    private static Dictionary<string, string> EnvironmentFile() => Read("systemd", "returncase.env").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim('"'));

    private static IEnumerable<string> Names(string text) => Setting().Matches(text).Select(match => match.Groups[1].Value);

    private static string Value(string text, string key) => Regex.Match(text, $@"^\s+{key}: (\S+)$", RegexOptions.Multiline).Groups[1].Value;

    [GeneratedRegex(@"source: (?<path>\.\S+)")]
    private static partial Regex SourceOf();

    [GeneratedRegex("`([A-Za-z_:]+)`")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"(?:^|\s)([A-Z]\w*__\w+|AllowedHosts|ASPNETCORE_[A-Z_]+|DOTNET_\w+)[:=]", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\$\{([A-Z_]+)")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{\$([A-Z_]+)\}")]
    private static partial Regex Placeholder();
}
