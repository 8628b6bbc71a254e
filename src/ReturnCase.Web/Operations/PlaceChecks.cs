using System.Globalization;

namespace ReturnCase.Web.Operations;

/// <summary>Looks at the folders that the program writes in: whether it can, and how much room there is. What is written to see it is taken away at once.</summary>
internal static class PlaceChecks
{
    public static IEnumerable<CheckLine> Look(IReadOnlyList<Place> places, HealthOptions options) => places.SelectMany(place => (CheckLine[])[Write(place), Room(place, options)]);

    public static CheckLine Write(Place place)
    {
        const string name = "folder";
        if (!Directory.Exists(place.Path))
            return CheckLine.Warning(name, $"{place.Setting}: there is no folder {place.Path} yet. The program makes it when it needs it; make it before where its account may not.");
        var file = Path.Combine(place.Path, $".doctor-{Guid.NewGuid():N}");
        try
        {
            using var stream = new FileStream(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
            stream.WriteByte(0);
            stream.Flush(flushToDisk: true);
            return CheckLine.Ok(name, $"{place.Setting}: {place.Path} can be written in.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CheckLine.Fault(name, $"{place.Setting}: {place.Path} cannot be written in ({exception.GetType().Name}). Give the folder to the account of the program, look whether its disk is full or mounted to be read only, or choose another.");
        }
    }

    private static CheckLine Room(Place place, HealthOptions options)
    {
        const string name = "disk";
        try
        {
            var free = DiskSpace.FreeAt(place.Path);
            var said = $"{place.Setting}: {Text(free)} MB are free at {place.Path}";
            return DiskSpace.Judge(free, options) switch
            {
                CheckState.Ok => CheckLine.Ok(name, $"{said}."),
                CheckState.Warning => CheckLine.Warning(name, $"{said}, and {Text(options.FreeBytes)} MB are needed (Health:FreeMegabytes). Make room before it comes to that."),
                _ => CheckLine.Fault(name, $"{said}; at least {Text(options.FreeBytes)} MB are needed (Health:FreeMegabytes). Make room, or give the folder a larger disk."),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CheckLine.Fault(name, $"{place.Setting}: how much room there is at {place.Path} cannot be told ({exception.GetType().Name}). Look whether the disk is there.");
        }
    }

    private static string Text(long bytes) => (bytes / HealthOptions.Megabyte).ToString("N0", CultureInfo.InvariantCulture);
}
