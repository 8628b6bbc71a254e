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
        if (!Directory.Exists(Path.GetDirectoryName(LifecycleDocument.Place)))
        {
            await Console.Error.WriteLineAsync($"There is no folder for {LifecycleDocument.Place} here. Run this at the root of the sources.");
            return CommandLine.Refused;
        }
        var text = LifecycleDocument.Write();
        var written = File.Exists(LifecycleDocument.Place) ? (await File.ReadAllTextAsync(LifecycleDocument.Place)).ReplaceLineEndings("\n") : null;
        if (written == text)
        {
            Console.WriteLine($"{LifecycleDocument.Place} is up to date.");
            return CommandLine.Done;
        }
        if (args.Contains(Check))
        {
            await Console.Error.WriteLineAsync($"{LifecycleDocument.Place} is stale. Run the command without {Check} and commit the result.");
            return CommandLine.Refused;
        }
        await File.WriteAllTextAsync(LifecycleDocument.Place, text);
        Console.WriteLine($"{LifecycleDocument.Place} was written.");
        return CommandLine.Done;
    }
}
