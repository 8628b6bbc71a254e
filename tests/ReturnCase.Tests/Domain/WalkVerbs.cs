using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>The verbs that a walk which is only compared with itself knows besides.</summary>
internal sealed class WalkVerbs(CaseBuilder c, Random random, Func<Change> change, Func<int> candidate)
{
    private CaseFile File => c.File;

    public (string Name, int Weight, Action Do)[] All =>
    [
        ("identity", 2, () => File.RecordIdentity(change(), new("Amina", random.Next(2) == 0 ? "Bah" : "Diallo", "Mimi", random.Next(3) == 0 ? "SN" : "GN", "Fula", "Utrecht"))),
        ("contact person", 3, () => File.RecordContactPerson(change(), Pick<ContactRole>(), "J. de Boer", "Nidos", null, "j@example.org")),
        ("safety", 3, () => File.CheckSafety(change(), candidate(), random.Next(4) > 0, "is glad", random.Next(2) == 0 ? "limps" : null, "that she is well")),
        ("assess", 4, () => File.Assess(change(), candidate(), new(Maybe(), Maybe(), Maybe(), Maybe(), Maybe(), Maybe(), "wants to go", "visited", c.Today.AddDays(random.Next(-10, 400))))),
        ("document", 3, () => File.RecordDocument(change(), Paper())),
        ("result", 5, () => File.RecordResult(change(), AnyOf<CooperationFact>(), new(Pick<RequestResult>(), random.Next(2) == 0 ? "letter" : null, random.Next(2) == 0 ? "said no" : null))),
        ("judge", 4, () => File.Judge(change(), new(Pick<CooperationVerdict>(), "reasons", [AnyFact(), AnyOf<ContactMoment>()], random.Next(3) == 0 ? new(JudgementView.Nobody, null) : CaseBuilder.Agrees, CaseBuilder.NoAnswer))),
        ("embassy asked", 3, () => File.RecordEmbassyStep(change(), AnyOf<TravelDocument>(), Pick<EmbassyStepKind>(), "the guardian", "was there")),
        ("embassy answers", 3, () => File.AnswerTravelDocument(change(), AnyOf<TravelDocument>(), Pick<EmbassyAnswer>(), "as expected")),
        ("travel details", 3, () => File.RecordTravelDetails(change(), new(new(9, 40), "KL 587", random.Next(3) > 0 ? new(18, 0) : null, "arrivals hall", random.Next(2) == 0 ? "+224 555 0142" : null, "+31 6 0000 0123"))),
        ("looks like", 1, () => File.RecordProbableDouble(change(), random.Next(3) == 0 ? File.Number : "RC-2026-000009", "the same birth date")),
        ("sent", 4, () => File.ExportReferral(change(), AnyReferral())),
        ("received", 3, () => File.RecordReceipt(change(), AnyReferral(), "IND-9")),
        ("asked by the IND", 5, () => File.RecordQuestions(change() with { By = random.Next(4) == 0 ? Staff.Sanne : Staff.Pieter }, AnyReferral(), "Which aunt?")),
        ("answer the IND", 6, AnswerTheInd),
        ("review", 5, Review),
        ("siblings", 2, () => File.Note(change(), new(Any(StatementKind.SiblingCase, StatementKind.SameChild, StatementKind.AnotherChild, StatementKind.SamePersonLeads, StatementKind.SamePersonFollows), "same mother") { Reference = Any("RC-2026-000007", "RC-2026-000008", File.Number) })),
        ("missing", 3, () => File.RaiseAlarm(change(), AlarmKind.Missing, random.Next(2) == 0 ? new TimeOnly(random.Next(24), 0) : null)),
    ];

    private void AnswerTheInd()
    {
        foreach (var question in File.Questions)
        {
            if (question.State == QuestionState.Open)
                File.AnswerQuestions(change(), question.Asked.Sequence, "The eldest.");
            else
                File.GiveAnswer(change() with { By = Staff.Pieter }, question.Answer!.Sequence, "by mail");
        }
    }

    private void Review()
    {
        var owed = File.Standing<Statement>().Where(s => s.Agreements.Count > 0).SelectMany(s => s.Agreements.Select(a => new AgreementAnswer(s.Sequence, a.Number, Pick<AgreementResult>()) { Note = "as agreed" })).ToArray();
        File.Note(change() with { By = random.Next(5) == 0 ? Staff.Sanne : Staff.Ingrid }, new(StatementKind.Review, "seen")
        {
            NextOn = c.Today.AddDays(random.Next(1, 95)),
            Agreements = random.Next(2) == 0 ? [new("call the aunt", c.Today.AddDays(random.Next(-1, 20))) { Number = 1, OwnerId = "sanne", OwnerName = "Sanne" }] : [],
            Answers = random.Next(2) == 0 ? owed : [],
        });
    }

    private DocumentDetails Paper() => new(
        Pick<DocumentKind>(), "Nederlands", random.Next(2) == 0 ? c.Today.AddDays(-3) : null, Pick<DocumentOrigin>(), random.Next(4) == 0, null,
        new($"stored{File.Version}", "paper.pdf", DocumentFormat.Pdf, 1_000, new string((char)('a' + random.Next(4)), CaseDocument.Sha256Length)));

    private bool? Maybe() => random.Next(8) switch { 0 => null, 1 => false, _ => true };

    private string AnyReferral() => File.Referrals is { Count: > 0 } all ? all[random.Next(all.Count)].Number : "RF-0";

    private int AnyFact() => File.Facts[random.Next(File.Facts.Count)].Sequence;

    private int AnyOf<T>()
        where T : RecordedFact => File.Facts.OfType<T>().ToArray() is { Length: > 0 } all ? all[random.Next(all.Length)].Sequence : 1;

    private T Any<T>(params T[] of) => of[random.Next(of.Length)];

    private T Pick<T>()
        where T : struct, Enum => Any(Enum.GetValues<T>());
}
