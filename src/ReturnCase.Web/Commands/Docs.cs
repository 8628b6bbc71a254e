using ReturnCase.Web.Api.OpenApi;

namespace ReturnCase.Web.Commands;

/// <summary>Writes the documents that are made from the code; <c>--check</c> only says whether they are stale.</summary>
internal static class Docs
{
    private const string Check = "--check";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Except([Check]).Any())
        {
            await Console.Error.WriteLineAsync($"docs takes {Check} and nothing else.");
            return CommandLine.WrongUsage;
        }
        if (SourceRoot() is not { } root)
        {
            await Console.Error.WriteLineAsync("There is no ReturnCase.sln here or above. Run this inside the sources.");
            return CommandLine.Refused;
        }
        var check = args.Contains(Check);
        var lifecycle = await KeepAsync(root, LifecycleDocument.Place, LifecycleDocument.Write(), check);
        var api = await KeepAsync(root, ApiDocument.Place, await ApiDescription.WriteAsync(), check);
        return lifecycle == CommandLine.Done ? api : lifecycle;
    }

    private static async Task<int> KeepAsync(string root, string name, string text, bool check)
    {
        var place = Path.Combine(root, name);
        var written = File.Exists(place) ? (await File.ReadAllTextAsync(place)).ReplaceLineEndings("\n") : null;
        if (written == text)
        {
            Console.WriteLine($"{name} is up to date.");
            return CommandLine.Done;
        }
        if (check)
        {
            await Console.Error.WriteLineAsync($"{name} is stale. Run the command without {Check} and commit the result.");
            return CommandLine.Refused;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        await File.WriteAllTextAsync(place, text);
        Console.WriteLine($"{name} was written.");
        return CommandLine.Done;
    }

    // "dotnet run --project" starts the program in the project's folder, not where it was called.
    private static string? SourceRoot()
    {
        var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReturnCase.sln"))) folder = folder.Parent;
        return folder?.FullName;
    }
}
