using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Commands;
using ReturnCase.Web.Importing;

namespace ReturnCase.Tests.Importing;

/// <summary>An existing caseload comes in: the good lines whole, the others named by line and column and not at all.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();
    private readonly Caseload _file = new();

    public void Dispose()
    {
        _file.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_line_and_column_and_the_good_lines_come_in()
    {
        _file.Line().Line((ImportColumns.BirthDate, "31-02-2010")).Line((ImportColumns.Phase, "Zoeken")).Line((ImportColumns.VNumber, "2900000001")).Line((ImportColumns.TransferredOn, "2027-01-01"))
            .Line((ImportColumns.Team, "West")).Line((ImportColumns.Counsellor, "omar")).Line((ImportColumns.VNumber, "12345")).Line((ImportColumns.FirstNames, ""), (ImportColumns.Nationality, "QQ"))
            .Line((ImportColumns.RejectedOn, "2001-01-01")).Line((ImportColumns.Suspensions, "Appeal soon")).Line((ImportColumns.Decisions, "FurtherInvestigation")).Line((ImportColumns.PhaseHistory, "ShelterSearch"))
            .Line((ImportColumns.PhaseSince, "2026-01-01")).Line((ImportColumns.UnlawfulStay, "misschien")).Line((ImportColumns.Phase, "Closed"), (ImportColumns.PhaseReason, "why")).Line();
        var (counts, lines, report) = await Caseload.BringIn(_app, _file.Csv());

        Assert.Equal(new ImportCounts(17, 1, 0, 16), counts);
        Assert.Equal(
            [
                "2 v_number VNumberTwice", "3 birth_date BirthDateWrong", "4 phase UnknownWord", "5 v_number VNumberTwice", "6 transferred_on DateAhead", "7 team TeamUnknown", "8 counsellor CounsellorUnknown", "9 v_number VNumberWrong",
                "10 nationality CountryUnknown", "10 first_names Missing", "11 rejected_on BeforeBirth", "12 suspensions ItemWrong", "13 decisions ItemWrong", "14 phase_history ItemWrong", "15 phase_since OutOfOrder",
                "16 unlawful_stay NotYesOrNo", "16 return_decision_on Missing", "16 return_decision_reference Missing", "17 closing_reason Missing",
            ],
            lines.SelectMany(line => line.Faults.Select(fault => $"{line.Line} {fault.Column} {fault.Fault}")));
        Assert.Contains("\r\n3;J birth_date;A-2;Niet binnengehaald / Did not come in;;'31-02-2010' is geen geboortedatum die kan.;", report, StringComparison.Ordinal);
        Assert.Contains("'Zoeken' cannot stand here.", report, StringComparison.Ordinal);
        await _app.InDatabase(async db =>
        {
            Assert.Equal(["2900000017"], await db.CaseFiles.Select(c => c.VNumber).ToListAsync());
            Assert.Equal(1, await db.ImportedCases.CountAsync());
            Assert.All(await db.Set<CaseEntry>().Select(line => EF.Property<int>(line, "CaseFileId")).ToListAsync(), owner => Assert.True(owner > 0));
        });
    }

    [Fact]
    public async Task Rules_of_the_case_refuse_at_the_column_that_is_meant_and_nothing_of_the_line_is_kept()
    {
        _file.Line((ImportColumns.BirthDate, "2007-01-01")).Line(Caseload.ReturnDecision()).Line((ImportColumns.Phase, "ReturnPreparation"))
            .Line([.. Caseload.ReturnDecision(), (ImportColumns.Phase, "ReturnPreparation"), (ImportColumns.DutyToLeave, "no")])
            .Line([.. Caseload.Adverse(CasePhase.InsufficientCooperation), (ImportColumns.ConfirmedBy, "j. dekker")]).Line((ImportColumns.PhaseHistory, "FurtherSearch 2026-02-04"))
            .Line((ImportColumns.Phase, "Closed"), (ImportColumns.ClosingReason, "ResidenceGranted"), (ImportColumns.PhaseReason, "granted"));
        var (counts, lines, _) = await Caseload.BringIn(_app, _file.Csv());

        Assert.Equal(new ImportCounts(7, 0, 0, 7), counts);
        Assert.Equal(
            [
                "birth_date AdultThen", "return_decision_on ReturnDecisionInTrack1", "return_decision_on ReturnDecisionMissing", "duty_to_leave ReturnDecisionIncomplete", "confirmed_by OneDecided", "phase NoWay", "decisions GrantMissing",
            ],
            lines.Select(line => $"{Assert.Single(line.Faults).Column} {line.Faults[0].Fault}"));
        await _app.InDatabase(async db => Assert.False(await db.CaseFiles.AnyAsync()));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_a_known_v_number_gets_no_second_case()
    {
        var path = _file.Lines(12).Csv();
        Assert.Equal(new ImportCounts(12, 12, 0, 0), (await Caseload.BringIn(_app, path)).Counts);
        var told = await Caseload.Told(_app);
        Assert.Equal(new ImportCounts(12, 0, 12, 0), (await Caseload.BringIn(_app, path)).Counts);
        Assert.Equal(told, await Caseload.Told(_app));

        using var other = new Caseload();
        other.Line((ImportColumns.System, "OTHER"), (ImportColumns.VNumber, "2900000003")).Line((ImportColumns.VNumber, "2900000099"));
        var (_, lines, _) = await Caseload.BringIn(_app, other.Csv());
        Assert.Equal(["2 v_number VNumberKnown", "3 v_number KeyOfAnother"], lines.Select(line => $"{line.Line} {line.Faults[0].Column} {line.Faults[0].Fault}"));
        Assert.All(lines, line => Assert.StartsWith("RC-2026-", line.Case, StringComparison.Ordinal));
        Assert.Equal(told, await Caseload.Told(_app));
    }

    [Fact]
    public async Task A_key_is_the_same_key_with_other_capitals()
    {
        Assert.Equal(1, (await Caseload.BringIn(_app, _file.Line((ImportColumns.System, "Oud"), (ImportColumns.Key, "k-1"), (ImportColumns.VNumber, "2900000001")).Csv())).Counts.Imported);
        using var other = new Caseload();
        other.Line((ImportColumns.System, "OUD"), (ImportColumns.Key, "K-1"), (ImportColumns.VNumber, "2900000099"))
            .Line((ImportColumns.Key, "dup"), (ImportColumns.VNumber, "2900000002")).Line((ImportColumns.Key, "DUP"), (ImportColumns.VNumber, "2900000003"));
        var (_, lines, _) = await Caseload.BringIn(_app, other.Csv());
        Assert.Equal(["2 v_number KeyOfAnother", "3 source_key KeyTwice", "4 source_key KeyTwice"], lines.Select(line => $"{line.Line} {line.Faults[0].Column} {line.Faults[0].Fault}"));
    }

    [Fact]
    public async Task An_alarm_that_comes_in_is_nobodys_until_a_person_takes_it_on()
    {
        await Caseload.BringIn(_app, _file.Line((ImportColumns.Suspensions, "Missing 2026-05-01.. P-1")).Csv());
        await using var scope = _app.Services.CreateAsyncScope();
        var number = await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().CaseFiles.Select(c => c.Number).SingleAsync();
        var file = (await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(number))!;
        Assert.Null(Assert.Single(file.OpenAlarms).OwnerId);
        Assert.Null(Assert.Single(file.AsKnownAt(DateTime.MaxValue, CasePolicy.Default)!.OpenAlarms).OwnerId);
    }

    [Fact]
    public async Task A_team_is_the_same_team_with_other_capitals()
    {
        Assert.Equal(1, (await Caseload.BringIn(_app, _file.Line((ImportColumns.Team, "nOORD"), (ImportColumns.Counsellor, "SANNE")).Csv())).Counts.Imported);
        await _app.InDatabase(async db => Assert.Equal("Noord", await db.CaseFiles.Select(c => c.Team).SingleAsync()));
    }

    [Fact]
    public async Task A_report_has_whole_rows_as_soon_as_some_lines_are_done()
    {
        using var written = new MemoryStream();
        var file = ImportFile.Open(_file.Line().Csv());
        var report = new ImportReport(written, _app.Services.GetRequiredService<ImportText>(), file.Columns);
        for (var line = 2; line < 400; line++)
            report.Add(new(line, $"A-{line}", ImportOutcome.Imported, "RC-2026-000001", []));
        Assert.Equal(0, written.Length);
        await report.KeepAsync();
        Assert.EndsWith("399;;A-399;Binnengehaald / Came in;RC-2026-000001;;;;\r\n", System.Text.Encoding.UTF8.GetString(written.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_come_of_each_line_and_keeps_nothing()
    {
        var path = _file.Lines(6).Line((ImportColumns.BirthDate, "?")).Csv();
        var (counts, _, report) = await Caseload.BringIn(_app, path, dryRun: true);
        Assert.Equal(new ImportCounts(7, 6, 0, 1), counts);
        Assert.Contains("2;;A-1;Kan binnenkomen / Would come in;;", report, StringComparison.Ordinal);
        await _app.InDatabase(async db =>
        {
            Assert.False(await db.CaseFiles.AnyAsync());
            Assert.False(await db.NumberSeries.AnyAsync(series => series.Prefix == "RC" && series.Last > 0));
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Stopped_at_any_moment_and_run_again_the_cases_are_those_of_one_run(int seed)
    {
        const int Lines = ImportRun.LinesAtOnce * 3;
        var path = _file.Lines(Lines).Csv();
        using (var once = new ReturnCaseApp())
        {
            await Caseload.BringIn(once, path);
            var random = new Random(seed);
            for (var stops = 0; stops < 2; stops++)
            {
                using var stop = new CancellationTokenSource();
                var at = random.Next(Lines - ImportRun.LinesAtOnce);
                var (stopped, _, report) = await Caseload.BringIn(_app, path, progress: (done, _) =>
                {
                    if (done >= at)
                        stop.Cancel();
                }, cancel: stop.Token);
                Assert.True(stopped.Stopped && stopped.Lines < Lines);
                Assert.EndsWith("\r\n", report, StringComparison.Ordinal);
                await _app.InDatabase(async db => Assert.Equal((0, true), await db.CaseFiles.CountAsync() is var here ? (here % ImportRun.LinesAtOnce, here >= stopped.Imported + stopped.WasHere) : default));
            }

            var last = (await Caseload.BringIn(_app, path)).Counts;
            Assert.Equal((Lines, 0), (last.Imported + last.WasHere, last.NotImported));
            Assert.Equal(await Caseload.Told(once), await Caseload.Told(_app));
        }
    }

    [Fact]
    public async Task History_comes_along_on_its_own_days_with_clocks_alarms_and_questions_as_they_are_here()
    {
        _file.Line(
            (ImportColumns.Phase, CaseTexts.Of(CasePhase.FurtherSearch).Nl.ToUpperInvariant()), (ImportColumns.PhaseSince, "3-7-2026"),
            (ImportColumns.PhaseHistory, "ShelterSearch 2026-02-06 | InsufficientCooperation 2026-06-01 J. Dekker / I. Smit: told nothing"), (ImportColumns.ReferralSentOn, "2026-06-02"),
            (ImportColumns.Decisions, "FurtherInvestigation 2026-07-01 Z1-9 until 2027-01-15"), (ImportColumns.Suspensions, "Medical 2026-03-01..2026-03-31 M-1 pause | Missing 2026-08-01..2026-08-03 P-1 | Appeal 2026-09-01.. AWB 26/7"));
        var (counts, lines, _) = await Caseload.BringIn(_app, _file.Csv());
        Assert.Empty(lines.SelectMany(line => line.Faults));
        Assert.Equal(1, counts.Imported);
        await using var scope = _app.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CaseStore>();
        var number = await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().CaseFiles.Select(c => c.Number).SingleAsync();
        var file = (await store.FindAsync(number))!;
        Assert.Equal(["2026-02-03 Intake", "2026-02-06 ShelterSearch", "2026-06-01 InsufficientCooperation", "2026-07-03 FurtherSearch"], file.PhaseLines.Select(line => $"{line.OccurredOn:yyyy-MM-dd} {line.To}"));
        Assert.All(file.Entries, line => Assert.Equal((Caseload.Today, "INDIGO, A-1"), (AmsterdamCalendar.DateOf(line.RecordedAt), line.Source)));
        Assert.Equal((new DateOnly(2026, 1, 20), new DateOnly(2027, 1, 20), new DateOnly(2027, 1, 15)), (file.SearchStartedOn, file.SearchLastDay, file.GoverningDeadline));
        Assert.Equal((ReferralState.Decided, 0, 1), (Assert.Single(file.Referrals).State, file.OpenAlarms.Count(), file.Suspensions.Count(one => one.EndedOn is null)));

        // A supervisor here says that the year stood still.
        var paused = file.Suspensions.Single(one => one.Awaits == SuspensionWish.Pause);
        file.AnswerException(new Change(Staff.Ingrid, Caseload.Today, Caseload.Today.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc), "as the old file says"), paused.Sequence, SuspensionWish.Pause, approved: true);
        Assert.Equal(new DateOnly(2027, 1, 20).AddDays(30), file.SearchLastDay);
    }

    [Fact]
    public async Task The_template_comes_in_as_it_stands()
    {
        var (counts, lines, _) = await Caseload.BringIn(_app, _file.Write("csv", System.Text.Encoding.UTF8.GetBytes(ImportDocument.Template())));
        Assert.Empty(lines.SelectMany(line => line.Faults));
        Assert.Equal(new ImportCounts(3, 3, 0, 0), counts);
        await _app.InDatabase(async db =>
        {
            Assert.Equal([CasePhase.ShelterSearch, CasePhase.InsufficientCooperation, CasePhase.ReturnPreparation], await db.CaseFiles.OrderBy(c => c.VNumber).Select(c => c.Phase).ToListAsync());
            Assert.Equal([ReferralState.Received], await db.Referrals.Select(referral => referral.State).ToListAsync());
        });
    }

    [Fact]
    public async Task Who_may_see_a_case_that_came_in_is_decided_as_for_any_case_and_its_page_says_what_is_missing()
    {
        await Caseload.BringIn(_app, _file.Line([.. Caseload.Adverse(CasePhase.InsufficientCooperation), (ImportColumns.ReferralSentOn, "2026-07-02"), (ImportColumns.SearchCountries, "")]).Csv());
        var number = "";
        await _app.InDatabase(async db => number = await db.CaseFiles.Select(c => c.Number).SingleAsync());
        var page = await (await _app.ClientAs("sanne")).Get($"/cases/{number}");
        Assert.Contains("Er is geen land van terugkeer genoemd.", page.Find("#brought-in").TextContent, StringComparison.Ordinal);
        Assert.Contains("INDIGO, A-1", page.Text, StringComparison.Ordinal);
        Assert.Contains("told nothing (J. Dekker; I. Smit)", page.Text, StringComparison.Ordinal);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, (await (await _app.ClientAs("omar")).Get($"/cases/{number}")).Status);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await (await _app.ClientAs("pieter")).Get("/referrals")).Status);

        AuditRow[] added = [];
        await _app.InDatabase(async db => added = [.. (await db.AuditRows.AsNoTracking().ToListAsync()).Where(row => row.Action is AuditAction.CasesImported or AuditAction.CaseAdded && row.CaseNumbers.Contains(number))]);
        Assert.Equal(2, added.Length);
        Assert.All(added, row => Assert.Equal(("opdrachtregel", ActorRole.Counsellor), (row.ActorId, row.Role)));
        Assert.All(added, row => Assert.DoesNotContain("2900000001", $"{row.Detail}{row.Cases}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_report_runs_nothing_in_a_spreadsheet()
    {
        var (_, _, report) = await Caseload.BringIn(_app, _file.Line((ImportColumns.Key, "=1+1"), (ImportColumns.BirthDate, "@SUM(A1)")).Csv());
        Assert.StartsWith("\uFEFFRegel / Line;", report, StringComparison.Ordinal);
        Assert.Contains(";'=1+1;", report, StringComparison.Ordinal);
        Assert.DoesNotMatch("[;\n]\"?[=+@-]", report);
    }
}
