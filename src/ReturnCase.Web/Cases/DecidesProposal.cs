using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace ReturnCase.Web.Cases;

/// <summary>What a request asks of a case.</summary>
internal enum CaseUse { Reading, Deciding, Alarming, Working }

/// <summary>Marks the page on which a supervisor of another team may decide; everywhere else such a person only reads (domain 2.3).</summary>
internal sealed class DecidesProposal
{
    private const string Page = "/Cases/Proposals/Proposal";

    public static void Mark(PageConventionCollection pages) =>
        pages.AddPageApplicationModelConvention(Page, page => page.EndpointMetadata.Add(new DecidesProposal()));

    public static bool Marks(HttpContext? request) => request?.GetEndpoint()?.Metadata.GetMetadata<DecidesProposal>() is not null;

    /// <summary>Reading, sending the form of a marked page, or anything else.</summary>
    public static CaseUse AskedBy(HttpContext? request) => request switch
    {
        null => CaseUse.Working,
        _ when HttpMethods.IsGet(request.Request.Method) || HttpMethods.IsHead(request.Request.Method) => CaseUse.Reading,
        _ => Marks(request) ? CaseUse.Deciding : SaysMissing.Marks(request) ? CaseUse.Alarming : CaseUse.Working,
    };
}

/// <summary>Marks the page on which whoever reads a case in an emergency may say that the child is missing, and nothing else.</summary>
internal sealed class SaysMissing
{
    private const string Page = "/Cases/Alarms/Alarms";

    public static void Mark(PageConventionCollection pages) =>
        pages.AddPageApplicationModelConvention(Page, page => page.EndpointMetadata.Add(new SaysMissing()));

    public static bool Marks(HttpContext? request) => request?.GetEndpoint()?.Metadata.GetMetadata<SaysMissing>() is not null;
}
