using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Setup;

/// <summary>Remembers why a form was refused, so that the status page can say it, and tells the script that keeps forms when somebody else has signed in meanwhile.</summary>
internal sealed class AntiforgeryRefusal(CurrentUser user, DraftWords words) : IAlwaysRunResultFilter
{
    public const string Item = "AntiforgeryRefused";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.HttpContext.Items[Item] = true;
            TellScript(context);
        }
    }

    // The script that keeps a form would otherwise take the page for a lost connection.
    private void TellScript(ResultExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (user.IsSignedIn && PostedForm.WantsData(request) && request.HasFormContentType && request.Form[PostedForm.ByField].ToString() is { Length: > 0 } by && by != user.UserId)
            context.Result = words.SomebodyElse();
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
