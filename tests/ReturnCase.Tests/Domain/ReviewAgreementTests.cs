using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>A review ends in agreements, and the next one says what came of them.</summary>
public sealed class ReviewAgreementTests
{
    private readonly CaseBuilder _c = CaseBuilder.In(CasePhase.ShelterSearch);

    [Fact]
    public void What_a_review_agrees_is_numbered_and_waits_for_the_next_one()
    {
        var review = Review([Agreed("Bel de tante", 7), Agreed("Vraag de ambassade", 3) with { OwnerId = null, OwnerName = null, Party = AgreementParty.Embassy }]);
        Assert.Equal([1, 2], review.Agreements.Select(agreed => agreed.Number));
        Assert.Equal([2, 1], _c.File.OpenAgreements.Select(made => made.Agreement.Number));
        Assert.All(_c.File.OpenAgreements, made => Assert.Equal((review.Sequence, review.OccurredOn), (made.Review, made.ReviewedOn)));
    }

    [Fact]
    public void Of_two_reviews_the_last_one_names_the_next()
    {
        Review([]);
        _c.Wait(5);
        var last = Review([]);
        Assert.Equal(last, _c.File.PlannedReview());
    }

    [Fact]
    public void The_next_review_says_of_each_what_came_of_it()
    {
        var first = Review([Agreed("Bel de tante", 7), Agreed("Vraag de school", 7)]);
        _c.Wait(20);
        Assert.Equal([GuardCode.AgreementsAnswered], Refused(() => Review([])));
        Assert.Equal([GuardCode.AgreementsAnswered], Refused(() => Review([], Answer(first, 1, AgreementResult.Kept))));
        Assert.Equal([GuardCode.KnownSubject], Refused(() => Review([], Answer(first, 1, AgreementResult.Kept), Answer(first, 2, AgreementResult.Kept), Answer(first, 3, AgreementResult.Kept))));
        var second = Review([Agreed("Nog eens", 5)], Answer(first, 1, AgreementResult.NotKept), Answer(first, 2, AgreementResult.StillOpen));
        Assert.Equal(["Nog eens", "Vraag de school"], _c.File.OpenAgreements.Select(made => made.Agreement.What).Order());
        Assert.Equal(AgreementResult.NotKept, Assert.Single(_c.File.AnswersTo(_c.File.AgreementsOf(first)[0])).Answer.Result);
        _c.Wait(20);
        Review([], Answer(second, 1, AgreementResult.Kept), Answer(first, 2, AgreementResult.Kept));
        Assert.Equal([AgreementResult.StillOpen, AgreementResult.Kept], _c.File.AnswersTo(_c.File.AgreementsOf(first)[1]).Select(said => said.Answer.Result));
        Assert.Empty(_c.File.OpenAgreements);
    }

    [Fact]
    public void An_agreement_has_words_a_day_and_one_owner()
    {
        Assert.Equal([GuardCode.AgreementWhole], Refused(() => Review([Agreed(" ", 7)])));
        Assert.Equal([GuardCode.AgreementWhole], Refused(() => Review([Agreed("Te vroeg", -1)])));
        Assert.Equal([GuardCode.AgreementWhole], Refused(() => Review([Agreed("Niemand", 7) with { OwnerId = null }])));
        Assert.Equal([GuardCode.AgreementWhole], Refused(() => Review([Agreed("Twee", 7) with { Party = AgreementParty.Guardian }])));
        Assert.Equal([GuardCode.AgreementWhole], Refused(() => Review([Agreed(new string('a', ReviewAgreement.WhatMaxLength + 1), 7)])));
        Assert.Equal([GuardCode.AgreementWhole], Refused(() => Review([.. Enumerable.Range(0, ReviewAgreement.Most + 1).Select(i => Agreed($"{i}", 7))])));
        Assert.Empty(_c.File.Reviews);
        Assert.Equal(ReviewAgreement.Most, Review([.. Enumerable.Range(0, ReviewAgreement.Most).Select(_ => Agreed(new string('a', ReviewAgreement.WhatMaxLength), 0))]).Agreements.Count);
    }

    [Fact]
    public void A_correction_changes_the_words_and_leaves_what_was_agreed()
    {
        var first = Review([Agreed("Bel de tante", 7)]);
        _c.Wait(5);
        var corrected = _c.File.Note(_c.By(Staff.Ingrid, corrects: first.Sequence), Details([Agreed("Iets anders", 9)]) with { Text = "beter" });
        Assert.Equal(("beter", "Bel de tante"), (corrected.Text, Assert.Single(corrected.Agreements).What));
        Assert.Equal(first.Sequence, Assert.Single(_c.File.OpenAgreements).Review);
        Review([], Answer(first, 1, AgreementResult.Kept));
        Assert.Empty(_c.File.OpenAgreements);
    }

    [Fact]
    public void A_review_that_was_taken_back_asks_and_answers_nothing()
    {
        var first = Review([Agreed("Bel de tante", 7)]);
        var second = Review([], Answer(first, 1, AgreementResult.Kept));
        _c.File.RetractAsError(_c.By(Staff.Ingrid), second.Sequence);
        Assert.Single(_c.File.OpenAgreements);
        _c.File.RetractAsError(_c.By(Staff.Ingrid), first.Sequence);
        Assert.Empty(_c.File.OpenAgreements);
    }

    [Fact]
    public void Only_a_review_holds_agreements()
    {
        var note = _c.File.Note(_c.By(Staff.Sanne), Details([Agreed("Bel de tante", 7)]) with { Kind = StatementKind.OwnWish, NextOn = null });
        Assert.Empty(note.Agreements);
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-08-31")]
    [InlineData("2028-02-29")]
    public void Each_deadline_is_in_the_range_of_its_step_and_of_no_other(string day)
    {
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var deadline in Enumerable.Range(-40, 460).Select(today.AddDays))
        {
            var holding = Enum.GetValues<AlarmStep>().Where(step => AlarmSteps.Range(step, today, CasePolicy.Default) is var (from, until) && !(deadline < from) && !(deadline > until));
            Assert.Equal([AlarmSteps.Of(deadline, today, CasePolicy.Default)], holding);
        }
    }

    private Statement Review(ReviewAgreement[] agreed, params AgreementAnswer[] answers) => _c.File.Note(_c.By(Staff.Ingrid), Details(agreed) with { Answers = answers });

    private StatementDetails Details(ReviewAgreement[] agreed) => new(StatementKind.Review, "gezien") { NextOn = _c.Today.AddDays(30), Agreements = agreed };

    private ReviewAgreement Agreed(string what, int days) => new(what, _c.Today.AddDays(days)) { OwnerId = Staff.Sanne.Id, OwnerName = Staff.Sanne.Name };

    private static AgreementAnswer Answer(Statement review, int number, AgreementResult result) => new(review.Sequence, number, result);

    private static IEnumerable<GuardCode> Refused(Action verb) => Assert.Throws<CaseRefusedException>(verb).Guards;
}
