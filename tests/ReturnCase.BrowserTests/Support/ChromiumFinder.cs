using System.Diagnostics;

namespace ReturnCase.BrowserTests.Support;

/// <summary>Finds a Chromium, or gets one: Playwright's download first, the system's packages only as root.</summary>
internal static class ChromiumFinder
{
    public const string Advice =
        "No Chromium was found and none could be installed. Install one (Debian: apt-get install chromium) or set RETURNCASE_CHROMIUM to its path.";

    // The shell without windows first: it takes a quarter less of the processors for the same pages.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private static readonly string[] Places =
    [
        "/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome",
        "/Applications/Google Chrome.app/Contents/MacOS", "/Applications/Chromium.app/Contents/MacOS",
    ];

    /// <summary>The path of an installed browser, or null when Playwright's own is to be used.</summary>
    public static async Task<string?> FindAsync()
    {
        if (Installed() is { } path)
            return path;
        if (await DownloadAsync(TimeSpan.FromSeconds(60)))
            return null;
        if (OperatingSystem.IsLinux() && Environment.UserName == "root")
            await InstallPackageAsync();
        return Installed() ?? throw new InvalidOperationException(Advice);
    }

    private static string? Installed()
    {
        if (Environment.GetEnvironmentVariable("RETURNCASE_CHROMIUM") is { Length: > 0 } chosen)
            return File.Exists(chosen) ? chosen : throw new InvalidOperationException($"RETURNCASE_CHROMIUM names {chosen}, which does not exist.");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(Places);
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private static async Task<bool> DownloadAsync(TimeSpan limit)
    {
        var download = Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium", "--only-shell"]));
        return await Task.WhenAny(download, Task.Delay(limit)) == download && await download == 0;
    }

    private static async Task InstallPackageAsync()
    {
        // Two test runs on one machine must not both drive the package manager.
        var file = Path.Combine(Path.GetTempPath(), "returncase-chromium.lock");
        await using var handle = await LockAsync(file);
        if (Installed() is not null)
            return;
        await RunAsync("apt-get", "update", "-qq");
        foreach (var package in (string[])["chromium-headless-shell", "chromium"])
        {
            if (Installed() is null)
                await RunAsync("apt-get", "install", "-y", "-qq", "--no-install-recommends", package);
        }
    }

    private static async Task<FileStream> LockAsync(string file)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 300)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
            })!;
            await process.WaitForExitAsync();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No such package manager here: the caller looks again and then says what to install.
        }
    }
}
