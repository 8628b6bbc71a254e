using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Security;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>user add, user disable and user list.</summary>
internal static class Users
{
    private static readonly string[] Roles = [.. UserDesk.Roles.Select(role => role.ToString())];

    private const int ListedCases = 20;

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.IsInputRedirected ? Console.In : null, Console.Out);

    /// <summary>Without an input the password is asked for on the terminal.</summary>
    public static async Task<int> RunAsync(string[] args, TextReader? input, TextWriter output)
    {
        var arguments = new Arguments(args, "--role", "--team", "--name");
        var words = arguments.Words;
        Func<IServiceProvider, Task> work = words switch
        {
            ["add", var name] => Adding(input, output, name, Role(arguments.Needed("--role")), arguments["--team"], arguments["--name"]),
            ["disable", var name] => services => DisableAsync(services, output, name),
            ["list"] => services => ListAsync(services, output),
            ["add"] or ["disable"] => throw new UsageException($"user {words[0]} needs the name of the user."),
            [] => throw new UsageException("user needs add, disable or list."),
            _ => throw new UsageException($"user does not know '{string.Join(' ', words)}'."),
        };
        await using var app = WebApp.Build(arguments.Settings);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        await (words[0] == "add" ? db.PrepareAsync() : db.PrepareExistingAsync());
        await work(scope.ServiceProvider);
        return CommandLine.Done;
    }

    private static ActorRole Role(string text) =>
        Roles.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<ActorRole>(text, ignoreCase: true)
            : throw new UsageException($"There is no role '{text}'; write one of {string.Join(", ", Roles)}.");

    private static Func<IServiceProvider, Task> Adding(TextReader? input, TextWriter output, string name, ActorRole role, string? team, string? displayName)
    {
        if (UserDesk.NeedsTeam(role) && string.IsNullOrWhiteSpace(team))
            throw new UsageException($"A {role} works in a team: add --team.");
        if (team?.Length > CaseFile.TeamMaxLength || displayName?.Length > AppUser.DisplayNameMaxLength)
            throw new UsageException($"A team has at most {CaseFile.TeamMaxLength} characters, a display name {AppUser.DisplayNameMaxLength}.");
        return services => AddAsync(services, input, output, new AppUser { UserName = name, DisplayName = displayName ?? name, Role = role, Team = team });
    }

    private static async Task AddAsync(IServiceProvider services, TextReader? input, TextWriter output, AppUser user)
    {
        var name = user.UserName!;
        if (await services.GetRequiredService<UserManager<AppUser>>().FindByNameAsync(name) is not null)
            throw new SettingsException($"There already is a user {name}.");
        var typed = input is null ? AskPassword() : (await input.ReadLineAsync())?.Trim() ?? "";
        var password = typed.Length > 0 ? typed : UserDesk.NewPassword();
        var result = await services.GetRequiredService<UserDesk>().AddAsync(user, password, temporary: typed.Length == 0);
        if (!result.Succeeded)
            throw new SettingsException($"User {name} was not added: {string.Join(" ", result.Errors.Select(error => error.Description))}");
        await output.WriteLineAsync(typed.Length > 0 ? $"User {name} was added." : $"User {name} was added, with password {password} (shown only now).");
    }

    private static async Task DisableAsync(IServiceProvider services, TextWriter output, string name)
    {
        var users = services.GetRequiredService<UserManager<AppUser>>();
        var user = await users.FindByNameAsync(name) ?? throw new SettingsException($"There is no user {name}.");
        var desk = services.GetRequiredService<UserDesk>();
        switch (await desk.DisableAsync(user, by: null))
        {
            case UserRefusal.LastAdministrator:
                throw new SettingsException($"{name} is the last administrator; add another one first.");
            case UserRefusal.Conflict:
                throw new SettingsException($"{name} was changed by somebody else at this moment; try again.");
            case UserRefusal.HoldsCases:
                var held = await desk.HeldByAsync(user);
                throw new SettingsException(
                    $"{name} still holds {held.Cases.Count} open cases{Listed(held.Cases.Select(one => one.Number))}, covers for {held.Covers.Count} absent colleagues and has {held.Tasks.Count} planned tasks in cases of others{Listed(held.Tasks.Select(task => task.CaseNumber))}. Let a supervisor give them to others first, at /review/reassign?from={UserDesk.AddressOf(user.Id)}.");
        }

        await output.WriteLineAsync($"User {name} can no longer sign in.");
    }

    private static string Listed(IEnumerable<string> numbers)
    {
        var all = numbers.Distinct().ToArray();
        return all.Length == 0 ? "" : $" ({string.Join(", ", all.Take(ListedCases))}{(all.Length > ListedCases ? ", …" : "")})";
    }

    private static async Task ListAsync(IServiceProvider services, TextWriter output)
    {
        foreach (var user in await services.GetRequiredService<ReturnCaseDb>().Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync())
            await output.WriteLineAsync($"{user.UserName,-20} {user.Role,-14} {user.Team ?? "-",-12} {user.DisplayName}{(user.Disabled ? " (disabled)" : "")}");
    }

    private static string AskPassword()
    {
        Console.Write("Password (empty: one is made): ");
        var typed = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
                typed.Length--;
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        Console.WriteLine();
        return typed.ToString();
    }
}
