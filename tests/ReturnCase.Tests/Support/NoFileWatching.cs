using System.Runtime.CompilerServices;

namespace ReturnCase.Tests.Support;

/// <summary>Every started program watches its settings files, and a machine allows few watches: dozens of test hosts would use them up.</summary>
internal static class NoFileWatching
{
    [ModuleInitializer]
    public static void Set() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
