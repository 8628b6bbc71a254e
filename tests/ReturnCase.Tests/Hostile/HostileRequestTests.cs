using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Hostile;

/// <summary>
/// Every form of every page, spoiled in many ways: whatever is sent, the answer is a page and never a failure, a stack trace or a step to another
/// site. RETURNCASE_FUZZ sets how many requests, RETURNCASE_FUZZ_SEED another seed.
/// </summary>
public sealed partial class HostileRequestTests : IAsyncDisposable
{
    private const int UsualRequests = 600;
    private const int RequestsPerProgram = 2_500;
    private static readonly string[] Users = ["sanne", "ingrid", "pieter", "noor", "willem"];

    private readonly Dictionary<string, PageClient> _clients = [];
    private readonly Dictionary<string, string> _tokens = [];
    private List<SeenForm> _forms = [];
    private List<(string Id, ActorRole Role, string? Team, string? Hash)> _users = [];
    private ReturnCaseApp? _app;

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    [Fact]
    public async Task No_spoiled_request_breaks_the_program_or_shows_how_it_is_built()
    {
        var (requests, seed) = (Number("RETURNCASE_FUZZ", UsualRequests), Number("RETURNCASE_FUZZ_SEED", 20_26));
        var random = new Random(seed);
        var mutation = new Mutation(random);
        var problems = new List<string>();
        var answers = new SortedDictionary<int, int>();
        for (var i = 0; i < requests && problems.Count < 40; i++)
        {
            if (i % RequestsPerProgram == 0)
                await Begin();
            var form = _forms[random.Next(_forms.Count)];
            using var request = mutation.Spoil(form, user => _tokens[Users[(Array.IndexOf(Users, user) + 1) % Users.Length]]);
            using var response = await _clients[form.User].Http.SendAsync(request);
            var status = (int)response.StatusCode;
            answers[status] = answers.GetValueOrDefault(status) + 1;
            if (response.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) == true)
                await ComeBack(form.User);
            if (Problem(response, await response.Content.ReadAsStringAsync()) is { } problem)
                problems.Add($"{i} {form.User} {request.Method} {request.RequestUri!.PathAndQuery}: {problem}\n    {await Sent(request)}");
        }

        TestContext.Current.SendDiagnosticMessage($"{requests} requests from {_forms.Count} forms: {string.Join(", ", answers.Select(answer => $"{answer.Key} × {answer.Value}"))}");
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        // Had the session ended or every token been wrong, nothing would have been tried.
        Assert.True(answers.Where(answer => answer.Key is 200 or 302 or 400 or 409).Sum(answer => answer.Value) > requests / 2);
        Assert.True(_forms.Count > 60, $"Only {_forms.Count} forms were found.");
    }

    private async Task Begin()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _app = new ReturnCaseApp(await DemoDatabase.CloneAsync());
        _forms = [];
        await _app.InDatabase(async db => _users = [.. (await db.Users.AsNoTracking().ToListAsync()).Select(user => (user.Id, user.Role, user.Team, user.PasswordHash))]);
        foreach (var user in Users)
        {
            var client = _clients[user] = await _app.ClientAs(user);
            var pages = await Walk.Through(client);
            _forms.AddRange(pages.SelectMany(page => SeenForm.On(page, user)).DistinctBy(form => (Digits().Replace(form.Address, "#"), form.Fields.Count)));
            _tokens[user] = pages.First(page => page.Status == HttpStatusCode.OK).Value("__RequestVerificationToken")!;
        }
    }

    /// <summary>A spoiled form of the administrator may have disabled somebody, or changed a role or a password: without this the rest would knock at a closed door.</summary>
    private async Task ComeBack(string user)
    {
        foreach (var (id, role, team, hash) in _users)
        {
            await _app!.InDatabase(db => db.Users.Where(known => known.Id == id).ExecuteUpdateAsync(set => set.SetProperty(known => known.Role, role).SetProperty(known => known.Team, team)
                .SetProperty(known => known.PasswordHash, hash).SetProperty(known => known.Disabled, false).SetProperty(known => known.TemporaryUntil, (DateTime?)null)));
        }

        Assert.Equal("/", (await _clients[user].SignIn(user)).RedirectsTo);
    }

    private static string? Problem(HttpResponseMessage response, string body)
    {
        if ((int)response.StatusCode >= 500)
            return $"{(int)response.StatusCode}";
        if (HowItIsBuilt().Match(body) is { Success: true } match)
            return $"shows {match.Value}";
        if (response.Headers.Location is { IsAbsoluteUri: true } away && away.Scheme != "file" && away.Host != "localhost")
            return $"leads to {away}";
        return response.Headers.Location?.OriginalString is { } address && (address.StartsWith("//", StringComparison.Ordinal) || address.StartsWith("/\\", StringComparison.Ordinal))
            ? $"leads to {address}"
            : null;
    }

    private static async Task<string> Sent(HttpRequestMessage request)
    {
        var text = request.Content is null ? "" : System.Text.Encoding.Latin1.GetString(await request.Content.ReadAsByteArrayAsync());
        return $"{request.Content?.Headers.ContentType} {(text.Length > 1_500 ? text[..1_500] : text)}";
    }

    private static int Number(string variable, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : fallback;

    [GeneratedRegex(@"\bSystem\.\w+|\bMicrosoft\.\w+|\bReturnCase\.(Web|Data|Domain)\b|(?<=\w)Exception\b|^ +at [\w.]+\(|SQLite|\.cshtml|\.cs:line", RegexOptions.Multiline)]
    private static partial Regex HowItIsBuilt();

    [GeneratedRegex(@"(?i)r[cf]-[\d-]+|\d+")]
    private static partial Regex Digits();
}
