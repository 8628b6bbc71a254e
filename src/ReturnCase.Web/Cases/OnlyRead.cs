namespace ReturnCase.Web.Cases;

/// <summary>Remembers on a refusal that the case may be read and only the sending was too much, so that the page about it says so.</summary>
internal static class OnlyRead
{
    private const string Item = "OnlyRead";

    public static void Tell(HttpContext? request) => request?.Items[Item] = true;

    public static bool IsWhy(HttpContext request) => request.Items.ContainsKey(Item);
}
