using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>Remembers on a refusal which case a counsellor was after, so that the page about it can name the way in for an emergency. It is the same whether the case exists or not.</summary>
internal static class EmergencyOffer
{
    private const string Item = "EmergencyOffer";

    public static void Make(HttpContext? request, Viewer viewer, string number)
    {
        if (request is not null && viewer.Role == ActorRole.Counsellor && CaseNumber.Fits(number) && viewer.Opened.All(opened => opened.Number != number))
        {
            request.Items[Item] = number;
        }
    }

    /// <summary>The address to ask at, or null.</summary>
    public static string? Of(HttpContext request) => request.Items[Item] is string number ? $"/cases/{number}/emergency" : null;
}
