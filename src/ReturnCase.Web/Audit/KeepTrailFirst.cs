using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using ReturnCase.Data.Audit;

namespace ReturnCase.Web.Audit;

/// <summary>Nothing about a child is shown before the trail says so: where that cannot be kept, the answer is an error. A redirection shows nothing.</summary>
internal sealed class KeepTrailFirst(AuditTrail trail, AuditWriter writer) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IKeepTempDataResult or StatusCodeResult)
            trail.NothingShown();
        await writer.KeepAsync(trail.Take());
        await next();
    }
}
