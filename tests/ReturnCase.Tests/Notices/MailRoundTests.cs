using Microsoft.EntityFrameworkCore;
using MimeKit;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Notices;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Notices;

namespace ReturnCase.Tests.Notices;

/// <summary>E-mail over a real connection: at least once, always under the same Message-ID, and never with anything about a child.</summary>
public sealed class MailRoundTests : IDisposable
{
    private const string FirstNames = "Zélie-Amaïa";
    private const string LastName = "Qorbanixyz";
    private static readonly DateOnly Today = CasePageCases.Today;

    private readonly FakeSmtp _smtp = new();
    private readonly ReturnCaseApp _app;

    public MailRoundTests() => _app = new() { Settings = _smtp.Settings };

    public void Dispose()
    {
        _app.Dispose();
        _smtp.Dispose();
    }

    [Fact]
    public async Task Whoever_wants_each_notice_gets_it_at_once_with_number_and_step_and_no_more()
    {
        await _app.Wishes("sanne", MailWish.Each);
        var number = await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.RunAlarms();
        Assert.Equal(new MailCount(1, 0), await _app.RunMail());
        Assert.Equal(new MailCount(0, 0), await _app.RunMail());
        var message = await Read(Assert.Single(_smtp.Messages));
        Assert.Equal($"ReturnCase: {number}, binnen 6 maanden / {number}, within 6 months", message.Subject);
        Assert.Equal(("returncase@voorbeeld.nl", "sanne@voorbeeld.nl", "auto-generated"), (message.From.ToString(), message.To.ToString(), message.Headers[HeaderId.AutoSubmitted]));
        Assert.Matches("^[0-9a-f]{40}@voorbeeld\\.nl$", message.MessageId);
        Assert.Equal(
            $"""
            Een termijn nadert. In ReturnCase ziet u welke.

            - {number}: binnen 6 maanden
              https://returncase.voorbeeld.nl/cases/{number}

            Al uw meldingen: https://returncase.voorbeeld.nl/notices
            Wat u per e-mail krijgt, kiest u hier: https://returncase.voorbeeld.nl/account/notices

            --{' '}

            A deadline is near. ReturnCase shows you which.

            - {number}: within 6 months
              https://returncase.voorbeeld.nl/cases/{number}

            All your notices: https://returncase.voorbeeld.nl/notices
            Choose what you get by e-mail here: https://returncase.voorbeeld.nl/account/notices
            """.ReplaceLineEndings("\n"), message.TextBody!.ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public async Task An_address_that_is_none_holds_up_no_message_to_others()
    {
        foreach (var name in (string[])["sanne", "ingrid"])
            await _app.Wishes(name, MailWish.Each);
        await _app.KeptFor(NearDeadline.Eighteen(20));
        await _app.InDatabase(db => db.Users.Where(user => user.UserName == "sanne").ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, "(((")));
        await _app.RunAlarms();
        Assert.Equal(new MailCount(1, 1), await _app.RunMail());
        Assert.Equal("ingrid@voorbeeld.nl", (await Read(Assert.Single(_smtp.Messages))).To.ToString());
        await _app.InDatabase(async db => Assert.StartsWith("No mail can go to", (await db.NoticeMails.SingleAsync(mail => mail.SentAt == null)).Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_alarm_that_is_handed_over_is_told_by_mail_without_a_word_of_what_it_is_about()
    {
        await _app.Wishes("joris", MailWish.Each);
        var built = CasePageCases.In(CasePhase.ShelterSearch);
        built.File.RaiseAlarm(built.By(Staff.Sanne), AlarmKind.Trafficking);
        var number = await _app.KeptFor(built);
        var joris = await _app.ActorOf("joris");
        await (await _app.ClientAs("sanne")).Fill($"/cases/{number}/alarms/{built.File.OpenAlarms.Single().Sequence}", new() { ["Input.To"] = joris.Id }, "#give-form", "button");
        Assert.Equal(new MailCount(1, 0), await _app.RunMail());
        Assert.Equal(new MailCount(0, 0), await _app.RunMail());
        var message = await Read(Assert.Single(_smtp.Messages));
        Assert.Equal($"ReturnCase: {number}, overgedragen / {number}, handed over", message.Subject);
        Assert.StartsWith("Er is iets aan u overgedragen. In ReturnCase ziet u wat.", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Something was handed over to you.", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("alarm", message.TextBody, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_report_to_the_police_that_is_late_is_told_by_mail_as_every_step_is()
    {
        await _app.Wishes("sanne", MailWish.Each);
        var built = CasePageCases.In(CasePhase.ShelterSearch).Until(Today);
        built.File.RaiseAlarm(built.By(Staff.Sanne), AlarmKind.Missing, new(7, 30));
        var number = await _app.KeptFor(built);
        await _app.OnDay(Today.AddDays(1), hour: 9);
        await _app.RunAlarms();
        Assert.Equal(new MailCount(1, 0), await _app.RunMail());
        var message = await Read(Assert.Single(_smtp.Messages));
        Assert.Equal($"ReturnCase: {number}, de tijd is voorbij / {number}, the time is past", message.Subject);
        Assert.DoesNotContain("politie", message.TextBody, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_morning_brings_one_message_with_all_that_came_since_the_last_one()
    {
        await _app.Wishes("sanne", MailWish.Digest);
        var numbers = new[] { await _app.KeptFor(NearDeadline.Eighteen(170)), await _app.KeptFor(NearDeadline.Eighteen(20)), await _app.KeptFor(NearDeadline.Eighteen(-3)) };
        await _app.OnDay(Today, hour: 6);
        await _app.RunAlarms();
        Assert.Equal(new MailCount(0, 0), await _app.RunMail());
        await _app.OnDay(Today, hour: 7);
        Assert.Equal(new MailCount(1, 0), await _app.RunMail());
        var text = (await Read(_smtp.Messages[0])).TextBody;
        Assert.All(numbers, number => Assert.Contains($"- {number}:", text, StringComparison.Ordinal));
        Assert.StartsWith("ReturnCase: 3 meldingen over termijnen / 3 notices of deadlines", (await Read(_smtp.Messages[0])).Subject, StringComparison.Ordinal);

        var late = await _app.KeptFor(NearDeadline.Eighteen(21));
        await _app.RunAlarms();
        Assert.Equal(new MailCount(0, 0), await _app.RunMail());
        await _app.OnDay(Today.AddDays(1), hour: 7);
        Assert.Equal(new MailCount(1, 0), await _app.RunMail());
        text = (await Read(_smtp.Messages[1])).TextBody;
        Assert.Contains($"- {late}:", text, StringComparison.Ordinal);
        Assert.DoesNotContain(numbers[0], text, StringComparison.Ordinal);
        Assert.Equal(2, _smtp.Ids.Distinct().Count());
    }

    [Theory]
    [InlineData("2027-03-28", 5, 6)]
    [InlineData("2026-10-25", 6, 7)]
    public async Task The_morning_is_that_of_Amsterdam_also_when_the_clocks_change(string day, int before, int after)
    {
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await _app.Wishes("sanne", MailWish.Digest);
        var built = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(on.Year - 18, on.AddDays(20).Month, on.AddDays(20).Day), on.AddDays(-5));
        await _app.KeepCase(built);
        // Seven in Amsterdam is five in UTC in summer and six in winter.
        _app.Clock.Set(new DateTimeOffset(on, new TimeOnly(before - 1, 59), TimeSpan.Zero));
        await _app.RunAlarms();
        Assert.Equal(0, (await _app.RunMail()).Sent);
        _app.Clock.Set(new DateTimeOffset(on, new TimeOnly(after - 1, 0), TimeSpan.Zero));
        Assert.Equal(1, (await _app.RunMail()).Sent);
    }

    [Theory]
    [InlineData(MailWish.None)]
    [InlineData(MailWish.Digest)]
    public async Task Whoever_wants_none_or_has_no_address_gets_the_notice_in_the_program_alone(MailWish wish)
    {
        if (wish == MailWish.None)
            await _app.Wishes("sanne", wish);
        await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.RunAlarms();
        Assert.Equal(new MailCount(0, 0), await _app.RunMail());
        Assert.Equal(["sanne SixMonths"], await _app.Told());
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_sent_or_put_aside_for_when_there_is_one()
    {
        using var without = new ReturnCaseApp();
        await without.Wishes("sanne", MailWish.Each);
        await without.KeptFor(NearDeadline.Eighteen(170));
        Assert.Equal(1, (await without.RunAlarms()).Notices);
        Assert.Equal(new MailCount(0, 0), await without.RunMail());
        using var later = new ReturnCaseApp(without.DatabasePath) { Settings = _smtp.Settings };
        Assert.Equal(0, (await later.RunAlarms()).Notices);
        Assert.Equal(new MailCount(0, 0), await later.RunMail());
    }

    [Fact]
    public async Task No_message_holds_anything_about_a_child_or_a_colleague()
    {
        foreach (var user in (string[])["sanne", "joris", "ingrid"])
            await _app.Wishes(user, user == "ingrid" ? MailWish.Digest : MailWish.Each);
        string[] forbidden = [FirstNames, LastName, "Zélie", "zelie", "Tigrinya", "Utrecht", "S. de Wit", "de Wit", "Hermans", "Bakker", "Eritrea", "18", "verjaardag", "birthday", "onderzoek"];
        var builders = Enumerable.Range(0, 6).Select(i => NearDeadline.Eighteen(-1 + (i * 30)).Named(FirstNames, LastName)).ToArray();
        await _app.KeepAll(builders);
        await _app.Covers("sanne", "joris", Today, Today);
        await _app.RunAlarms();
        await _app.RunMail();
        Assert.Equal(7, _smtp.Messages.Count);
        foreach (var raw in _smtp.Messages)
        {
            var message = await Read(raw);
            var said = System.Text.RegularExpressions.Regex.Replace($"{message.Subject}\n{message.TextBody}", "RC-2026-[0-9]{6}", "");
            Assert.All(forbidden.Concat(builders.Select(b => b.File.VNumber)), word => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase));
            // Nothing but what a client adds of its own: no name beside an address, no header of ours.
            Assert.Equal(["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To", "X-Auto-Response-Suppress"], message.Headers.Select(h => h.Field).Concat(message.Body!.Headers.Select(h => h.Field)).Where(field => field != "Content-Transfer-Encoding").Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Two_processes_at_once_send_each_message_once()
    {
        await _app.Wishes("sanne", MailWish.Each);
        await _app.Wishes("ingrid", MailWish.Digest);
        await _app.KeepAll([.. Enumerable.Range(0, 8).Select(i => NearDeadline.Eighteen(60 + i))]);
        using var other = new ReturnCaseApp(_app.DatabasePath) { Settings = _smtp.Settings };
        other.Clock.Set(_app.Clock.GetUtcNow());
        await _app.RunAlarms();
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => (i % 2 == 0 ? _app : other).RunMail())));
        Assert.Equal((9, 0), (counts.Sum(count => count.Sent), counts.Sum(count => count.Failed)));
        Assert.Equal(9, _smtp.Ids.Distinct().Count());
        Assert.Equal(9, _smtp.Messages.Count);
    }

    [Fact]
    public async Task A_process_that_is_killed_after_it_took_a_message_leaves_it_to_the_next_under_the_same_id()
    {
        var id = await OneWaits();
        var taken = await _app.With(async (WaitingMail queue) => await queue.TakeAsync((await queue.DueAsync(Now))[0], Now));
        Assert.Equal(id, taken!.MessageId);
        Assert.Equal(new MailCount(0, 0), await _app.RunMail());
        _app.Clock.Advance(NoticeMail.Lease);
        Assert.Equal(new MailCount(1, 0), await _app.RunMail());
        Assert.Equal([id], _smtp.Ids);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new MailCount(0, 0), await _app.RunMail());
    }

    [Fact]
    public async Task A_process_that_is_killed_after_the_server_took_it_sends_it_again_under_the_same_id()
    {
        var id = await OneWaits();
        using var killed = new CancellationTokenSource();
        _smtp.Taken = killed.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _app.RunMail(killed.Token));
        _smtp.Taken = () => { };
        _app.Clock.Advance(NoticeMail.Lease);
        Assert.Equal(new MailCount(1, 0), await _app.RunMail());
        Assert.Equal([id, id], _smtp.Ids);
    }

    [Fact]
    public async Task A_server_that_hangs_up_on_a_message_gets_it_again_under_the_same_id()
    {
        var id = await OneWaits();
        _smtp.HangsUp = true;
        Assert.Equal(new MailCount(0, 1), await _app.RunMail());
        _smtp.HangsUp = false;
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new MailCount(1, 0), await _app.RunMail());
        Assert.Equal([id, id], _smtp.Ids);
    }

    [Fact]
    public async Task What_the_server_refuses_waits_longer_each_time_and_keeps_what_was_wrong()
    {
        await OneWaits();
        _smtp.Refuses = "550 5.1.1 no such user here";
        foreach (var minutes in (int[])[1, 5, 15, 60, 240, 240])
        {
            Assert.Equal(new MailCount(0, 1), await _app.RunMail());
            await _app.InDatabase(async db =>
            {
                var mail = await db.NoticeMails.SingleAsync();
                Assert.Equal((MailState.Waiting, Now.AddMinutes(minutes)), (mail.State, mail.NextTryAt));
                Assert.StartsWith("550 ", mail.Error, StringComparison.Ordinal);
                Assert.Contains("no such user here", mail.Error, StringComparison.Ordinal);
            });
            _app.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal(new MailCount(0, 0), await _app.RunMail());
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        _smtp.Refuses = null;
        Assert.Equal(new MailCount(1, 0), await _app.RunMail());
        await _app.InDatabase(async db => Assert.Equal((MailState.Sent, null, 7), await db.NoticeMails.Select(m => ValueTuple.Create(m.State, m.Error, m.Tries)).SingleAsync()));
    }

    [Fact]
    public async Task A_server_that_is_not_there_loses_none_and_is_not_asked_for_each()
    {
        await _app.Wishes("sanne", MailWish.Each);
        await _app.KeepAll([NearDeadline.Eighteen(170), NearDeadline.Eighteen(171), NearDeadline.Eighteen(172)]);
        await _app.RunAlarms();
        _smtp.Dispose();
        Assert.Equal(new MailCount(0, 1), await _app.RunMail());
        await _app.InDatabase(async db => Assert.Equal((3, 1), (await db.NoticeMails.CountAsync(m => m.State == MailState.Waiting), await db.NoticeMails.CountAsync(m => m.Error != null))));
    }

    [Fact]
    public async Task What_lapsed_before_it_was_sent_is_not_sent()
    {
        await OneWaits();
        var moved = Today.AddDays(175);
        var number = "";
        await _app.InDatabase(async db => number = await db.CaseFiles.Select(c => c.Number).SingleAsync());
        await _app.Change(number, (file, change) => file.RecordBirthDate(change, new PartialDate(moved.Year - 18, moved.Month, moved.Day), BirthDateSource.Document));
        Assert.Equal(new MailCount(0, 0), await _app.RunMail());
        await _app.InDatabase(async db => Assert.Equal(MailState.Lapsed, (await db.NoticeMails.SingleAsync()).State));
        await _app.RunAlarms();
        Assert.Equal(new MailCount(1, 0), await _app.RunMail());
    }

    [Fact]
    public async Task What_was_read_in_the_program_is_in_no_message_of_the_morning()
    {
        await _app.Wishes("sanne", MailWish.Digest);
        await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.OnDay(Today, hour: 5);
        await _app.RunAlarms();
        await _app.InDatabase(db => db.Notices.ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, Now)));
        await _app.OnDay(Today, hour: 8);
        Assert.Equal(new MailCount(0, 0), await _app.RunMail());
    }

    [Fact]
    public async Task Whoever_is_disabled_before_it_is_sent_gets_nothing()
    {
        await OneWaits();
        await _app.InDatabase(db => db.Users.Where(user => user.UserName == "sanne").ExecuteUpdateAsync(set => set.SetProperty(user => user.Disabled, true)));
        Assert.Equal(new MailCount(0, 0), await _app.RunMail());
        Assert.Empty(_smtp.Messages);
    }

    [Fact]
    public async Task The_trail_says_to_whom_a_message_went_and_about_which_case()
    {
        await OneWaits();
        await _app.RunMail();
        var sanne = await _app.ActorOf("sanne");
        await _app.InDatabase(async db =>
        {
            var row = await db.AuditRows.SingleAsync(r => r.Action == AuditAction.NoticeMailSent);
            Assert.Equal(($"to {sanne.Id}, Each", await db.CaseFiles.Select(c => c.Number).SingleAsync()), (row.Detail, row.Cases));
        });
    }

    private DateTime Now => _app.Clock.GetUtcNow().UtcDateTime;

    /// <summary>A message about one notice is made and not sent; its Message-ID.</summary>
    private async Task<string> OneWaits()
    {
        await _app.Wishes("sanne", MailWish.Each);
        await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.RunAlarms();
        await _app.With(async (MailPlan plan) =>
        {
            await plan.RunAsync(Now, "voorbeeld.nl", null);
            return 0;
        });
        var id = "";
        await _app.InDatabase(async db => id = (await db.NoticeMails.SingleAsync()).MessageId);
        return id;
    }

    private static async Task<MimeMessage> Read(string raw) => await MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(raw)));
}
