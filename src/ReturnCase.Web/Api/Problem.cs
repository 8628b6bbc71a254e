using System.ComponentModel;
using System.Text.Json.Serialization;

namespace ReturnCase.Web.Api;

/// <summary>Why a request was refused (RFC 9457).</summary>
[Description("Why a request was refused (RFC 9457). The sentences are in the language that Accept-Language asks for: Dutch (default) or English.")]
public sealed record Problem(
    [property: Description("Which kind of problem it is; docs/api.md says what to do about each.")] string Type,
    [property: Description("The kind in words.")] string Title,
    [property: Description("The status of the answer.")] int Status,
    [property: Description("What is wrong here, and what would be right.")] string Detail,
    [property: Description("Each fault by itself, where fields are at fault.")] IReadOnlyList<Fault>? Errors = null)
{
    /// <summary>Number of the case that is in the way.</summary>
    [Description("Number of the case that the V-number already has.")]
    public string? CaseNumber { get; init; }

    /// <summary>Team of that case.</summary>
    [Description("Team that works on that case.")]
    public string? Team { get; init; }

    /// <summary>The scope that the token lacks.</summary>
    [Description("The scopes of which the token has none.")]
    public IReadOnlyList<string>? Scopes { get; init; }
}

/// <summary>One fault.</summary>
/// <param name="In">Where: body, query, header or path.</param>
/// <param name="At">The field as a JSON pointer, in a body.</param>
/// <param name="Name">The parameter or header, elsewhere.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
[Description("One fault: where it is, and a sentence.")]
public sealed record Fault(
    [property: Description("body, query, header or path.")] string In,
    [property: Description("The field as a JSON pointer (RFC 6901), in a body."), JsonPropertyName("pointer")] string? At,
    [property: Description("The parameter or header, elsewhere.")] string? Name,
    [property: Description("What is wrong, and what would be right.")] string Detail)
{
    internal static Fault Body(string pointer, string detail) => new("body", pointer, null, detail);

    internal static Fault Query(string name, string detail) => new("query", null, name, detail);

    internal static Fault Header(string name, string detail) => new("header", null, name, detail);
}
