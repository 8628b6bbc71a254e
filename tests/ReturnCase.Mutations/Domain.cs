using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ReturnCase.Mutations;

/// <summary>The domain as the compiler sees it; one changed file at a time is compiled anew, in memory.</summary>
internal sealed class Domain
{
    // What people read is checked by tests of texts; a wrong word is no wrong rule.
    private static readonly string[] Texts = ["CaseTexts.cs", "GuardCatalogue.Rows.cs", "AsylumWords.cs"];

    private readonly CSharpCompilation _compilation;

    public Domain(string root, string tests)
    {
        var source = Path.Combine(root, "src", "ReturnCase.Domain");
        var made = Path.Combine(source, "obj", "Release", "net10.0");
        var files = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(source, file).StartsWith("obj", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(made, "*.cs", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        Trees = [.. files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file, System.Text.Encoding.UTF8))];
        var references = Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll").Where(IsManaged).Append(Path.Combine(tests, "Stateless.dll"));
        _compilation = CSharpCompilation.Create(
            "ReturnCase.Domain", Trees, references.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
    }

    public IReadOnlyList<SyntaxTree> Trees { get; }

    public IEnumerable<Mutant> Mutants => Trees.Where(tree => !tree.FilePath.Contains("obj", StringComparison.Ordinal) && !Texts.Contains(Path.GetFileName(tree.FilePath))).SelectMany(Mutators.Of);

    /// <summary>Why the last one did not compile.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>Writes the assembly with a change in it, or as it is; false where that does not compile.</summary>
    public bool Emit(Mutant? mutant, string to)
    {
        var compilation = mutant is null ? _compilation : _compilation.ReplaceSyntaxTree(mutant.Tree, mutant.Changed);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Refused = [.. emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
        if (!emitted.Success)
            return false;
        // A new file: the one that is there may be a link to the one that was built.
        File.Delete(to);
        File.WriteAllBytes(to, image.ToArray());
        return true;
    }

    private static bool IsManaged(string file)
    {
        try
        {
            _ = System.Reflection.AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
