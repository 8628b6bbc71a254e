using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Api.OpenApi;
using ReturnCase.Web.Packages;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Web.Commands;

/// <summary>Writes the documents that are made from the code; <c>--check</c> only says whether they are stale.</summary>
public static class Docs
{
    private const string Check = "--check";

    /// <summary>Every document, by its place from the root of the sources.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> WriteAsync()
    {
        using var english = new Spoken("en");
        var texts = new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions { ResourcesPath = "Resources" }), NullLoggerFactory.Instance);
        var words = new EnumText(new StringLocalizer<EnumText>(texts), CasePolicy.Default);
        var schemas = new SchemaDocument(new StringLocalizer<ReferralDossier>(texts), words);
        return new Dictionary<string, string>
        {
            [LifecycleDocument.Place] = LifecycleDocument.Write(),
            [RulesDocument.Place] = RulesDocument.Write(),
            [ExplorationDocument.Place] = ExplorationDocument.Write(),
            [DossierDocument.Place] = new DossierDocument(words).Write(),
            [SchemaDocument.ReferralPlace] = schemas.Referral(),
            [SchemaDocument.ManifestPlace] = schemas.Manifest(),
            [ExampleReferrals.ReferralsPlace] = ExampleReferrals.Referrals(),
            [ExampleReferrals.ManifestPlace] = ExampleReferrals.Manifest(),
            [ImportDocument.GuidePlace] = new ImportDocument(new Importing.ImportText(texts), words).Guide(),
            [ImportDocument.TemplatePlace] = ImportDocument.Template(),
            [ApiDocument.Place] = await ApiDescription.WriteAsync(),
        };
    }

    internal static async Task<int> RunAsync(string[] args)
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
        var stale = 0;
        foreach (var (name, text) in await WriteAsync())
        {
            var place = Path.Combine(root, name);
            var written = File.Exists(place) ? (await File.ReadAllTextAsync(place)).ReplaceLineEndings("\n") : null;
            if (written == text)
            {
                Console.WriteLine($"{name} is up to date.");
                continue;
            }
            if (args.Contains(Check))
            {
                await Console.Error.WriteLineAsync($"{name} is stale. Run the command without {Check} and commit the result.");
                stale++;
                continue;
            }
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            await File.WriteAllTextAsync(place, text);
            Console.WriteLine($"{name} was written.");
        }
        return stale == 0 ? CommandLine.Done : CommandLine.Refused;
    }

    // "dotnet run --project" starts the program in the project's folder, not where it was called.
    private static string? SourceRoot()
    {
        var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReturnCase.sln"))) folder = folder.Parent;
        return folder?.FullName;
    }
}
