using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace ReturnCase.Web.Cases;

/// <summary>Marks the page on which a supervisor of another team may decide; everywhere else such a person only reads (domain 2.3).</summary>
internal sealed class DecidesProposal
{
    private const string Page = "/Cases/Proposals/Proposal";

    public static void Mark(PageConventionCollection pages) =>
        pages.AddPageApplicationModelConvention(Page, page => page.EndpointMetadata.Add(new DecidesProposal()));

    /// <summary>Whether a request only reads, or sends the form of the marked page.</summary>
    public static bool OrReads(HttpContext? request) =>
        request is not null
        && (HttpMethods.IsGet(request.Request.Method) || HttpMethods.IsHead(request.Request.Method) || request.GetEndpoint()?.Metadata.GetMetadata<DecidesProposal>() is not null);
}
