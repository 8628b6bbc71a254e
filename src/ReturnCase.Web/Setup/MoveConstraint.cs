using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Setup;

/// <summary>Lets an address through only where the part is the slug of a move; every other word stays free for other pages.</summary>
internal sealed class MoveConstraint : IRouteConstraint
{
    public const string Name = "move";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && Slugs.TryParse<CaseTrigger>(value as string, out _);
}
