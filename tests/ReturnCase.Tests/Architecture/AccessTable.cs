using System.Text.RegularExpressions;

namespace ReturnCase.Tests.Architecture;

/// <summary>Who asks, seen from one case of sanne in team Noord.</summary>
public enum Asker
{
    Anonymous,
    Own,
    Colleague,
    OtherTeam,
    Supervisor,
    OtherSupervisor,

    /// <summary>The same person, where a supervisor stands behind the open proposal of the case.</summary>
    DecidingSupervisor,
    Liaison,
    Administrator,
    Auditor,
}

/// <summary>What the program answers.</summary>
public enum Access
{
    /// <summary>The page, or a step further inside.</summary>
    Open,

    /// <summary>First sign in.</summary>
    SignIn,

    /// <summary>403: the page or the case exists, and is not for this person.</summary>
    No,

    /// <summary>404: this person is not told that the case exists.</summary>
    Hidden,
}

/// <summary>The expected answer of every page, by the first row that fits its route. A page without a row fails the test.</summary>
internal static class AccessTable
{
    private const Access O = Access.Open;
    private const Access S = Access.SignIn;
    private const Access N = Access.No;
    private const Access H = Access.Hidden;

    public static readonly IReadOnlyDictionary<Asker, string?> SignedInAs = new Dictionary<Asker, string?>
    {
        [Asker.Anonymous] = null,
        [Asker.Own] = "sanne",
        [Asker.Colleague] = "joris",
        [Asker.OtherTeam] = "omar",
        [Asker.Supervisor] = "ingrid",
        [Asker.OtherSupervisor] = "hassan",
        [Asker.DecidingSupervisor] = "hassan",
        [Asker.Liaison] = "pieter",
        [Asker.Administrator] = "noor",
        [Asker.Auditor] = "willem",
    };

    private static readonly (Regex Route, Access[] Answers)[] Rows =
    [
        //                                                                 Anonymous
        //                                                                 |  Own
        //                                                                 |  |  Colleague
        //                                                                 |  |  |  OtherTeam
        //                                                                 |  |  |  |  Supervisor
        //                                                                 |  |  |  |  |  OtherSupervisor
        //                                                                 |  |  |  |  |  |  DecidingSupervisor
        //                                                                 |  |  |  |  |  |  |  Liaison
        //                                                                 |  |  |  |  |  |  |  |  Administrator
        //                                                                 |  |  |  |  |  |  |  |  |  Auditor
        Row(@"^(sign-in|sign-in/code|language|accessibility)$",            O, O, O, O, O, O, O, O, O, O),
        Row(@"^(status|sign-in/refused)",                                  O, O, O, O, O, O, O, O, O, O),
        Row(@"^(index|home)?$",                                            S, O, O, O, O, O, O, O, O, O),
        Row(@"^resume/",                                                  S, O, O, O, O, O, O, O, O, O),
        Row(@"^account(/|$)",                                              S, O, O, O, O, O, O, O, O, O),
        Row(@"^sign-out$",                                                 S, O, O, O, O, O, O, O, O, O),
        Row(@"^cases/\{number\}/assign$",                                  S, N, N, H, O, H, N, N, N, N),
        Row(@"^cases/\{number\}",                                          S, O, N, H, O, H, O, N, N, N),
        Row(@"^cases(/index|/new)?$",                                      S, O, O, O, O, O, O, N, N, N),
        Row(@"^review(/|$)",                                               S, N, N, N, O, O, O, N, N, N),
        Row(@"^referrals(/|$)",                                            S, N, N, N, N, N, N, O, N, N),
        Row(@"^admin(/|$)",                                                S, N, N, N, N, N, N, N, O, N),
        Row(@"^audit(/|$)",                                                S, N, N, N, N, N, N, N, N, O),
    ];

    /// <summary>The expected answer to somebody who opens a page, or null when no row fits.</summary>
    public static Access? For(string route, Asker asker) =>
        Rows.FirstOrDefault(row => row.Route.IsMatch(route)).Answers?[(int)asker];

    /// <summary>The expected answer to somebody who sends its form: the same, but whoever only decides sends nothing else about the case.</summary>
    public static Access? ForSending(string route, Asker asker) =>
        asker == Asker.DecidingSupervisor && route.StartsWith("cases/{number}", StringComparison.Ordinal) && route != "cases/{number}/proposal" ? N : For(route, asker);

    private static (Regex Route, Access[] Answers) Row(string route, params Access[] answers) => (new Regex(route, RegexOptions.IgnoreCase), answers);
}
