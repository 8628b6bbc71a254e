using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Sqlite;

namespace ReturnCase.Benchmarks;

/// <summary>
/// The least that can be asked of a page: one endpoint that sends the same commands by ADO.NET (that of the session among them), puts the answers into the same HTML with a StringBuilder, and, where it is asked to,
/// writes the same line of the trail through the same group-commit writer before the answer leaves. No framework, no model, no rules.
/// </summary>
internal static class Floor
{
    public const string WithTrail = "/trail";
    public const string WithoutTrail = "/bare";

    public static async Task RunAsync(Options options)
    {
        var (data, capture) = (new DataFolder(options.Data), Capture.Read(options.Capture));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        var key = Convert.FromBase64String(await File.ReadAllTextAsync(Path.Combine(data.Path, "keys", "audit.key")));
        builder.Services.AddReturnCaseSqlite($"Data Source={data.Database}").AddAuditTrail(new AuditKey(key), SubjectKeyOf(key), new AuditOptions(), new AuditRetention());
        await using var app = builder.Build();
        var writer = app.Services.GetRequiredService<AuditWriter>();
        var encoder = HtmlEncoder.Default;
        var stencil = Stencil.Cut(capture.Html, await AnswersAsync(data, capture), encoder);
        app.MapGet("/alive", () => "ok");
        app.MapGet("/holes", () => stencil.Holes);
        app.MapGet(WithTrail, (HttpContext http) => AnswerAsync(http, true));
        app.MapGet(WithoutTrail, (HttpContext http) => AnswerAsync(http, false));
        await app.RunAsync();

        async Task AnswerAsync(HttpContext http, bool trail)
        {
            // As the program finds a session: by the hash of what the cookie holds.
            SHA256.HashData(Encoding.ASCII.GetBytes(http.Request.Headers.Cookie.ToString()));
            var page = stencil.Fill(await AnswersAsync(data, capture), encoder);
            if (trail)
                await writer.KeepAsync([new(capture.ActorId, capture.Role, http.TraceIdentifier, [new(Enum.Parse<AuditAction>(capture.Action), capture.Cases.Split(' ', StringSplitOptions.RemoveEmptyEntries), capture.Detail)])]);
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.CacheControl = "no-store";
            await http.Response.WriteAsync(page);
        }
    }

    private static SubjectKey SubjectKeyOf(byte[] key) => new(key);

    private static async Task<List<List<object?[]>>> AnswersAsync(DataFolder data, Capture capture)
    {
        await using var connection = new SqliteConnection($"Data Source={data.Database}");
        await connection.OpenAsync();
        var answers = new List<List<object?[]>>(capture.Commands.Count);
        foreach (var asked in capture.Commands)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // As the program sent it.
            command.CommandText = asked.Sql;
#pragma warning restore CA2100
            foreach (var given in asked.Values)
                command.Parameters.AddWithValue(given.Name, given.Text ?? given.Number ?? (object)DBNull.Value);
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<object?[]>();
            while (await reader.ReadAsync())
            {
                var row = new object?[reader.FieldCount];
                for (var i = 0; i < row.Length; i++)
                    row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
                rows.Add(row);
            }

            answers.Add(rows);
        }

        return answers;
    }
}
