using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>Lets only the names of plain facts into their page; any other word after a case number stays free.</summary>
public sealed class StatementConstraint : IRouteConstraint
{
    public const string Name = "statement";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Slugs.TryParse<StatementKind>(values[routeKey]?.ToString(), out var kind) && StatementForm.HasPage(kind);
}
