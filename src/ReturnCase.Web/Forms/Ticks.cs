using System.Security.Cryptography;
using System.Text;

namespace ReturnCase.Web.Forms;

/// <summary>
/// Ticks that something unusual is right. A tick says of which question it was given and counts for no other: whoever changes what was asked about is asked again.
/// </summary>
public static class Ticks
{
    /// <summary>What a box sends that is ticked for a question.</summary>
    public static string Of(string question) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, 12));

    /// <summary>The doubts in one question beside the box; null where there are none, or where exactly these were ticked.</summary>
    /// <param name="field">The field of the box.</param>
    /// <param name="tick">What it sent.</param>
    /// <param name="doubts">Each in sentences.</param>
    public static (string Field, string Question)? Question(string field, string? tick, params IEnumerable<string> doubts) =>
        string.Join(' ', doubts) is { Length: > 0 } question && tick != Of(question) ? (field, question) : null;
}
