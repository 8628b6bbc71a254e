using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ReturnCase.Data.Api;

namespace ReturnCase.Web.Api;

/// <summary>Pages by a cursor that says nothing to whoever holds it, and how many rows.</summary>
internal sealed class Paging(ApiWords words)
{
    public const string CursorName = "cursor";
    public const string LimitName = "limit";

    /// <summary>Where a page begins and how long it is, or what is wrong with the question.</summary>
    public (T? Cursor, int Limit, IReadOnlyList<Fault> Faults) Ask<T>(HttpContext context, Func<string, T?> read, params string[] others)
        where T : struct
    {
        var faults = Unknown(context, [CursorName, LimitName, .. others]);
        var (asked, cursor, limit) = (context.Request.Query, (T?)null, ApiQueries.UsualRows);
        if (asked[LimitName].ToString() is { Length: > 0 } many && !(int.TryParse(many, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= ApiQueries.MostRows))
            faults.Add(Fault.Query(LimitName, words["LimitWrong", ApiQueries.MostRows]));
        if (asked[CursorName].ToString() is { Length: > 0 } text && (cursor = Opened(text) is { } plain ? read(plain) : null) is null)
            faults.Add(Fault.Query(CursorName, words["CursorWrong"]));
        return (cursor, limit, faults);
    }

    /// <summary>The cursor of the next page; it is also told as a link.</summary>
    public static string? Cursor(HttpContext context, string? plain)
    {
        if (plain is null)
            return null;
        var cursor = WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(plain));
        var query = string.Concat(context.Request.Query.Where(part => part.Key != CursorName).Select(part => $"{Uri.EscapeDataString(part.Key)}={Uri.EscapeDataString(part.Value.ToString())}&"));
        context.Response.Headers.Link = $"<{context.Request.Path}?{query}{CursorName}={cursor}>; rel=\"next\"";
        return cursor;
    }

    private List<Fault> Unknown(HttpContext context, string[] known) =>
        [.. context.Request.Query.Keys.Where(name => !known.Contains(name)).Select(name => Fault.Query(name, words["UnknownQuery", string.Join(", ", known)]))];

    private static string? Opened(string cursor)
    {
        try
        {
            return Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(cursor));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
