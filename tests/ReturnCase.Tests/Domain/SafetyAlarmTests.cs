using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>A missing child is reported to the police within a day; every alarm has somebody who sees to it.</summary>
public sealed class SafetyAlarmTests
{
    [Fact]
    public void The_report_is_owed_a_day_after_the_child_was_last_seen()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var alarm = c.File.RaiseAlarm(c.By(Staff.Sanne, on: c.Today.AddDays(-1)), AlarmKind.Missing, new(21, 30));
        // Winter time: an hour before UTC.
        Assert.Equal(c.Today.ToDateTime(new(20, 30)), alarm.ReportDueAt);
        Assert.Equal((DerivedTaskKind.PoliceReportDue, alarm.Sequence, c.Today), Police(c).Select(task => (task.Kind, task.Subject, task.DueOn)).Single());
        c.Note(StatementKind.PoliceReport);
        Assert.Null(alarm.ReportDueAt);
        Assert.Equal(c.File.Latest<Statement>(), c.File.PoliceReportOf(alarm));
        Assert.Empty(Police(c));
    }

    [Fact]
    public void Without_a_time_the_hours_count_from_the_beginning_of_the_day_and_the_setting_says_how_many()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var alarm = c.File.RaiseAlarm(c.By(Staff.Sanne) with { Policy = new CasePolicy { MissingReportHours = 12 } }, AlarmKind.Missing);
        Assert.Equal(AmsterdamCalendar.StartOf(c.Today).AddHours(12), alarm.ReportDueAt);
    }

    [Fact]
    public void A_report_of_before_the_child_went_missing_is_about_another_time()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.Note(StatementKind.PoliceReport).Wait(1);
        Assert.NotNull(c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing).ReportDueAt);
    }

    [Fact]
    public void A_report_that_is_taken_back_is_owed_again_and_a_closed_alarm_owes_none()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var alarm = c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing);
        c.Note(StatementKind.PoliceReport).File.RetractAsError(c.By(Staff.Sanne), c.File.Latest<Statement>()!.Sequence);
        Assert.NotNull(alarm.ReportDueAt);
        c.File.CloseAlarm(c.By(Staff.Sanne), alarm.Sequence);
        Assert.Null(alarm.ReportDueAt);
        Assert.Empty(Police(c));
    }

    [Fact]
    public void A_suspension_for_a_missing_child_owes_it_too_and_other_alarms_do_not()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Missing, "gone", false, false));
        c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Trafficking, new(8, 0));
        Assert.Equal([true, false], c.File.Alarms.Select(alarm => alarm.ReportDueAt is not null));
        Assert.Null(c.File.Alarms[1].MissingAt);
    }

    [Fact]
    public void A_time_that_is_still_to_come_is_refused()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        // It is noon in Amsterdam.
        Assert.Equal([GuardCode.NotInFuture], Assert.Throws<CaseRefusedException>(() => c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing, new(12, 1))).Guards);
        c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing, new(12, 0));
    }

    [Theory]
    [InlineData("2026-03-29", 2, 30, "2026-03-29T01:30")]
    [InlineData("2026-03-29", 3, 30, "2026-03-29T01:30")]
    [InlineData("2026-10-25", 2, 30, "2026-10-25T01:30")]
    [InlineData("2026-07-01", 12, 0, "2026-07-01T10:00")]
    public void A_time_of_day_is_one_instant_also_in_the_nights_of_summer_time(string day, int hour, int minute, string utc) => Assert.Equal(
        DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture),
        AmsterdamCalendar.At(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new(hour, minute)));

    [Fact]
    public void It_is_handed_over_to_somebody_who_can_see_to_it_also_on_a_closed_case()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Gone();
        c.Moved(CaseTrigger.CloseLeftUnknownDestination, Staff.Ingrid);
        var alarm = c.File.OpenAlarms.Single();
        c.File.GiveAlarm(c.By(Staff.Sanne), alarm.Sequence, Staff.Ingrid);
        Assert.Equal((Staff.Ingrid.Id, Staff.Ingrid.Name), (alarm.OwnerId, c.File.Entries[^1].Detail));
        Assert.Equal([GuardCode.NothingChanged], Refused(() => c.File.GiveAlarm(c.By(Staff.Sanne), alarm.Sequence, Staff.Ingrid)));
        Assert.Equal([GuardCode.CaseWorker], Refused(() => c.File.GiveAlarm(c.By(Staff.Sanne), alarm.Sequence, Staff.Pieter)));
        c.File.CloseAlarm(c.By(Staff.Ingrid), alarm.Sequence);
        Assert.Equal([GuardCode.KnownSubject], Refused(() => c.File.GiveAlarm(c.By(Staff.Sanne), alarm.Sequence, Staff.Sanne)));
    }

    [Fact]
    public void No_alarm_closes_a_case_by_itself_and_none_is_closed_without_a_reason()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.RecordContact(c.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "talked", null, null, null, CheckAnswer.Yes));
        var alarm = c.File.OpenAlarms.Single(a => a.Kind == AlarmKind.Trafficking);
        Assert.Equal(CasePhase.ShelterSearch, c.File.Phase);
        Assert.Equal([GuardCode.ReasonGiven], Refused(() => c.File.CloseAlarm(c.By(Staff.Sanne, reason: " "), alarm.Sequence)));
        Assert.True(alarm.IsOpen);
    }

    private static IEnumerable<DerivedTask> Police(CaseBuilder c) => DerivedTasks.Of(c.File, c.Today, CasePolicy.Default).Where(task => task.Kind == DerivedTaskKind.PoliceReportDue);

    [Fact]
    public void Of_lines_that_name_whom_an_alarm_was_given_to_and_no_more_the_last_is_whoever_has_it_now()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing);
        c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Trafficking);
        int[] alarms = [.. c.File.OpenAlarms.Select(alarm => alarm.Sequence)];
        foreach (var owner in (Actor[])[Staff.Bram, Staff.Ingrid])
        {
            foreach (var alarm in alarms)
            {
                c.Second += 60;
                c.File.GiveAlarm(c.By(Staff.Hassan), alarm, owner);
                c.File.Entries[^1].Give(null);
            }
        }

        DateTime[] moments = [.. c.File.Entries.Where(line => line.Kind == EntryKind.AlarmOwned).Select(line => line.RecordedAt)];
        string?[] Owners(int alarm) => [.. moments.Select(at => c.File.AsOf(at, c.Today, CasePolicy.Default)!.Then.OpenAlarms.Single(one => one.Sequence == alarm)).Select(one => $"{one.OwnerId} {one.OwnerName}")];
        Assert.Equal([" Bram", " Bram", "ingrid Ingrid", "ingrid Ingrid"], Owners(alarms[0]));
        Assert.Equal(["sanne Sanne", " Bram", " Bram", "ingrid Ingrid"], Owners(alarms[1]));
    }

    [Fact]
    public void An_alarm_that_was_given_on_had_its_earlier_owner_by_name_and_account()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var alarm = c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing);
        c.Wait(1).File.GiveAlarm(c.By(Staff.Sanne), alarm.Sequence, Staff.Bram);
        var known = c.By(Staff.Sanne).RecordedAt;
        c.Wait(1).File.GiveAlarm(c.By(Staff.Bram), alarm.Sequence, Staff.Ingrid);
        var then = Assert.Single(c.File.AsOf(known, c.Today, CasePolicy.Default)!.Alarms);
        Assert.Equal(("bram", "Bram"), (then.OwnerId, then.OwnerName));
    }

    [Fact]
    public void An_alarm_that_a_closing_silenced_is_open_again_after_the_reopening_also_as_of_then()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Trafficking);
        c.Wait(1).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError, Staff.Ingrid);
        Assert.Empty(Then());
        c.Wait(1).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        Assert.Equal(c.File.OpenAlarms.Select(alarm => alarm.Sequence), Then());
        Assert.Single(Then());

        int[] Then() => [.. c.File.AsOf(c.By(Staff.Sanne).RecordedAt, c.Today, CasePolicy.Default)!.Alarms.Select(alarm => alarm.Sequence)];
    }

    [Fact]
    public void The_report_to_the_police_is_the_last_one_that_stands()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var alarm = c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing);
        c.Note(StatementKind.PoliceReport, reference: "PL 1").Wait(1).Note(StatementKind.PoliceReport, reference: "PL 2");
        Assert.Equal("PL 2", c.File.PoliceReportOf(alarm)!.Reference);
    }

    private static IReadOnlyList<GuardCode> Refused(Action verb) => Assert.Throws<CaseRefusedException>(verb).Guards;
}
