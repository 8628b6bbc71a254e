using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;

namespace ReturnCase.Tests.Architecture;

/// <summary>No page with a form in which somebody writes forgets to keep what is written, unless a reason stands here.</summary>
public sealed partial class KeptFormsTests
{
    private static readonly Dictionary<string, string> KeptOnlyWhenASessionEnds = new()
    {
        ["SignIn"] = "nobody is signed in, and it holds a secret",
        ["SignInCode"] = "nobody is signed in, and it holds a secret",
        ["Account/Authenticator"] = "a code that is right for half a minute",
        ["Account/Notices"] = "one address, one's own; what is sent to /account is never kept",
        ["Account/Passkeys"] = "one short name of one's own key; what is sent to /account is never kept",
        ["Account/Password"] = "a secret",
        ["Audit/Holds/Index"] = "one number, to look for",
        ["Cases/Index"] = "filters of a list",
        ["Cases/Views/Edit"] = "one name that stands there already",
        ["Referrals/Decisions/File"] = "one number, that the page itself names",
        ["Referrals/Index"] = "words on several cases in one form: a destruction of one of them could not find what was written of it",
        ["Referrals/BatchReceipt"] = "one day and one reference for a whole package, that stand on the letter",
        ["Review/Destruction/Sign"] = "words on several cases in one form: a destruction of one of them could not find what was written of it",
        ["Review/Reassign/Index"] = "words on several cases in one form: a destruction of one of them could not find what was written of it",
    };

    [Fact]
    public void Each_page_on_which_somebody_writes_keeps_it_or_says_why_not()
    {
        var folder = Path.Combine(Repository.Web, "Pages");
        var pages = Directory.EnumerateFiles(folder, "*.cshtml", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).StartsWith("@page", StringComparison.Ordinal))
            .Where(file => Written(file).Any(text => Posts().IsMatch(text)) && Written(file).Any(text => Writes().IsMatch(text))).ToArray();
        var forgets = pages.Where(file => !Keeps(file)).Select(file => Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();
        Assert.True(pages.Length > 40, $"Only {pages.Length} pages were seen.");
        Assert.Equal(KeptOnlyWhenASessionEnds.Keys.Order(StringComparer.Ordinal), forgets);
    }

    [Fact]
    public void A_text_is_said_to_stand_in_its_form_where_that_puts_it_back_and_nowhere_else()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Web, "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => (File: file, Route: Routes().Match(File.ReadAllText(file)).Groups[1].Value))
            .Where(page => page.Route.Length > 0 && !FormAddress.IsNeverKept(page.Route) && Written(page.File).Any(text => Posts().IsMatch(text))).ToArray();
        Assert.True(pages.Length > 40, $"Only {pages.Length} pages were seen.");
        Assert.All(pages, page => Assert.True(Keeps(page.File) == FormAddress.IsFilledAgain(page.Route), page.Route));
    }

    // A page with the partials that it names by their path or that lie beside it.
    private static IEnumerable<string> Written(string file)
    {
        var text = File.ReadAllText(file);
        yield return text;
        foreach (var name in Partials().Matches(text).Select(match => match.Groups[1].Value))
        {
            var path = name.StartsWith('/') ? Path.Combine(Repository.Web, name.TrimStart('/')) : Path.Combine(Path.GetDirectoryName(file)!, $"{name}.cshtml");
            var shared = Path.Combine(Repository.Web, "Pages", "Shared", $"{name}.cshtml");
            if ((File.Exists(path) ? path : File.Exists(shared) ? shared : null) is { } there)
                yield return File.ReadAllText(there);
        }
    }

    private static bool Keeps(string file)
    {
        var code = File.Exists($"{file}.cs") ? File.ReadAllText($"{file}.cs") : "";
        var name = Models().Match(code).Groups[1].Value;
        var space = Spaces().Match(code).Groups[1].Value;
        return code.Contains("rafts.ShowAsync(", StringComparison.Ordinal) || (typeof(CasePage).Assembly.GetType($"{space}.{name}") is { } model && Bases(model).Any(type => IsForm(type) || type == typeof(EmergencyReviewPage)));
    }

    private static IEnumerable<Type> Bases(Type model)
    {
        for (var type = model; type is not null && type != typeof(PageModel); type = type.BaseType)
            yield return type;
    }

    private static bool IsForm(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(CaseFormPage<>);

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex Routes();

    [GeneratedRegex("method=\"post\"")]
    private static partial Regex Posts();

    [GeneratedRegex("<rc-textarea|<rc-text |<textarea")]
    private static partial Regex Writes();

    [GeneratedRegex("<partial name=\"([^\"@]+)\"")]
    private static partial Regex Partials();

    [GeneratedRegex(@"public (?:sealed |abstract )?(?:partial )?class (\w+)")]
    private static partial Regex Models();

    [GeneratedRegex(@"namespace ([\w.]+);")]
    private static partial Regex Spaces();
}
