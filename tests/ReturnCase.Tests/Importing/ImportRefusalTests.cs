using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Importing;

namespace ReturnCase.Tests.Importing;

/// <summary>Whatever is wrong with a line is named at the column that is meant, in words for whoever mends the file.</summary>
public sealed class ImportRefusalTests : IDisposable
{
    private const int Fuzzed = 6_000;

    private static readonly Actor By = new(Actor.CommandLine, Actor.CommandLine, ActorRole.Counsellor);
    private static readonly ImportTeams Teams = new([new AppUser { Id = "s", UserName = "sanne", DisplayName = "S. de Vries", Team = "Noord", Role = ActorRole.Counsellor }]);
    private static readonly DateTime Now = Caseload.Today.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc);

    private readonly Caseload _file = new();

    public void Dispose() => _file.Dispose();

    /// <summary>For each rule a line that runs into it, and where that is said.</summary>
    public static TheoryData<GuardCode, string, string[]> Rules() => new()
    {
        { GuardCode.NotInFuture, "decisions DateAhead", ["decisions=DeparturePostponed 2027-03-01 Z9"] },
        { GuardCode.NotInFuture, "suspensions DateAhead", ["suspensions=Medical 2026-03-01..2027-03-01 M-1"] },
        { GuardCode.NotBeforeBirth, "decisions BeforeBirth", ["decisions=DeparturePostponed 1999-03-01 Z9"] },
        { GuardCode.SuspensionNotTwice, "suspensions SuspensionTwice", ["suspensions=Medical 2026-03-01.. M-1 | Medical 2026-03-10.. m-1"] },
        { GuardCode.Minor, "birth_date AdultThen", ["birth_date=2007-01-01"] },
        { GuardCode.Eighteen, "closing_reason NotAdultThen", ["phase=Closed", "phase_since=2026-08-01", "closing_reason=AgedOut", "phase_reason=18"] },
        { GuardCode.ReasonGiven, "phase_reason Missing", ["phase=Closed", "phase_since=2026-08-01", "closing_reason=LeftUnknownDestination"] },
        { GuardCode.FourEyes, "confirmed_by OneDecided", ["phase_history=ShelterSearch 2026-02-06", "phase=InsufficientCooperation", "phase_since=2026-06-30", "phase_reason=why", "decided_by=J. Dekker", "confirmed_by=j dekker"] },
        { GuardCode.FourEyes, "phase_history OneDecided", ["phase_history=ShelterSearch 2026-02-06 | InsufficientCooperation 2026-06-01 J. Dekker / J.Dekker: why", "phase=FurtherSearch", "phase_since=2026-07-03"] },
        { GuardCode.RejectionOnFile, "decisions RejectionEnded", ["decisions=RejectionWithdrawn 2026-02-04 W-1"] },
        { GuardCode.ReturnDecisionInForce, "return_decision_on ReturnDecisionMissing", ["phase=ReturnPreparation"] },
        { GuardCode.ReturnDecisionInForce, "unlawful_stay ReturnDecisionIncomplete, return_countries ReturnDecisionIncomplete", ["phase=ReturnPreparation", .. Issued("2026-01-20"), "unlawful_stay=no", "return_countries="] },
        { GuardCode.ReturnDecisionInForce, "return_decision_on ReturnDecisionLater", ["phase=ReturnPreparation", .. Issued("2026-03-01")] },
        { GuardCode.ReturnDecisionInForce, "decisions ReturnDecisionEnded", ["phase=ReturnPreparation", .. Issued("2026-01-20"), "decisions=ReturnDecisionWithdrawn 2026-02-01 W-1"] },
        { GuardCode.NoReturnDecisionRecorded, "return_decision_on ReturnDecisionInTrack1", Issued("2026-01-20") },
        { GuardCode.NoIncompleteReturnDecision, "duty_to_leave ReturnDecisionIncomplete, departure_term_days ReturnDecisionIncomplete", [.. Issued("2026-01-20"), "duty_to_leave=no", "departure_term_days="] },
        { GuardCode.ResidenceGrantRecorded, "decisions GrantMissing", ["phase=Closed", "phase_since=2026-08-01", "closing_reason=ResidenceGranted", "phase_reason=granted", "decisions=ResidenceGranted 2026-07-20 V-1"] },
        { GuardCode.FoundAdultRecorded, "decisions FoundAdultMissing", ["phase=Closed", "phase_since=2026-08-01", "closing_reason=FoundAdult", "phase_reason=adult"] },
        { GuardCode.DecisionNotTwice, "decisions DecisionTwice", ["decisions=DeparturePostponed 2026-03-01 Z9 | DeparturePostponed 01-03-2026 z9"] },
        { GuardCode.CaseIsOpen, "suspensions AfterClosing", ["phase=Closed", "phase_since=2026-08-01", "closing_reason=Deceased", "phase_reason=died", "suspensions=Medical 2026-03-01..2026-09-01 M-1"] },
        { GuardCode.NotBeforeLastMove, "referral_sent_on SentBeforePhase", [.. Referred, "referral_sent_on=2026-06-01"] },
        { GuardCode.EndNotBeforeStart, "referral_received_on ReceivedBeforeSent", [.. Referred, "referral_sent_on=2026-07-05", "referral_received_on=2026-07-02", "referral_reference=IND-7"] },
    };

    /// <summary>What cells say against each other.</summary>
    public static TheoryData<string, string[]> Together() => new()
    {
        { "phase_since IntakeSince 2026-02-06 2026-02-03", ["phase=Intake", "phase_since=2026-02-06"] },
        { "phase_history IntakeSince 2026-02-04 2026-02-03", ["phase_history=Intake 2026-02-04"] },
        { "", ["phase_history=Intake 03-02-2026"] },
        { "referral_sent_on NotOfThisPhase Intake", ["phase=Intake", "phase_since=2026-02-03", "referral_sent_on=2026-02-03"] },
        { "decisions BeforeRejection ResidenceGranted 2026-01-10 2026-01-20", ["decisions=ResidenceGranted 2026-01-10 V-1 ground asylum"] },
        { "decisions BeforeRejection RejectionAnnulled 2026-01-10 2026-01-20", ["decisions=RejectionAnnulled 2026-01-10 V-1"] },
        { "decisions BeforeReturnDecision ReturnDecisionUpheld 2026-01-18 2026-01-19", [.. Issued("2026-01-19"), "phase=ReturnPreparation", "decisions=ReturnDecisionUpheld 2026-01-18 V-1"] },
        { "suspensions BeforeRejection Appeal 2026-01-19 2026-01-20", ["suspensions=Appeal 2026-01-19.. AWB 1"] },
        { "", ["suspensions=Appeal 2026-01-20.. AWB 1 | Medical 2026-01-02.. M-1"] },
        { "suspensions SuspensionTwice Medical 2026-03-01", ["suspensions=Medical 2026-03-01..2026-04-01 M-1 | Medical 2026-03-01.. m-1"] },
        { "", ["suspensions=Medical 2026-03-01..2026-04-01 M-1 | Medical 2026-05-01.. M-1"] },
        { "", ["suspensions=Missing 2026-03-05.. PL-2 | Missing 2026-03-01..2026-03-05 PL-1"] },
        { "", ["suspensions=Appeal 2026-03-05.. AWB 1 | Appeal 2026-03-01..2026-03-05 AWB 1"] },
        { "suspensions EndsBeforeBegin 2026-02-01 2026-03-01", ["suspensions=Medical 2026-03-01..2026-02-01 M-1"] },
        { "decisions DueBeforeDecision 2026-03-01 2026-03-02", ["decisions=FurtherInvestigation 2026-03-02 Z-2 until 2026-03-01"] },
        { "", ["decisions=FurtherInvestigation 2026-03-02 Z-2 until 2026-03-02"] },
        { "suspensions DateWrong 2026-02-31", ["suspensions=Medical 2026-03-01..2026-02-31 M-1"] },
        { "decisions HasOwnColumns AsylumRejected rejected_on, rejection_reference", ["decisions=AsylumRejected 2026-01-20 Z1"] },
        { "decisions HasOwnColumns ReturnDecisionIssued return_decision_on, return_decision_reference", ["decisions=ReturnDecisionIssued 2026-01-20 Z1"] },
        { "phase_history ClosedBefore 2026-02-04", ["phase_history=Closed 2026-02-04"] },
        { "v_number VNumberSign V U+0056", ["v_number=V2900000001"] },
        { "v_number VNumberSign \u0662 U+0662", ["v_number=\u0662900000001"] },
        { "v_number VNumberWrong 9", ["v_number=290 000 001"] },
        { "team TeamUnknown West Noord", ["team=West"] },
    };

    private static string[] Referred => ["phase_history=ShelterSearch 2026-02-06", "phase=InsufficientCooperation", "phase_since=2026-06-30", "phase_reason=why", "decided_by=J. Dekker", "confirmed_by=I. Smit"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_of_the_case_is_named_at_the_column_that_is_meant(GuardCode rule, string said, string[] with)
    {
        Assert.Equal((rule, said), (rule, string.Join(", ", Faults(with).Select(fault => $"{fault.Column} {fault.Fault}"))));
    }

    [Theory]
    [MemberData(nameof(Together))]
    public void Cells_that_contradict_each_other_are_named_with_both(string said, string[] with) =>
        Assert.Equal(said, string.Join(", ", Faults(with).Select(fault => $"{fault.Column} {fault.Fault} {string.Join(' ', fault.Details)}")));

    [Fact]
    public void Every_rule_with_a_column_has_a_line_above() =>
        Assert.Equal(ImportRefusals.Known.Order(), Rules().Select(row => row.Data.Item1).Distinct().Order());

    [Fact]
    public void No_line_runs_into_a_rule_without_a_column()
    {
        var random = new Random(20_26);
        var (told, met) = (0, new HashSet<ImportFault>());
        for (var i = 0; i < Fuzzed; i++)
        {
            var with = Any(random);
            var (faults, refused) = Tell(with);
            told += faults.Count == 0 ? 1 : 0;
            met.UnionWith(refused ? faults.Select(fault => fault.Fault) : []);
            Assert.All(faults, fault => Assert.True(fault.Guards.Count == 0, $"{string.Join(", ", fault.Guards)}: {string.Join("; ", with)}"));
        }

        // Not a line that nothing was tried with.
        Assert.InRange(told, Fuzzed / 50, Fuzzed);
        Assert.InRange(met.Count, 12, int.MaxValue);
    }

    [Fact]
    public void A_rule_without_a_column_is_told_as_it_is_and_not_guessed_at()
    {
        using var app = new ReturnCaseApp();
        var line = new ImportReader(ImportColumns.All, Teams, Caseload.Today).Read(_file.Line().Row(0)).Line!;
        var file = new ImportedHistory(By, Now, CasePolicy.Default).Tell(line, "RC-2026-000001", null).File!;
        var fault = Assert.Single(ImportRefusals.Of(new CaseRefusedException(GuardCode.EscortArranged), new(line, file, ImportColumns.PhaseSince, Caseload.Today, line.Phases[^1])));
        Assert.Equal((ImportColumns.PhaseSince, ImportFault.Refused), (fault.Column, fault.Fault));
        var said = app.Services.GetRequiredService<ImportText>().Of(fault);
        Assert.Equal($"A rule of the case does not allow this: {GuardCatalogue.Of(GuardCode.EscortArranged).Sentence.En}", said[2]);
        Assert.StartsWith("The import does not know to which column this belongs", said[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_has_its_two_sentences_in_both_languages()
    {
        using var app = new ReturnCaseApp();
        var text = app.Services.GetRequiredService<ImportText>();
        Assert.All(Enum.GetValues<ImportFault>(), fault =>
        {
            var said = text.Of(new(null, fault, "first", "second", "third"));
            Assert.Equal(4, said.Distinct().Count());
            Assert.All(said, sentence => Assert.DoesNotMatch($"^{fault}|[{{}}]", sentence));
        });
    }

    private static string[] Issued(string on) => [$"return_decision_on={on}", "return_decision_reference=Z1-TKB", "unlawful_stay=yes", "duty_to_leave=yes", "departure_term_days=28", "return_countries=GN"];

    private IReadOnlyList<LineFault> Faults(string[] with) => Tell(with).Faults;

    private (IReadOnlyList<LineFault> Faults, bool Refused) Tell(string[] with)
    {
        _file.Line([.. with.Select(cell => (cell[..cell.IndexOf('=', StringComparison.Ordinal)], cell[(cell.IndexOf('=', StringComparison.Ordinal) + 1)..]))]);
        var (line, faults) = new ImportReader(ImportColumns.All, Teams, Caseload.Today).Read(_file.Row(_file.Count - 1));
        return line is null ? (faults, false) : (new ImportedHistory(By, Now, CasePolicy.Default).Tell(line, "RC-2026-000001", line.Referred is null ? null : "RF-2026-000001").Faults, true);
    }

    // Lines of all sorts: phases, decisions, suspensions and referrals on days of which many are in a good order.
    private static string[] Any(Random random)
    {
        var days = new Queue<DateOnly>(Enumerable.Range(0, 8).Select(_ => Day()).Order());
        var phase = One<CasePhase>();
        List<string> cells = [
            $"birth_date={(random.Next(8) == 0 ? "2008-06-01" : "2010-06-14")}", $"phase_history={string.Join(" | ", Enumerable.Range(0, random.Next(4)).Select(_ => Earlier(One<CasePhase>())))}", $"phase={phase}", $"phase_since={Next()}",
            $"phase_reason={(random.Next(4) > 0 ? "why" : "")}", $"decided_by={(phase.IsAdverse() ? "J. Dekker" : "")}", $"confirmed_by={(phase.IsAdverse() ? random.Next(3) > 0 ? "I. Smit" : "J. Dekker" : "")}",
            $"closing_reason={(phase == CasePhase.Closed ? One<ClosingReason>() : "")}",
            $"decisions={string.Join(" | ", Enumerable.Range(0, random.Next(4)).Select(i => $"{One<DecisionKind>()} {Day():yyyy-MM-dd} Z{random.Next(3)}{(i == 0 ? " ground asylum" : "")}"))}",
            $"suspensions={string.Join(" | ", Enumerable.Range(0, random.Next(3)).Select(_ => $"{One<SuspensionKind>()} {Day():yyyy-MM-dd}..{(random.Next(2) == 0 ? "" : $"{Day():yyyy-MM-dd}")} S{random.Next(3)}{(random.Next(3) == 0 ? " pause" : "")}"))}",
        ];
        if (random.Next(3) == 0)
            cells.AddRange([.. Issued($"{Day():yyyy-MM-dd}"), .. random.Next(4) == 0 ? (string[])["duty_to_leave=no"] : []]);
        if (ImportLine.IsReferred(phase) && random.Next(2) == 0)
            cells.AddRange([$"referral_sent_on={Day():yyyy-MM-dd}", .. random.Next(2) == 0 ? (string[])[$"referral_received_on={Day():yyyy-MM-dd}", "referral_reference=IND-7"] : []]);
        return [.. cells];

        DateOnly Day() => new DateOnly(2026, 2, 3).AddDays(random.Next(300));
        string Next() => $"{(random.Next(10) == 0 || days.Count == 0 ? Day() : days.Dequeue()):yyyy-MM-dd}";
        string Earlier(CasePhase earlier) => $"{earlier} {Next()}{(earlier.IsAdverse() ? $" J. Dekker / {(random.Next(4) > 0 ? "I. Smit" : "J Dekker")}: why" : "")}";
        TWord One<TWord>()
            where TWord : struct, Enum => random.GetItems(Enum.GetValues<TWord>(), 1)[0];
    }
}
