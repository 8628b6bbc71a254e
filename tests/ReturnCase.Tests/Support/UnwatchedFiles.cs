using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace ReturnCase.Tests.Support;

/// <summary>
/// Files that nobody watches. The address of a stylesheet carries its contents, so a program watches each one that a page names, for as long as the process lives: a timer that looks at
/// the disk every few seconds, and through it every program that a test ever started.
/// </summary>
internal sealed class UnwatchedFiles(IFileProvider files) : IFileProvider
{
    public static void In(IServiceCollection services)
    {
        var environment = (IWebHostEnvironment)services.Last(service => service.ServiceType == typeof(IWebHostEnvironment)).ImplementationInstance!;
        environment.WebRootFileProvider = new UnwatchedFiles(environment.WebRootFileProvider);
    }

    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
