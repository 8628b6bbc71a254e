using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Drafts;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Drafts;

/// <summary>What the program says of drafts, on a page and to the script.</summary>
public sealed class DraftWords(IStringLocalizer<DraftWords> text, EnumText words, TimeProvider clock)
{
    /// <summary>"Draft kept at 14:05", with the day where that is not today.</summary>
    public string Kept(DateTime at) => text[IsToday(at) ? "Kept" : "KeptOn", Time(at), AmsterdamTime.Date(at)];

    /// <summary>"You were working on this yesterday at 14:05."</summary>
    public string Left(DateTime at) =>
        text[IsToday(at) ? "LeftToday" : AmsterdamTime.Date(at) == AmsterdamTime.Date(AmsterdamTime.Today(clock).AddDays(-1)) ? "LeftYesterday" : "LeftOn", Time(at), AmsterdamTime.Date(at)];

    /// <summary>What came of keeping.</summary>
    public string Sentence(DraftAnswer answer) => answer switch
    {
        DraftAnswer.Kept kept => Kept(kept.At),
        DraftAnswer.Newer newer => text["Newer", Time(newer.Other.KeptAt)],
        DraftAnswer.Gone => text["Gone"],
        DraftAnswer.TooLarge => text["TooLarge", DraftLimits.MostBytes / 1024],
        DraftAnswer.TooMany => text["TooMany", DraftLimits.MostOfOneUser],
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, null),
    };

    /// <summary>What the script is told when the session is over: what was typed is kept for its writer, or not.</summary>
    public string SessionOver(DraftAnswer.Kept? kept) => kept is null ? text["SessionOver"] : text["SessionOverKept", Time(kept.At)];

    /// <summary>The answer to the script of a form whose writer is not the one who is signed in now.</summary>
    public JsonResult SomebodyElse() => new(new { Sentence = text["SomebodyElse"].Value, Revision = -1 }) { StatusCode = StatusCodes.Status403Forbidden };

    public static int Status(DraftAnswer answer) => answer switch
    {
        DraftAnswer.Kept => StatusCodes.Status200OK,
        DraftAnswer.TooLarge => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>The revision that the form has seen after this answer: keeping it once more is then a decision.</summary>
    public static int SeenNow(DraftAnswer answer, int before) => answer switch
    {
        DraftAnswer.Kept kept => kept.Revision,
        DraftAnswer.Newer newer => newer.Other.Revision,
        DraftAnswer.Gone => 0,
        _ => before,
    };

    /// <summary>The answer to the script.</summary>
    /// <param name="answer">What came of keeping it where the form stood.</param>
    /// <param name="aside">Where it is kept instead, when another text stood there.</param>
    /// <param name="other">The text that its form holds beside it.</param>
    public JsonResult Data(DraftAnswer answer, DraftAnswer.Kept? aside, KeptDraft? other) => new(new
    {
        Sentence = aside is null ? Sentence(answer) : other is null ? Kept(aside.At) : text["KeptAside", Time(other.KeptAt), Time(aside.At)].Value,
        Revision = aside?.Revision ?? (answer is DraftAnswer.Newer ? -1 : SeenNow(answer, -1)),
        Form = (aside ?? answer as DraftAnswer.Kept) is { } kept ? FormAddress.SuffixOf(kept.Form) : null,
        Kept = aside is not null || answer is DraftAnswer.Kept,
        Other = other?.Text.Fields,
        OtherRevision = other?.Revision ?? 0,
        Gone = answer is DraftAnswer.Gone,
    })
    { StatusCode = Status(answer) };

    /// <summary>What a form is called in a list. Null for one that has no name here.</summary>
    public string? FormName(string form)
    {
        var parts = FormAddress.PageOf(form).Split('?')[0].Trim('/').Split('/');
        if (parts is ["cases", "new"])
            return text["FormNew"];
        if (parts is ["registers", var register, .. var of])
            return OfRegister(register, of);
        if (parts is ["tasks"] or ["tasks", _])
            return text[form.Contains("#close", StringComparison.Ordinal) ? "FormTaskClose" : "FormTask"];
        if (parts is ["admin", "users", _, "cover"])
            return Of("review-cover");
        if (parts is ["admin", "users", not "new"])
            return Of("admin-users-change");
        if (parts is ["moved", ..])
            return Of("moved");
        if (parts is ["admin" or "audit" or "notices" or "referrals" or "review", ..] or ["cases"] or ["cases", "views", ..] or ["cases", "emergency"] or ["cases", _, "emergency"])
            return Of(string.Join('-', parts.Where(part => !part.Any(char.IsAsciiDigit))));
        if (parts is ["cases", _, "retract", var line])
            return Of("retract") is { } taken ? text["OfLine", taken, line].Value : null;
        if (parts is not ["cases", _, var verb, .. var rest])
            return null;
        var name = Slugs.TryParse<StatementKind>(verb, out var statement) ? words[statement]
            : Slugs.TryParse<CaseTrigger>(verb, out var trigger) ? CaseTexts.Of(trigger).Here()
            : Slugs.TryParse<OutcomeKind>(rest is [var slug] ? slug : null, out var outcome) ? $"{Of(verb)}: {CaseTexts.Of(outcome).Here()}"
            : Of(rest.LastOrDefault(part => !part.All(char.IsAsciiDigit)) is { } below ? $"{verb}-{below}" : verb);
        return name is null ? null : form.Contains("corrects=", StringComparison.Ordinal) ? text["Correction", name] : name;
    }

    // A house has a name, which its line adds; a country has one by its code.
    private string? OfRegister(string register, string[] of) =>
        Of(string.Join('-', ["registers", register, .. of.Skip(1)])) is { } entry ? register == "countries" && of is [var code, ..] ? $"{entry}: {Countries.Name(code.ToUpperInvariant())}" : entry : null;

    private string? Of(string verb) => text[$"Form_{verb}"] is { ResourceNotFound: false } known ? known.Value : null;

    private bool IsToday(DateTime at) => AmsterdamTime.Date(at) == AmsterdamTime.Date(AmsterdamTime.Today(clock));

    private static string Time(DateTime at) => AmsterdamTime.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
