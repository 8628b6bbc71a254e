using ReturnCase.Domain.Referrals;

namespace ReturnCase.Domain.Cases;

/// <summary>Where questions of the IND stand.</summary>
public enum QuestionState
{
    /// <summary>Those who work on the case are to answer.</summary>
    Open,

    /// <summary>Answered; the liaison is to give the answer to the IND.</summary>
    AnswerReady,

    /// <summary>The answer was given to the IND.</summary>
    AnswerGiven,
}

/// <summary>Questions with which the IND sent a referral back, and what came of them.</summary>
/// <param name="Asked">The questions.</param>
/// <param name="Referral">The referral they are about.</param>
/// <param name="Answer">The last answer; null while there is none.</param>
/// <param name="Given">That this answer was given to the IND; null while it was not.</param>
public sealed record ReferralQuestion(Statement Asked, Referral Referral, Statement? Answer, Statement? Given)
{
    /// <summary>Where they stand.</summary>
    public QuestionState State => Given is not null ? QuestionState.AnswerGiven : Answer is not null ? QuestionState.AnswerReady : QuestionState.Open;
}

// A referral that comes back with questions goes to those who work on the case, and their answer back to the liaison.
public sealed partial class CaseFile
{
    /// <summary>The questions that stand about referrals of this case, the oldest first.</summary>
    public IReadOnlyList<ReferralQuestion> Questions => [.. Asked()];

    /// <summary>Records an answer to questions of the IND, also on a closed case. A later answer takes the place of an earlier one; both stay visible.</summary>
    /// <param name="change">By somebody who works on the case; its day is that of the answer.</param>
    /// <param name="question">Sequence of the questions.</param>
    /// <param name="answer">What is answered.</param>
    public Statement AnswerQuestions(Change change, int question, string answer)
    {
        EnsureWorker(change);
        EnsureDay(change);
        var asked = Questions.SingleOrDefault(q => q.Asked.Sequence == question) ?? throw new CaseRefusedException(GuardCode.KnownSubject);
        Ensure(GuardCode.EndNotBeforeStart, change.OccurredOn >= asked.Asked.OccurredOn);
        Ensure(GuardCode.NothingChanged, asked.Answer is null || asked.Answer.Text != answer || asked.Answer.OccurredOn != change.OccurredOn);
        var statement = Add(change, new Statement(new StatementDetails(StatementKind.QuestionsAnswered, answer) { Reference = asked.Referral.Number, About = question }));
        Settle(change);
        return statement;
    }

    /// <summary>Records that an answer was given to the IND. Refused where it was before, and where a later answer took its place.</summary>
    /// <param name="change">By the liaison; its day is that on which the answer was given.</param>
    /// <param name="answer">Sequence of the answer.</param>
    /// <param name="how">How it was given, or under which reference.</param>
    public Statement GiveAnswer(Change change, int answer, string how)
    {
        Ensure(GuardCode.CaseWorker, change.By.Role is ActorRole.IndLiaison or ActorRole.ApiClient);
        EnsureDay(change);
        var asked = Questions.SingleOrDefault(q => q.Answer?.Sequence == answer) ?? throw new CaseRefusedException(GuardCode.KnownSubject);
        Ensure(GuardCode.EndNotBeforeStart, change.OccurredOn >= asked.Answer!.OccurredOn);
        Ensure(GuardCode.NothingChanged, asked.Given is null);
        var statement = Add(change, new Statement(new StatementDetails(StatementKind.AnswerGivenToInd, how) { Reference = asked.Referral.Number, About = answer }));
        Settle(change);
        return statement;
    }

    private IEnumerable<ReferralQuestion> Asked()
    {
        var statements = Standing<Statement>().Where(s => s.Kind is StatementKind.ReturnedWithQuestions or StatementKind.QuestionsAnswered or StatementKind.AnswerGivenToInd).ToArray();
        foreach (var asked in statements.Where(s => s.Kind == StatementKind.ReturnedWithQuestions))
        {
            if (_referrals.Find(r => r.Number == asked.Reference) is { } referral)
            {
                var answer = statements.LastOrDefault(s => s.Kind == StatementKind.QuestionsAnswered && IsAbout(s, asked));
                yield return new(asked, referral, answer, answer is null ? null : statements.LastOrDefault(s => s.Kind == StatementKind.AnswerGivenToInd && IsAbout(s, answer)));
            }
        }
    }

    private bool IsAbout(Statement statement, Statement subject) => statement.About is { } about && OriginOf(about) == OriginOf(subject.Sequence);
}
