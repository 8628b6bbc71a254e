using System.Reflection;
using System.Text.RegularExpressions;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Commands;

namespace ReturnCase.Tests.Architecture;

/// <summary>The glossary names the code as it is: a word whose name in code was changed is found here.</summary>
public sealed partial class GlossaryTests
{
    [Fact]
    public void Each_name_in_code_is_in_the_code()
    {
        var known = new[] { typeof(CaseFile).Assembly, typeof(ReturnCaseDb).Assembly, typeof(Docs).Assembly }.SelectMany(assembly => assembly.GetTypes()).SelectMany(Names).ToHashSet();
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "glossary.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|')[2]).ToArray();
        Assert.True(rows.Length > 40, "The table is not read as it is written.");
        Assert.All(rows, row => Assert.NotEmpty(Name().Matches(row)));
        Assert.All(rows.SelectMany(row => Name().Matches(row)), name => Assert.Contains(name.Value, known));
    }

    // A type, and of an enum each member with and without its type.
    private static IEnumerable<string> Names(Type type) => type.IsEnum
        ? type.GetEnumNames().SelectMany(name => (string[])[name, $"{type.Name}.{name}"]).Append(type.Name)
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Append(type.Name);

    [GeneratedRegex(@"\b[A-Z]\w+(\.[A-Z]\w+)?")]
    private static partial Regex Name();
}
