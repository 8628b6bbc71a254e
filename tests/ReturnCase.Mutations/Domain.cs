using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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

    /// <summary>Whether the member with one change in it compiles: much sooner said than of the whole.</summary>
    public bool Compiles(Mutant mutant)
    {
        var member = mutant.Old.Ancestors().OfType<MemberDeclarationSyntax>().First();
        var changed = mutant.Changed;
        var behind = mutant.Tree.Length - member.Span.End;
        return !_compilation.ReplaceSyntaxTree(mutant.Tree, changed).GetSemanticModel(changed).GetDiagnostics(TextSpan.FromBounds(member.SpanStart, changed.Length - behind)).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Writes the assembly with one change in it; says what does not compile.</summary>
    public IReadOnlyList<Diagnostic> Emit(Mutant mutant, string to) => Write(With([(mutant.Tree, mutant.Changed)]), to);

    /// <summary>The domain with other files in the place of some; one in the place of none is added.</summary>
    public Compilation With(IEnumerable<(SyntaxTree? Old, SyntaxTree New)> changed)
    {
        Compilation compilation = _compilation;
        foreach (var (old, changedTree) in changed)
            compilation = old is null ? compilation.AddSyntaxTrees(changedTree) : compilation.ReplaceSyntaxTree(old, changedTree);
        return compilation;
    }

    /// <summary>Writes an assembly; says what does not compile, and then writes none.</summary>
    public static IReadOnlyList<Diagnostic> Write(Compilation compilation, string to)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
            return [.. emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        // A new file: the one that is there may be a link to the one that was built.
        File.Delete(to);
        File.WriteAllBytes(to, image.ToArray());
        return [];
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
