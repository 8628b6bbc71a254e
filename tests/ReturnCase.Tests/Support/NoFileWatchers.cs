using System.Runtime.CompilerServices;

namespace ReturnCase.Tests.Support;

internal static class NoFileWatchers
{
    // Each program in memory would watch its settings and pages, and a machine gives out few watchers.
    [ModuleInitializer]
    internal static void TurnOff()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
    }
}
