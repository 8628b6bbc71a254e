using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Referrals;

/// <summary>Where the questions of the IND stand, for lists of referrals.</summary>
public sealed class ReferralQuestions(ReturnCaseDb db)
{
    private static readonly StatementKind[] Kinds = [StatementKind.ReturnedWithQuestions, StatementKind.QuestionsAnswered, StatementKind.AnswerGivenToInd];

    /// <summary>Of each of these referrals about which the IND asked something: where that stands; of several questions the one that is least far. One command.</summary>
    public async Task<IReadOnlyDictionary<string, QuestionState>> OfAsync(Viewer viewer, IReadOnlyCollection<string> referrals, CancellationToken cancel = default)
    {
        if (referrals.Count == 0)
        {
            return new Dictionary<string, QuestionState>();
        }

        var said = await db.Referrals.Where(CaseAccess.MaySeeReferral(viewer)).Where(r => referrals.Contains(r.Number))
            .Join(
                db.Set<Statement>().Where(s => Kinds.Contains(s.Kind) && s.SupersededBy == null),
                r => new { Owner = EF.Property<int>(r, CaseFileConfiguration.Owner), Number = (string?)r.Number },
                s => new { Owner = EF.Property<int>(s, CaseFileConfiguration.Owner), Number = s.Reference },
                (r, s) => new { r.Number, s.Kind, s.Sequence, s.About })
            .ToListAsync(cancel);
        return said.Where(s => s.Kind == StatementKind.ReturnedWithQuestions).GroupBy(s => s.Number).ToDictionary(all => all.Key, all => all.Min(asked => StateOf(asked.Number, asked.Sequence)));

        QuestionState StateOf(string number, int question) =>
            said.Where(s => s.Number == number && s.Kind == StatementKind.QuestionsAnswered && s.About == question).MaxBy(s => s.Sequence) is not { } answer ? QuestionState.Open
            : said.Exists(s => s.Number == number && s.Kind == StatementKind.AnswerGivenToInd && s.About == answer.Sequence) ? QuestionState.AnswerGiven
            : QuestionState.AnswerReady;
    }
}
