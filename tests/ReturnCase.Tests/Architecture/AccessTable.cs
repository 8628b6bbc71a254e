using System.Text.RegularExpressions;

namespace ReturnCase.Tests.Architecture;

/// <summary>Who asks, seen from one case of sanne in team Noord.</summary>
public enum Asker
{
    Anonymous,
    Own,

    /// <summary>A colleague who covers for sanne.</summary>
    Covering,

    /// <summary>A colleague who does not.</summary>
    Colleague,
    OtherTeam,

    /// <summary>A counsellor of another team who opened the case in an emergency.</summary>
    Emergency,
    Supervisor,
    OtherSupervisor,

    /// <summary>The same person, where a supervisor stands behind the open proposal of the case.</summary>
    DecidingSupervisor,
    Liaison,
    Administrator,
    Auditor,
}

/// <summary>What became of the case.</summary>
public enum CaseFate
{
    Open,
    Closed,

    /// <summary>It was destroyed: it answers like a case that never was.</summary>
    Destroyed,
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

    /// <summary>401: only a token opens it, whoever is signed in. Which token opens what stands in <c>ApiAccessTests</c>.</summary>
    Token,
}

/// <summary>The expected answer of every endpoint, by the first row that fits its route. One without a row fails the test.</summary>
internal static class AccessTable
{
    private const Access O = Access.Open;
    private const Access S = Access.SignIn;
    private const Access N = Access.No;
    private const Access H = Access.Hidden;
    private const Access T = Access.Token;

    public const string Covering = "waarnemer";
    public const string InEmergency = "noodgeval";

    private const string OfACase = "cases/{number}";
    private const string SayMissing = "cases/{number}/alarms";
    private const string AskInEmergency = "cases/{number}/emergency";

    public static readonly IReadOnlyDictionary<Asker, string?> SignedInAs = new Dictionary<Asker, string?>
    {
        [Asker.Anonymous] = null,
        [Asker.Own] = "sanne",
        [Asker.Covering] = Covering,
        [Asker.Colleague] = "joris",
        [Asker.OtherTeam] = "omar",
        [Asker.Emergency] = InEmergency,
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
        //                                                                 |  |  Covering
        //                                                                 |  |  |  Colleague
        //                                                                 |  |  |  |  OtherTeam
        //                                                                 |  |  |  |  |  Emergency
        //                                                                 |  |  |  |  |  |  Supervisor
        //                                                                 |  |  |  |  |  |  |  OtherSupervisor
        //                                                                 |  |  |  |  |  |  |  |  DecidingSupervisor
        //                                                                 |  |  |  |  |  |  |  |  |  Liaison
        //                                                                 |  |  |  |  |  |  |  |  |  |  Administrator
        //                                                                 |  |  |  |  |  |  |  |  |  |  |  Auditor
        Row(@"^(sign-in|sign-in/code|language|accessibility|privacy)$",    O, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^(health/(live|ready)|dist/.+|[\w.-]+\.(js|svg|ico|txt)(\.gz)?)$", O, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^\{\*\*path:file\}$",                                        S, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^(status|sign-in/refused|\.well-known/security\.txt)",         O, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^(openapi/[\w.-]+\.(json|md)|api/v1/openapi\.json)$",         O, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^api/",                                                      T, T, T, T, T, T, T, T, T, T, T, T),
        Row(@"^(index|home)?$",                                            S, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^rules$",                                                    S, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^resume/",                                                  S, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^account(/|$)",                                              S, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^sign-out$",                                                 S, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^cases/emergency$",                                          S, O, O, O, O, O, N, N, N, N, N, N),
        Row(@"^cases/views",                                               S, O, O, O, O, O, O, O, O, N, N, N),
        Row(@"^cases/\{number\}/emergency$",                               S, O, O, O, O, O, N, N, N, N, N, N),
        Row(@"^cases/\{number\}/(assign|who-looked)$",                     S, N, N, N, H, N, O, H, N, N, N, N),
        Row(@"^cases/\{number\}",                                          S, O, O, N, H, O, O, H, O, N, N, N),
        Row(@"^drafts(/index)?$",                                         S, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^moved(/|$)",                                                S, O, O, O, O, O, O, O, O, N, N, N),
        Row(@"^tasks(/|$)",                                                S, O, O, O, O, O, O, O, O, N, N, N),
        Row(@"^notices(/index)?$",                                         S, O, O, O, O, O, O, O, O, N, N, N),
        Row(@"^calendar/\{token\}\.ics$",                                  O, O, O, O, O, O, O, O, O, O, O, O),
        Row(@"^cases(/index|/new)?$",                                      S, O, O, O, O, O, O, O, O, N, N, N),
        Row(@"^review(/|$)",                                               S, N, N, N, N, N, O, O, O, N, N, N),
        Row(@"^reports(/|$)",                                              S, N, N, N, N, N, O, O, O, N, O, N),
        Row(@"^referrals(/|$)",                                            S, N, N, N, N, N, N, N, N, O, N, N),
        Row(@"^registers/.+/(new|change|close)$",                           S, N, N, N, N, N, N, N, N, N, O, N),
        Row(@"^registers(/|$)",                                            S, O, O, O, O, O, O, O, O, N, O, N),
        Row(@"^admin(/|$)",                                                S, N, N, N, N, N, N, N, N, N, O, N),
        Row(@"^audit(/|$)",                                                S, N, N, N, N, N, N, N, N, N, N, O),
    ];

    /// <summary>Whether an address says which case it is about.</summary>
    public static bool IsOfACase(string route) => route.StartsWith(OfACase, StringComparison.Ordinal);

    /// <summary>The expected answer to somebody who opens a page, or null when no row fits.</summary>
    public static Access? For(string route, Asker asker, CaseFate fate = CaseFate.Open) =>
        Rows.FirstOrDefault(row => row.Route.IsMatch(route)).Answers?[(int)asker] is { } answer ? Fated(answer, route, asker, fate) : null;

    /// <summary>The expected answer to somebody who sends its form: the same, but whoever only reads a case sends nothing (in an emergency only that the child is missing), and whoever only decides sends the decision.</summary>
    public static Access? ForSending(string route, Asker asker, CaseFate fate = CaseFate.Open) => asker switch
    {
        Asker.DecidingSupervisor when IsOfACase(route) && route != "cases/{number}/proposal" => Fated(N, route, asker, fate),
        Asker.Emergency when IsOfACase(route) && route is not (AskInEmergency or SayMissing) => Fated(N, route, asker, fate),
        _ => For(route, asker, fate),
    };

    // Of a destroyed case nobody is told more than of one that never was; the page that asks for it in an emergency is the same for every number.
    private static Access Fated(Access answer, string route, Asker asker, CaseFate fate) =>
        fate == CaseFate.Destroyed && IsOfACase(route) && route != AskInEmergency && asker is not (Asker.Anonymous or Asker.Liaison or Asker.Administrator or Asker.Auditor) ? H : answer;

    private static (Regex Route, Access[] Answers) Row(string route, params Access[] answers) => (new Regex(route, RegexOptions.IgnoreCase), answers);
}
