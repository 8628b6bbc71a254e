using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ReturnCase.Web.Setup;

/// <summary>Remembers why a form was refused, so that the status page can say it.</summary>
internal sealed class AntiforgeryRefusal : IAlwaysRunResultFilter
{
    public const string Item = "AntiforgeryRefused";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.HttpContext.Items[Item] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
