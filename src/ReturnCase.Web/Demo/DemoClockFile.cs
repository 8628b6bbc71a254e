using System.Globalization;

namespace ReturnCase.Web.Demo;

/// <summary>Remembers how far the demo clock came, so that a restart goes on instead of back.</summary>
internal sealed class DemoClockFile(string path)
{
    /// <summary>The instant to start at: the last recorded one, unless the setting was changed since.</summary>
    public DateTimeOffset StartFor(DateTimeOffset configured)
    {
        if (!File.Exists(path))
            return configured;
        var lines = File.ReadAllLines(path);
        return lines.Length == 2 && lines[0] == Text(configured)
            && DateTimeOffset.TryParse(lines[1], CultureInfo.InvariantCulture, out var last) && last > configured
            ? last
            : configured;
    }

    public void Record(DateTimeOffset configured, DateTimeOffset now)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, [Text(configured), Text(now)]);
    }

    private static string Text(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
