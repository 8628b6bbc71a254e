using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases;

/// <summary>Puts cases that were driven by the real verbs before the eyes of Sanne or Ingrid.</summary>
internal static class CasePageCases
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static CaseBuilder In(CasePhase phase, PartialDate? born = null, int daysAgo = 3) => CaseBuilder.In(phase, born, Today.AddDays(-daysAgo));

    /// <summary>Gives the case to a counsellor of the demo and keeps it.</summary>
    public static async Task<string> Keep(this ReturnCaseApp app, CaseBuilder builder, string counsellor = "sanne")
    {
        await app.InDatabase(async db =>
        {
            var user = db.Users.Single(u => u.UserName == counsellor);
            builder.File.Assign(builder.By(Staff.Ingrid), user.Team!, new Actor(user.Id, user.DisplayName, ActorRole.Counsellor));
            db.Add(builder.File);
            await db.SaveChangesAsync();
        });
        return $"/cases/{builder.File.Number}";
    }

    public static async Task Speak(this PageClient client, string language)
    {
        var page = await client.Get("/accessibility");
        await client.Submit(page, "form[action='/language']", new() { ["language"] = language });
    }
}

/// <summary>Counts the SQL commands on the databases whose file name is given.</summary>
internal sealed class CommandCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private readonly string _database;
    private int _count;

    public CommandCount(string database)
    {
        _database = database;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => _count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && ((CommandExecutedEventData)value.Value!).Command.Connection!.ConnectionString.Contains(_database, StringComparison.Ordinal))
            Interlocked.Increment(ref _count);
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    private static class DbLoggerCategory
    {
        public const string Name = "Microsoft.EntityFrameworkCore";
    }
}
