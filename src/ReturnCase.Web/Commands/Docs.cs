using System.IO.Compression;
using System.Text;
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

    /// <summary>The workbooks among them.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> WorkbooksAsync() => new Dictionary<string, byte[]> { [ImportDocument.WorkbookPlace] = await ImportDocument.WorkbookAsync() };

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
        foreach (var (name, content) in (await WriteAsync()).ToDictionary(text => text.Key, text => Encoding.UTF8.GetBytes(text.Value)).Concat(await WorkbooksAsync()))
        {
            var place = Path.Combine(root, name);
            if (IsFresh(place, content))
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
            await File.WriteAllBytesAsync(place, content);
            Console.WriteLine($"{name} was written.");
        }
        return stale == 0 ? CommandLine.Done : CommandLine.Refused;
    }

    /// <summary>Whether the file at a place holds a document: a text whatever ends its lines, a workbook part by part, because each runtime packs in its own way.</summary>
    /// <param name="place">Path of the file.</param>
    /// <param name="content">What it is to hold.</param>
    public static bool IsFresh(string place, byte[] content)
    {
        if (!File.Exists(place))
            return false;
        var written = File.ReadAllBytes(place);
        return Path.GetExtension(place) == ".xlsx" ? Parts(written).SequenceEqual(Parts(content)) : Encoding.UTF8.GetString(written).ReplaceLineEndings("\n") == Encoding.UTF8.GetString(content);
    }

    private static List<(string Name, string Text)> Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return [.. zip.Entries.Select(part =>
        {
            using var reader = new StreamReader(part.Open());
            return (part.FullName, reader.ReadToEnd());
        })];
    }

    // "dotnet run --project" starts the program in the project's folder, not where it was called.
    private static string? SourceRoot()
    {
        var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReturnCase.sln"))) folder = folder.Parent;
        return folder?.FullName;
    }
}
