using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using ReturnCase.Data;
using ReturnCase.Data.Drafts;

namespace ReturnCase.Web.Drafts;

/// <summary>
/// Where a form was accepted its draft goes. A fact of a case takes it along in its own transaction; this is for the forms that save something else.
/// </summary>
internal sealed class DraftsSent(ReturnCaseDb db, DraftForms drafts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        // Accepted is what leads on.
        if (done.Result is IKeepTempDataResult && drafts.Sent is { } sent)
            await DraftStore.SentAsync(db, sent, context.HttpContext.RequestAborted);
    }
}
