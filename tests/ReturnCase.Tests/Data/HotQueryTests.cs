using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Drafts;
using ReturnCase.Data.Figures;
using ReturnCase.Data.Notices;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.Registers;
using ReturnCase.Data.Retention;
using ReturnCase.Data.SqlServer;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Tests.Data;

/// <summary>Needs no server: the queries of the busiest pages are sent to nobody, and what would have gone to SQL Server is parsed.</summary>
public sealed class HotQueryTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Viewer Sanne = new("sanne", ActorRole.Counsellor, "Noord");
    private static readonly Viewer Covering = Sanne with { Covered = [new("joris", "Joris", Today), new("anne", "Anne", Today)], Opened = [new("RC-2026-000007", new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc))] };
    private static readonly Viewer Ingrid = new("ingrid", ActorRole.Supervisor, "Noord");
    private static readonly Viewer Pieter = new("pieter", ActorRole.IndLiaison, null);

    private static readonly Dictionary<string, Func<IServiceProvider, Task>> Queries = new()
    {
        ["a page of the caseload"] = s => Cases(s).PageAsync(Sanne, new(), null, Today),
        ["its next page"] = s => Cases(s).PageAsync(Ingrid, new() { State = CaseState.All }, PageCursor.Parse("20270103-17", null), Today),
        ["the page before"] = s => Cases(s).PageAsync(Ingrid, new(), PageCursor.Parse(null, "20270103-17"), Today),
        ["a search by name"] = s => Cases(s).PageAsync(Ingrid, new() { Search = CaseSearch.Parse("yonas tesf") }, null, Today),
        ["a search by V-number"] = s => Cases(s).PageAsync(Ingrid, new() { Search = CaseSearch.Parse("2900000001") }, null, Today),
        ["names that sound like it"] = s => Cases(s).SoundingAsync(Ingrid, new() { Search = CaseSearch.Parse("abd el rahman") }, Today),
        ["the rarer filters"] = s => Cases(s).PageAsync(
            Covering, new() { Country = "ER", Language = "ti", ContactBefore = Today, DeadlineFrom = Today, DeadlineUntil = Today, Order = CaseOrder.Contact }, PageCursor.Parse("20270103-17", null), Today),
        ["the order by name"] = s => Cases(s).PageAsync(Ingrid, new() { Order = CaseOrder.Name }, PageCursor.Parse("0-17", null), Today),
        ["the saved views"] = s => new SavedViews(s.GetRequiredService<ReturnCaseDb>()).ListAsync("sanne"),
        ["masked rows"] = s => Cases(s).MaskedPageAsync(Sanne, null),
        ["the first few"] = s => Cases(s).FirstAsync(Sanne, new(), 5, Today),
        ["the last touched"] = s => Cases(s).LastTouchedAsync(Sanne, 5),
        ["the counts"] = s => Cases(s).CountsAsync(Ingrid, Today),
        ["the counts of a start page"] = s => Cases(s).CountsAsync(Ingrid, [new() { Step = AlarmStep.OneMonth }, new() { Step = AlarmStep.Overdue }], Today),
        ["a count"] = s => Cases(s).CountAsync(Ingrid, new() { Step = AlarmStep.OneMonth }, Today),
        ["a page of the review"] = s => Review(s).PageAsync(Ingrid, new() { Attention = Attention.ReviewOwed }, null, Today),
        ["its next page of the review"] = s => Review(s).PageAsync(Ingrid, new() { Step = AlarmStep.Overdue }, ReviewCursor.Parse("20270103-2-20261101-17"), Today),
        ["the bars of the review"] = s => Review(s).ByDayAsync(Ingrid, Today),
        ["the review on paper"] = s => Review(s).FirstAsync(Ingrid, new() { DeadlineFrom = Today, DeadlineUntil = Today.AddDays(6) }, 2_000, Today),
        ["the proposals one by one"] = s => Review(s).QueueAsync(Ingrid, Today),
        ["the reopenings of the review"] = s => Review(s).ReopeningsAsync(Ingrid, 50, Today),
        ["the proposals of the review"] = s => Review(s).ProposalsAsync(Ingrid, 50, Today),
        ["a page of the referrals"] = s => Referrals(s).PageAsync(Pieter, ReferralList.Sent, ReferralOnly.LongAgo, new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc), PageCursor.Parse("20270103-17", null)),
        ["the referrals with questions"] = s => Referrals(s).PageAsync(Pieter, ReferralList.Sent, ReferralOnly.Questions, new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc), null),
        ["the counts of the referrals"] = s => Referrals(s).CountsAsync(Pieter, new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc)),
        ["what is due"] = s => s.GetRequiredService<RetentionQueries>().PageAsync(new() { Team = "Noord", OnlyFree = true }, Today, PageCursor.Parse("20200103-17", null)),
        ["access to a case"] = s => s.GetRequiredService<CaseStore>().MayOpenAsync("RC-2026-000001", Ingrid),
        ["what somebody covers or opened"] = s => s.GetRequiredService<Viewers>().OfAsync("sanne", ActorRole.Counsellor, "Noord"),
        ["a page of the caseload of somebody who covers"] = s => Cases(s).PageAsync(Covering, new(), null, Today),
        ["masked rows of somebody who covers"] = s => Cases(s).MaskedPageAsync(Covering, null),
        ["work on a covered case"] = s => s.GetRequiredService<CaseStore>().MayWorkOnAsync("RC-2026-000001", Covering),
        ["care places of somebody who covers"] = s => s.GetRequiredService<ReturnCaseDb>().CarePlacesFor(Covering, ["RC-2026-000001"], ["RC-2026-000002", "RC-2026-000003"]).ToListAsync(),
        ["the register of houses"] = s => s.GetRequiredService<SharedRegisters>().HousesAsync(),
        ["what is known of countries"] = s => s.GetRequiredService<SharedRegisters>().PoliciesAsync(["GN", "MA"]),
        ["cases that name a brother"] = s => s.GetRequiredService<CaseStore>().NamingAsSiblingAsync("RC-2026-000001"),
        ["emergencies to review"] = s => s.GetRequiredService<EmergencyAccesses>().WaitingAsync(Ingrid),
        ["emergencies that were reviewed"] = s => s.GetRequiredService<EmergencyAccesses>().ReviewedAsync(Ingrid),
        ["what cases ask for"] = s => Tasks(s).DerivedAsync(Covering, new(Today)),
        ["what is planned"] = s => Tasks(s).PlannedAsync(Covering, new(Today)),
        ["what nobody is left to do"] = s => Tasks(s).PlannedAsync(Ingrid, new(Today) { Nobodys = true }),
        ["what was done"] = s => Tasks(s).ClosedAsync(Ingrid, DateTime.UnixEpoch, 5),
        ["what is due by person"] = s => Tasks(s).CountDerivedAsync(Ingrid, Today, Today),
        ["what is planned by person"] = s => Tasks(s).CountPlannedAsync(Ingrid, Today, Today),
        ["what stands beside a case"] = s => Tasks(s).OfCaseAsync(Linked(), Sanne, DateTime.UnixEpoch),
        ["somebody's drafts"] = s => new DraftStore(s.GetRequiredService<ReturnCaseDb>(), null!, null!).ListAsync(Sanne),
        ["a task"] = s => Tasks(s).FindAsync(Sanne, 1),
        ["a calendar"] = s => s.GetRequiredService<CalendarFeeds>().FindAsync("secret"),
        ["figures by month"] = s => Figures(s).ByMonthAsync(Ingrid, new(Today.AddYears(-2), Today, null, "ER")),
        ["figures by place"] = s => Figures(s).ByPlaceAsync(new Viewer("noor", ActorRole.Administrator, null), new(Today.AddYears(-2), Today, "Noord", null)),
        ["closed months"] = s => Figures(s).ClosedAsync(Today.AddYears(-2)),
        ["the first month with a figure"] = s => Figures(s).FirstMonthAsync(),
        ["what is owed of deadlines"] = s => Run(s).RunAsync(Now, Today, mail: true),
        ["the digests of a morning"] = s => new MailPlan(s.GetRequiredService<ReturnCaseDb>(), s.GetRequiredService<UniqueIndexes>()).RunAsync(Now, "voorbeeld.nl", Today),
        ["messages that are due"] = s => Queue(s).DueAsync(Now),
        ["messages that failed"] = s => Queue(s).FailuresAsync(0, 50),
        ["a message that is taken"] = s => Queue(s).TakeAsync(1, Now),
        ["a page of notices"] = s => Inbox(s).PageAsync(Ingrid, NoticeBox.Team, true, 17),
        ["who was told of a case"] = s => Inbox(s).OfCaseAsync(7, null),
        ["a case"] = s => s.GetRequiredService<CaseStore>().FindAsync("RC-2026-000001"),
    };

    public static TheoryData<string> Names() => [.. Queries.Keys];

    public static TheoryData<Attention> Attentions() => [.. Enum.GetValues<Attention>()];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_hot_query_is_correct_TSql(string name) => IsCorrect(Queries[name]);

    [Theory]
    [MemberData(nameof(Attentions))]
    public Task What_a_filter_asks_is_correct_TSql(Attention attention) => IsCorrect(s => Cases(s).PageAsync(Ingrid, new() { Attention = attention }, null, Today));

    private static async Task IsCorrect(Func<IServiceProvider, Task> query)
    {
        var sent = new Nowhere();
        await using var provider = new ServiceCollection().AddReturnCaseSqlServer("Server=none;Database=none").AddSingleton(CasePolicy.Default)
            .ConfigureDbContext<ReturnCaseDb>(options => options.AddInterceptors(sent, new NoConnection()))
            .AddScoped<CaseStore>().AddScoped<SharedRegisters>().AddScoped<TaskQueries>().AddScoped<CalendarFeeds>().AddScoped<CaseloadQueries>().AddScoped<ReviewQueries>().AddScoped<ReferralQueries>()
            .AddSingleton(RetentionPolicy.Default).AddScoped<RetentionQueries>()
            .AddSingleton(TimeProvider.System).AddScoped<Viewers>().AddScoped<EmergencyAccesses>().AddAuditTrail(TestDatabase.Key, TestDatabase.Subjects, new(), new()).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await Record.ExceptionAsync(() => query(scope.ServiceProvider));

        Assert.NotEmpty(sent.Commands);
        Assert.All(sent.Commands, sql =>
        {
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
            Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}\n{sql}"));
        });
    }

    private static DateTime Now => new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);

    private static AlarmRun Run(IServiceProvider s) => new(s.GetRequiredService<ReturnCaseDb>(), s.GetRequiredService<UniqueIndexes>(), s.GetRequiredService<AuditTrail>(), CasePolicy.Default);

    private static WaitingMail Queue(IServiceProvider s) => new(s.GetRequiredService<ReturnCaseDb>(), s.GetRequiredService<AuditTrail>());

    private static NoticeInbox Inbox(IServiceProvider s) => new(s.GetRequiredService<ReturnCaseDb>(), s.GetRequiredService<AuditTrail>(), TimeProvider.System);

    private static CaseFile Linked()
    {
        var builder = new ReturnCase.Tests.Support.CaseBuilder();
        builder.File.Note(builder.By(ReturnCase.Tests.Support.Staff.Sanne), new StatementDetails(StatementKind.SiblingCase, "Both say so.") { Reference = "RC-2026-999999" });
        return builder.File;
    }

    private static TaskQueries Tasks(IServiceProvider services) => services.GetRequiredService<TaskQueries>();

    private static CaseloadQueries Cases(IServiceProvider services) => services.GetRequiredService<CaseloadQueries>();

    private static ReviewQueries Review(IServiceProvider services) => services.GetRequiredService<ReviewQueries>();

    private static FigureQueries Figures(IServiceProvider services) => new(services.GetRequiredService<ReturnCaseDb>());

    private static ReferralQueries Referrals(IServiceProvider services) => services.GetRequiredService<ReferralQueries>();

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());
    }

    /// <summary>Keeps the text of commands and answers that there are no rows, and that none was changed. A count then fails, after it was kept.</summary>
    private sealed class Nowhere : DbCommandInterceptor
    {
        public List<string> Commands { get; } = [];

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Commands.Add(command.CommandText);
            return new(InterceptionResult<int>.SuppressWithResult(0));
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands.Add(command.CommandText);
            return new(InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader()));
        }
    }
}
