using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>Asks the program that runs on this computer, with these settings, whether it can be used. A container has nothing else to ask with.</summary>
internal static class Healthy
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(8);

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var arguments = new Arguments(args, "--address");
        if (arguments.Words.Count > 0)
            throw new UsageException($"healthy does not know '{arguments.Words[0]}'.");
        var configuration = WebApplication.CreateBuilder(arguments.Settings).Configuration;
        var address = Address(arguments["--address"], configuration);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/health/ready"));
        if (Name(configuration["AllowedHosts"]) is { } name)
            request.Headers.Host = name;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Most };
        try
        {
            using var answer = await http.SendAsync(request);
            var said = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
                throw new SettingsException($"The program at {address} says that it cannot be used now: {(int)answer.StatusCode} {said}");
            await output.WriteLineAsync($"The program at {address} can be used.");
            return CommandLine.Done;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            throw new SettingsException($"The program at {address} does not answer: {exception.Message}");
        }
    }

    /// <summary>Where to ask: the address that was given, or the first one over http that the settings let the program listen on.</summary>
    internal static Uri Address(string? chosen, IConfiguration configuration)
    {
        if (chosen is not null)
            return Uri.TryCreate(chosen, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : throw new UsageException($"The option --address is '{chosen}'; write an address such as {ListenAddresses.Default}.");
        return ListenAddresses.FirstPlain(configuration) ?? throw new SettingsException("The program listens only over https, and its certificate has another name here than outside; say where to ask, by that name: --address https://name");
    }

    /// <summary>A name by which the program lets itself be called; null where it listens to any.</summary>
    internal static string? Name(string? allowed) => allowed?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) switch
    {
        null or [] => null,
        var names when names.Contains("*") => null,
        [var first, ..] => first.StartsWith("*.", StringComparison.Ordinal) ? $"health{first[1..]}" : first,
    };
}
