using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Domain 2.9: what asks a person to decide whether a closed case opens again, and what settles it.</summary>
public sealed class ReopeningTests
{
    [Fact]
    public void What_the_transfer_brought_is_taken_over_before_a_track_is_chosen()
    {
        var c = CaseBuilder.In(CasePhase.Closed).TransferredAgain().Moved(CaseTrigger.Reopen).Rejected();
        Assert.Equal([GuardCode.TransferTakenOver], c.Refusal(CaseTrigger.AcceptWithoutReturnDecision));
        var transfer = c.File.TransferToTakeOver!;
        c.Rejected(transfer.RejectedOn);
        Assert.Same(transfer, c.File.TransferToTakeOver);
        c.ReturnDecision(transfer.ReturnDecisionOn);
        Assert.Null(c.File.TransferToTakeOver);
        c.Moved(CaseTrigger.AcceptWithReturnDecision);
    }

    [Fact]
    public void The_last_of_two_transfers_is_taken_over_and_decisions_of_other_days_are_not_those_that_it_names()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError).TransferredAgain().TransferredAgain("Aminata").Moved(CaseTrigger.Reopen);
        Assert.Equal("Aminata", c.File.TransferToTakeOver!.FirstNames);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void Who_was_closed_as_of_age_is_a_minor_after_all_until_the_day_of_turning_18(int days, bool minor)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 3, 5)).Wait(10).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2009, 3, 5), BirthDateSource.Document);
        Assert.Equal(minor, c.File.IsMinorAfterAll(new DateOnly(2027, 3, 5).AddDays(days)));
    }

    [Fact]
    public void A_transfer_taken_back_as_an_error_holds_nothing_up()
    {
        var c = CaseBuilder.In(CasePhase.Closed).TransferredAgain().Moved(CaseTrigger.Reopen).Rejected();
        c.File.RetractAsError(c.By(Staff.Ingrid), c.File.TransferToTakeOver!.Sequence);
        c.Moved(CaseTrigger.AcceptWithoutReturnDecision);
    }

    [Fact]
    public void A_transfer_of_a_closed_case_is_a_fact_that_owes_a_decision_and_moves_nothing()
    {
        var c = CaseBuilder.In(CasePhase.Closed).Wait(40);
        var (version, moved) = (c.File.Version, c.File.LastMove);
        c.TransferredAgain();
        var fact = c.File.Latest<RepeatedTransfer>()!;
        Assert.Equal((true, CasePhase.Closed, moved, version + 1), (c.File.ReopeningOwed, c.File.Phase, c.File.LastMove, c.File.Version));
        Assert.Equal(("Amina", "Mevrouw Bos", "Z7-7", "Z8-8", "Zuid"), (fact.FirstNames, fact.Guardian, fact.RejectionReference, fact.ReturnDecisionReference, fact.Team));
        Assert.Equal((new PartialDate(2010, 5), 28, "GN"), (fact.BirthDate, fact.DepartureTermDays, Assert.Single(fact.Countries)));
        Assert.Equal((Staff.Bram.Id, "letter", c.Today), (c.File.Entries[^1].ById, c.File.Entries[^1].Source, c.File.Entries[^1].OccurredOn));
        Assert.Equal("Diallo", c.File.LastName);
        Assert.Equal(new PartialDate(2010, 5, 10), c.File.BirthDate);
    }

    [Fact]
    public void An_open_case_takes_no_transfer()
    {
        foreach (var phase in Enum.GetValues<CasePhase>().Where(phase => phase.IsOpen()))
            Assert.Equal([GuardCode.CaseIsClosed], Refused(() => CaseBuilder.In(phase).TransferredAgain()));
    }

    [Fact]
    public void Those_who_register_transfers_record_one_and_not_before_birth_nor_tomorrow()
    {
        var c = CaseBuilder.In(CasePhase.Closed);
        foreach (var other in (Actor[])[Staff.Pieter, Staff.Auditor])
            Assert.Equal([GuardCode.CaseWorker], Refused(() => c.TransferredAgain(by: other)));
        Assert.Equal([GuardCode.NotInFuture], Refused(() => c.TransferredAgain(on: c.Today.AddDays(1))));
        Assert.Equal([GuardCode.NotBeforeBirth], Refused(() => c.TransferredAgain(on: new DateOnly(2009, 1, 1))));
        c.TransferredAgain(by: new Actor("ind", "IND", ActorRole.ApiClient));
        Assert.True(c.File.ReopeningOwed);
    }

    [Fact]
    public void The_same_on_the_same_day_is_one_transfer_whoever_types_it()
    {
        var c = CaseBuilder.In(CasePhase.Closed).TransferredAgain();
        var version = c.File.Version;
        c.TransferredAgain().TransferredAgain(by: Staff.Hassan);
        Assert.Equal(version, c.File.Version);
        c.TransferredAgain("Awa");
        Assert.Equal(version + 1, c.File.Version);
        c.Wait(1).TransferredAgain();
        Assert.Equal(3, c.File.WaitingTransfers.Count);
    }

    [Fact]
    public void The_same_typed_again_after_the_decision_of_that_day_makes_no_second_task_and_the_next_day_it_does()
    {
        var c = Declined(CaseBuilder.In(CasePhase.Closed).TransferredAgain());
        c.TransferredAgain();
        Assert.False(c.File.ReopeningOwed);
        c.Wait(1).TransferredAgain();
        Assert.True(c.File.ReopeningOwed);
    }

    [Fact]
    public void Reopening_settles_it()
    {
        var c = CaseBuilder.In(CasePhase.Closed).TransferredAgain().Wait(1).Moved(CaseTrigger.Reopen);
        Assert.Equal((false, CasePhase.Intake), (c.File.ReopeningOwed, c.File.Phase));
        Assert.Empty(c.File.WaitingTransfers);
        c.Moved(CaseTrigger.CloseAdministrative);
        Assert.False(c.File.ReopeningOwed);
    }

    [Fact]
    public void The_reason_of_a_supervisor_settles_it_and_nobody_elses()
    {
        var c = CaseBuilder.In(CasePhase.Closed).TransferredAgain();
        Assert.Equal([GuardCode.Supervisor], Refused(() => Declined(c, Staff.Sanne)));
        Declined(c);
        Assert.False(c.File.ReopeningOwed);
        Assert.Equal((StatementKind.ReopeningDeclined, "noted", CasePhase.Closed), (c.File.Latest<Statement>()!.Kind, c.File.Latest<Statement>()!.Text, c.File.Phase));
        Assert.Equal([GuardCode.ReopeningOwed], Refused(() => Declined(c)));
    }

    [Fact]
    public void Where_nothing_waits_there_is_nothing_to_decline()
    {
        foreach (var phase in Enum.GetValues<CasePhase>())
            Assert.Equal([GuardCode.ReopeningOwed], Refused(() => Declined(CaseBuilder.In(phase))));
    }

    [Fact]
    public void A_birth_date_that_says_minor_is_declined_the_same_way_until_another_is_recorded()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 3, 3)).Wait(1).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2010, 5, 10), BirthDateSource.Statement);
        Assert.True(c.File.ReopeningOwed);
        Declined(c);
        Assert.False(c.File.ReopeningOwed);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2010, 6, 10), BirthDateSource.Document);
        Assert.True(c.File.ReopeningOwed);
    }

    [Fact]
    public void Correcting_the_words_of_the_decision_decides_on_nothing_that_came_later()
    {
        var c = Declined(CaseBuilder.In(CasePhase.Closed).TransferredAgain());
        var declined = c.File.Latest<Statement>()!.Sequence;
        c.Wait(1).TransferredAgain();
        c.File.Note(c.By(Staff.Ingrid, corrects: declined), new StatementDetails(StatementKind.ReopeningDeclined, "spelled right"));
        Assert.True(c.File.ReopeningOwed);
        Assert.Single(c.File.WaitingTransfers);
    }

    [Fact]
    public void A_decision_not_to_reopen_is_not_of_a_day_before_the_closing_also_when_it_is_corrected()
    {
        var c = CaseBuilder.In(CasePhase.Closed);
        var closed = c.File.LastMove.OccurredOn;
        c.Wait(5).TransferredAgain();
        Assert.Equal([GuardCode.NotBeforeLastMove], Refused(() => c.Note(StatementKind.ReopeningDeclined, on: closed.AddDays(-1))));
        c.Note(StatementKind.ReopeningDeclined, on: closed);
        var declined = c.File.Latest<Statement>()!.Sequence;
        c.Wait(1).TransferredAgain().Moved(CaseTrigger.Reopen, Staff.Ingrid);
        StatementDetails words = new(StatementKind.ReopeningDeclined, "spelled right");
        Assert.Equal([GuardCode.NotBeforeLastMove], Refused(() => c.File.Note(c.By(Staff.Ingrid, on: closed.AddDays(-1), corrects: declined), words)));
        c.File.Note(c.By(Staff.Ingrid, on: closed, corrects: declined), words);
    }

    [Fact]
    public void Only_a_supervisor_takes_the_task_or_its_decision_back()
    {
        var c = CaseBuilder.In(CasePhase.Closed).TransferredAgain();
        var transfer = c.File.Latest<RepeatedTransfer>()!.Sequence;
        Assert.Equal([GuardCode.Supervisor], Refused(() => c.File.RetractAsError(c.By(Staff.Sanne), transfer)));
        Declined(c);
        var declined = c.File.Latest<Statement>()!.Sequence;
        Assert.Equal([GuardCode.Supervisor], Refused(() => c.File.RetractAsError(c.By(Staff.Sanne), declined)));
        c.File.RetractAsError(c.By(Staff.Ingrid), declined);
        Assert.True(c.File.ReopeningOwed);
        c.File.RetractAsError(c.By(Staff.Ingrid), transfer);
        Assert.False(c.File.ReopeningOwed);
    }

    private static CaseBuilder Declined(CaseBuilder c, Actor? by = null) => c.Note(StatementKind.ReopeningDeclined, by: by);

    private static IReadOnlyList<GuardCode> Refused(Action act) => Assert.Throws<CaseRefusedException>(act).Guards;
}
