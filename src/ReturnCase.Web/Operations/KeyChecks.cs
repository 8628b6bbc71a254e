using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Operations;

/// <summary>Looks at the folder of the keys: what is there, who can read it, and how long the certificate holds. What is in a key nobody sees.</summary>
internal static class KeyChecks
{
    private const string Name = "keys";
    private const int DaysAhead = 60;
    private const UnixFileMode NotOwner = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Names of the keys that are not there.</summary>
    public static IReadOnlyList<string> Missing(DirectoryInfo folder) => [.. Keys.Files.Where(file => !File.Exists(Path.Combine(folder.FullName, file)))];

    /// <summary>The first thing that is wrong with the folder, or that all is well.</summary>
    public static CheckLine Look(DirectoryInfo folder, DateTime now)
    {
        if (!folder.Exists)
            return CheckLine.Fault(Name, $"There is no folder {folder.FullName}. Set Keys:Folder to where the keys are; docs/operations.md says how they are made.");
        if (Missing(folder) is [_, ..] missing)
            return CheckLine.Fault(Name, $"In {folder.FullName} is no {string.Join(" and no ", missing)}. Put it there with mode 0600: the one that was in use, or, only where this program was never used before, a new one as docs/operations.md says.");
        try
        {
            return Open(folder) ?? Certificate(folder, now);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return CheckLine.Fault(Name, $"The keys in {folder.FullName} cannot be read ({exception.GetType().Name}). They must belong to the account of the program.");
        }
    }

    private static CheckLine? Open(DirectoryInfo folder)
    {
        if (OperatingSystem.IsWindows())
            return null;
        foreach (var file in Keys.Files.Select(file => Path.Combine(folder.FullName, file)))
        {
            if ((File.GetUnixFileMode(file) & NotOwner) != UnixFileMode.None)
                return CheckLine.Fault(Name, $"The file {file} is open to others than the account of the program (mode {Mode(file)}). Give it to the program alone: chmod 600 {file}");
        }

        return (File.GetUnixFileMode(folder.FullName) & NotOwner) == UnixFileMode.None
            ? null
            : CheckLine.Warning(Name, $"The folder {folder.FullName} is open to others than the account of the program (mode {Mode(folder.FullName)}). Close it: chmod 700 {folder.FullName}");
    }

    private static CheckLine Certificate(DirectoryInfo folder, DateTime now)
    {
        var path = Path.Combine(folder.FullName, KeyCertificate.FileName);
        using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(path));
        var (from, until) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
        var days = (int)(until - now).TotalDays;
        return now < from ? CheckLine.Fault(Name, $"The certificate in {path} holds from {Day(from)} on, and it is {Day(now)}. Look at the clock, or put the right certificate there.")
            : now > until ? CheckLine.Fault(Name, $"The certificate in {path} was valid until {Day(until)}. Put a new one there at a quiet hour: everybody signs in again then, and sets up the authenticator app anew.")
            : days < DaysAhead ? CheckLine.Warning(Name, $"The certificate in {path} is valid until {Day(until)}, {days} days from now. Put a new one there in time: everybody signs in again then, and sets up the authenticator app anew.")
            : CheckLine.Ok(Name, $"{Keys.Files.Count} keys are there, for the program alone; the certificate is valid until {Day(until)}.");
    }

    private static string Mode(string path) => Convert.ToString((int)(OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path)), 8);

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
