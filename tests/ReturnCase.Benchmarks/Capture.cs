using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Benchmarks;

/// <summary>A value that a command was given.</summary>
internal sealed record Given(string Name, string? Text, long? Number);

/// <summary>A command that reads, as the program sent it.</summary>
internal sealed record Asked(string Sql, IReadOnlyList<Given> Values);

/// <summary>One page of the program: its HTML, the commands that read for it, and the line that the trail kept of it.</summary>
internal sealed record Capture(string Path, string Html, IReadOnlyList<Asked> Commands, string ActorId, ActorRole? Role, string Action, string Cases, string? Detail)
{
    public static Capture Read(string file) => JsonSerializer.Deserialize<Capture>(File.ReadAllText(file))!;

    public string Keep()
    {
        var file = System.IO.Path.Combine(Directory.CreateTempSubdirectory("returncase-floor-").FullName, "page.json");
        File.WriteAllText(file, JsonSerializer.Serialize(this));
        return file;
    }

    /// <summary>Opens a page in the program, here in this process and without its background work, and listens to what it asks of the database.</summary>
    public static async Task<Capture> TakeAsync(DataFolder data, string userName, string path)
    {
        using var ear = new Ear();
        await using var app = new InProcess(data, ear);
        using var cookies = new CookieKeeper(app.Server.CreateHandler());
        using var signedIn = new Person(cookies, new("http://localhost"));
        await signedIn.SignInAsync(userName);
        // Twice: what the program reads once and keeps is not the page's.
        await signedIn.GetAsync(path);
        ear.Heard.Clear();
        var html = await signedIn.GetAsync(path);
        Asked[] commands = [.. ear.Heard];
        await using var scope = app.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().AuditRows.AsNoTracking().OrderByDescending(kept => kept.At).FirstAsync();
        return new(path, html, commands, row.ActorId, row.Role, row.Action.ToString(), row.Cases, row.Detail);
    }

    private sealed class InProcess(DataFolder data, IInterceptor ear) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production").UseContentRoot(Repository.Web);
            foreach (var (name, value) in data.Settings)
                builder.UseSetting(name, value);
            builder.ConfigureTestServices(services =>
            {
                services.ConfigureDbContext<ReturnCaseDb>(options => options.AddInterceptors(ear));
                foreach (var job in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(Program).Assembly).ToArray())
                    services.Remove(job);
            });
        }
    }

    // A test server keeps no cookies.
    private sealed class CookieKeeper(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly System.Net.CookieContainer _cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
                request.Headers.Add("Cookie", header);
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                _cookies.SetCookies(request.RequestUri!, cookie);
            return answer;
        }
    }

    // What is written, and what is read to write it, happens in transactions and is left out.
    private sealed class Ear : DbCommandInterceptor, IDisposable
    {
        public ConcurrentQueue<Asked> Heard { get; } = [];

        public void Dispose() => Heard.Clear();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.Transaction is null)
                Heard.Enqueue(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(Of)]));
            return ValueTask.FromResult(result);
        }

        private static Given Of(DbParameter parameter) => parameter.Value switch
        {
            null or DBNull => new(parameter.ParameterName, null, null),
            bool value => new(parameter.ParameterName, null, value ? 1 : 0),
            int or long or short => new(parameter.ParameterName, null, Convert.ToInt64(parameter.Value, CultureInfo.InvariantCulture)),
            DateOnly value => new(parameter.ParameterName, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null),
            DateTime value => new(parameter.ParameterName, value.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture), null),
            var value => new(parameter.ParameterName, Convert.ToString(value, CultureInfo.InvariantCulture), null),
        };
    }
}
