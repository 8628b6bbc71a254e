using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Referrals;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>A referral that comes back with questions: asked, answered by who works on the case, given by the liaison.</summary>
public sealed class QuestionTests
{
    [Fact]
    public void Questions_go_from_the_liaison_to_the_case_and_the_answer_back()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var question = Ask(c);
        Assert.Equal(QuestionState.Open, State(c));
        var answer = c.Wait(2).File.AnswerQuestions(c.By(Staff.Sanne), question.Sequence, "The eldest.");
        Assert.Equal((QuestionState.AnswerReady, c.Referral.Number, question.Sequence), (State(c), answer.Reference, answer.About));
        c.Wait(1).File.GiveAnswer(c.By(Staff.Pieter), answer.Sequence, "by mail");
        Assert.Equal(QuestionState.AnswerGiven, State(c));
        Refused(GuardCode.NothingChanged, () => c.File.GiveAnswer(c.By(Staff.Pieter), answer.Sequence, "again"));
    }

    [Fact]
    public void A_later_answer_takes_the_place_of_the_first_and_is_to_be_given_too()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var question = Ask(c);
        var first = c.File.AnswerQuestions(c.By(Staff.Sanne), question.Sequence, "The eldest.");
        c.File.GiveAnswer(c.By(Staff.Pieter), first.Sequence, "by mail");
        Refused(GuardCode.NothingChanged, () => c.File.AnswerQuestions(c.By(Staff.Sanne), question.Sequence, "The eldest."));
        c.File.AnswerQuestions(c.By(Staff.Sanne), question.Sequence, "The youngest.");
        Assert.Equal((QuestionState.AnswerReady, true), (State(c), first.Stands));
        Refused(GuardCode.KnownSubject, () => c.File.GiveAnswer(c.By(Staff.Pieter), first.Sequence, "by mail"));
    }

    [Fact]
    public void An_answer_is_one_to_its_own_questions_alone()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var (first, second) = (Ask(c), Ask(c.Wait(1)));
        c.File.AnswerQuestions(c.By(Staff.Sanne), second.Sequence, "The eldest.");
        Assert.Equal([(first.Sequence, false), (second.Sequence, true)], c.File.Questions.Select(q => (q.Asked.Sequence, q.Answer is not null)));
    }

    [Fact]
    public void Each_does_what_is_theirs_and_no_day_is_before_what_it_follows()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(3);
        var question = Ask(c);
        Refused(GuardCode.CaseWorker, () => c.File.AnswerQuestions(c.By(Staff.Pieter), question.Sequence, "mine"));
        Refused(GuardCode.EndNotBeforeStart, () => c.File.AnswerQuestions(c.By(Staff.Sanne, on: c.Today.AddDays(-1)), question.Sequence, "early"));
        Refused(GuardCode.NotInFuture, () => c.File.AnswerQuestions(c.By(Staff.Sanne, on: c.Today.AddDays(1)), question.Sequence, "late"));
        Refused(GuardCode.KnownSubject, () => c.File.AnswerQuestions(c.By(Staff.Sanne), question.Sequence + 1, "which"));
        var answer = c.File.AnswerQuestions(c.By(Staff.Sanne), question.Sequence, "The eldest.");
        Refused(GuardCode.CaseWorker, () => c.File.GiveAnswer(c.By(Staff.Sanne), answer.Sequence, "mine"));
        Refused(GuardCode.EndNotBeforeStart, () => c.File.GiveAnswer(c.By(Staff.Pieter, on: c.Today.AddDays(-1)), answer.Sequence, "early"));
    }

    [Fact]
    public void Questions_about_a_withdrawn_referral_are_asked_and_answered_too()
    {
        var c = DecisionFileCases.Withdrawn();
        var question = Ask(c);
        c.File.AnswerQuestions(c.By(Staff.Sanne), question.Sequence, "It was withdrawn.");
        Assert.Equal(QuestionState.AnswerReady, State(c));
    }

    private static Statement Ask(CaseBuilder c) => c.File.RecordQuestions(c.By(Staff.Pieter), c.Referral.Number, "Which aunt?");

    private static QuestionState State(CaseBuilder c) => Assert.Single(c.File.Questions).State;

    private static void Refused(GuardCode guard, Action verb) => Assert.Equal([guard], Assert.Throws<CaseRefusedException>(verb).Guards);
}
