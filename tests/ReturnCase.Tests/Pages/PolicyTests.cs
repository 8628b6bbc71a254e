using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages;

public sealed class PolicyTests
{
    private static readonly string[] OpenPages = ["/Accessibility", "/Language", "/Privacy", "/SignIn", "/SignInCode", "/SignInRefused", "/Status"];

    [Fact]
    public void Every_page_names_its_policy_and_only_these_are_open()
    {
        using var app = new ReturnCaseApp();
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => (endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath, endpoint.Metadata))
            .Where(page => page.ViewEnginePath is not null)
            .ToList();

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.True(
            IsOpen(page.Metadata) || page.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null),
            $"{page.ViewEnginePath} has no policy: add its folder to PagesSetup."));
        Assert.Equal(OpenPages, pages.Where(page => IsOpen(page.Metadata)).Select(page => page.ViewEnginePath!).Distinct().Order());
    }

    private static bool IsOpen(Microsoft.AspNetCore.Http.EndpointMetadataCollection metadata) => metadata.GetMetadata<IAllowAnonymous>() is not null;
}
