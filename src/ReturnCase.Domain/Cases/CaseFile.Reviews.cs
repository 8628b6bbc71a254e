namespace ReturnCase.Domain.Cases;

// A review ends in agreements, and the next one begins with what came of them.
public sealed partial class CaseFile
{
    /// <summary>Reviews of this period that stand, the oldest first.</summary>
    public IReadOnlyList<Statement> Reviews => [.. Statements(StatementKind.Review).OrderBy(review => OriginOf(review.Sequence))];

    /// <summary>The last review, or word that the search goes on, since the case came into its phase: it names the next one. None in a closed case.</summary>
    public Statement? PlannedReview() => Phase.IsOpen()
        ? Statements(StatementKind.Review, LastMove.Sequence).Concat(Statements(StatementKind.SearchContinues, LastMove.Sequence)).Where(review => review.NextOn is not null).MaxBy(review => review.Sequence)
        : null;

    /// <summary>Agreements of this period of which no review says yet what came of them in the end, the first due first: the next review has to.</summary>
    public IReadOnlyList<MadeAgreement> OpenAgreements => [.. Reviews
        .SelectMany(AgreementsOf)
        .Where(made => AnswersTo(made) is not [.., { Answer.Result: not AgreementResult.StillOpen }])
        .OrderBy(made => made.Agreement.On).ThenBy(made => made.Review).ThenBy(made => made.Agreement.Number)];

    /// <summary>What a review agreed.</summary>
    public IReadOnlyList<MadeAgreement> AgreementsOf(Statement review) =>
        [.. review.Agreements.Select(agreement => new MadeAgreement(OriginOf(review.Sequence), review.OccurredOn, agreement))];

    /// <summary>What later reviews that stand say of an agreement, the last of them last.</summary>
    public IReadOnlyList<(Statement Review, AgreementAnswer Answer)> AnswersTo(MadeAgreement made) => [.. Standing<Statement>()
        .Where(review => review.Kind == StatementKind.Review).OrderBy(review => OriginOf(review.Sequence))
        .SelectMany(review => review.Answers, (review, answer) => (review, answer))
        .Where(said => said.answer.Review == made.Review && said.answer.Number == made.Agreement.Number)];

    // What was agreed stays as it was agreed: a correction is about the words of the review.
    private StatementDetails WithAgreements(Change change, StatementDetails details, Statement? corrected)
    {
        if (details.Kind != StatementKind.Review)
        {
            return details with { Agreements = [], Answers = [] };
        }

        if (corrected is not null)
        {
            return details with { Agreements = corrected.Agreements, Answers = corrected.Answers };
        }

        var open = OpenAgreements;
        Ensure(GuardCode.AgreementsAnswered, open.All(made => details.Answers.Any(answer => IsTo(answer, made))));
        Ensure(GuardCode.KnownSubject, details.Answers.All(answer => open.Count(made => IsTo(answer, made)) == 1));
        Ensure(GuardCode.AgreementWhole, details.Agreements.Count <= ReviewAgreement.Most && details.Agreements.All(agreement => agreement.IsWhole(change.OccurredOn)));
        return details with { Agreements = [.. details.Agreements.Select((agreement, index) => agreement with { Number = index + 1 })] };
    }

    private static bool IsTo(AgreementAnswer answer, MadeAgreement made) => answer.Review == made.Review && answer.Number == made.Agreement.Number;
}
