using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;

namespace ReturnCase.Web.Audit;

/// <summary>Nothing about a child is shown before the trail says so: where that cannot be kept, the answer is an error. A redirection shows nothing.</summary>
internal sealed class KeepTrailFirst(AuditTrail trail, CaseLooks looks, AuditWriter writer) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var nothing = context.Result is IKeepTempDataResult or StatusCodeResult;
        if (nothing)
            trail.NothingShown();
        await writer.KeepAsync(trail.Take(), nothing ? [] : looks.Take());
        await next();
    }
}
