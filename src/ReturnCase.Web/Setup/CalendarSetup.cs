using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Security;
using ReturnCase.Web.Tasks;

namespace ReturnCase.Web.Setup;

/// <summary>The address at which somebody's calendar reads what is due, without a session: the secret in it is all there is, and what it opens is asked anew each time.</summary>
internal static class CalendarSetup
{
    private const int MonthsAhead = 12;

    public static void AddReturnCaseTasks(this WebApplicationBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<IHttpContextFactory, ContextsWithoutSecrets>());
        builder.Services.AddScoped<TaskQueries>().AddScoped<OwnTasks>().AddScoped<CalendarFeeds>().AddScoped<TaskDesk>().AddSingleton<TaskWords>().AddSingleton<CalendarText>();
    }

    public static void MapCalendars(this WebApplication app) =>
        app.MapMethods(CalendarSecret.Route, [HttpMethods.Get, HttpMethods.Head], ReadAsync).AllowAnonymous();

    /// <summary>Whose calendar has anything to read.</summary>
    public static bool MayRead(ActorRole role) => role is ActorRole.Counsellor or ActorRole.Supervisor;

    private static async Task<IResult> ReadAsync(HttpContext context, CalendarFeeds feeds, Viewers viewers, TaskQueries tasks, CalendarText text, AuditTrail trail, TimeProvider clock, CancellationToken cancel)
    {
        // A calendar reads no page about what went wrong, and a person who tries the address in a browser is led nowhere from it.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        if (context.Features.Get<CalendarSecret>() is not { } secret || await feeds.FindAsync(secret.Value, cancel) is not { } reader || !MayRead(reader.Role))
        {
            return Results.NotFound();
        }

        var (now, language) = (clock.GetUtcNow().UtcDateTime, new CultureInfo(reader.Language));
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        var rows = await RowsAsync(await viewers.OfAsync(reader.UserId, reader.Role, reader.Team, cancel), AmsterdamTime.Today(clock).AddMonths(MonthsAhead), tasks, cancel);
        var bytes = text.Of(rows);
        await feeds.ReadAsync(reader, now, cancel);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        trail.Act(reader.UserId, reader.Role, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
        trail.Shown(AuditAction.CalendarRead, rows.Select(row => row.CaseNumber).OfType<string>().Distinct());
        return Results.File(bytes, "text/calendar; charset=utf-8", "returncase.ics");
    }

    // A supervisor's own appointments, not the work of the whole team.
    private static async Task<IReadOnlyList<TaskRow>> RowsAsync(Viewer viewer, DateOnly until, TaskQueries tasks, CancellationToken cancel)
    {
        var filter = new TaskFilter(until);
        return viewer.Role == ActorRole.Supervisor
            ? await tasks.PlannedAsync(viewer, filter with { CounsellorId = viewer.UserId }, cancel)
            : [.. await tasks.DerivedAsync(viewer, filter, cancel), .. await tasks.PlannedAsync(viewer, filter, cancel)];
    }
}
