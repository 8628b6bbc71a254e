using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Commands;

namespace ReturnCase.Tests.Domain;

public sealed class LifecycleDocumentTests
{
    [Fact]
    public void The_document_says_what_the_code_does()
    {
        var written = File.ReadAllText(Path.Combine(Repository.Root, LifecycleDocument.Place)).ReplaceLineEndings("\n");
        Assert.True(LifecycleDocument.Write() == written, "docs/lifecycle.md is stale: run the command docs and commit the result.");
    }

    [Fact]
    public void The_document_leaves_routes_out_and_nothing_else()
    {
        var text = LifecycleDocument.Write();
        Assert.All(Enum.GetValues<GuardCode>(), guard => Assert.Equal(!CaseLifecycle.IsRoute(guard), text.Contains($"`{guard}`", StringComparison.Ordinal)));
        Assert.All(Enum.GetValues<CaseTrigger>(), trigger => Assert.Contains($"`{trigger}`", text, StringComparison.Ordinal));
    }
}
